import { remoteName } from "../../../src/core/adopt/remote-name.ts";

test.each([
  ["git@github.com:octo/shop.git", "octo/shop"],
  ["https://github.com/octo/shop", "octo/shop"],
  ["https://x-access-token:secret@github.com/octo/shop.git", "octo/shop"],
  ["ssh://git@github.com/octo/shop.js.git", "octo/shop.js"],
  ["https://gitlab.com/octo/shop", undefined],
  ["git@gitlab.com:octo/shop.git", undefined],
  ["/srv/git/shop.git", undefined],
  ["../shop", undefined],
  ["https://github.com/octo", undefined],
])("%s is %s on github.com", (address, name) => {
  expect(remoteName(address, "https://github.com")).toBe(name);
});

test("a server of one's own has its own repositories", () => {
  expect(remoteName("git@git.acme.example:octo/shop", "https://git.acme.example")).toBe(
    "octo/shop",
  );
});
