import { repositoryLinks, safeLink } from "../../../src/core/dashboard/safe-link.ts";

test.each([
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "https://user:secret@example.com/",
  "//example.com",
  "not an address",
  "",
])("%j is no address that a click may open", (address) =>
  expect(safeLink(address)).toBeUndefined(),
);

test("web addresses are opened", () => {
  expect(safeLink("https://shop.example/a?b#c")).toBe("https://shop.example/a?b#c");
  expect(safeLink("http://127.0.0.1:3000")).toBe("http://127.0.0.1:3000/");
});

test("pages of a repository lie at its server", () => {
  const at = repositoryLinks("https://git.example/", "acme/shop");
  expect(at.issue(7)).toBe("https://git.example/acme/shop/issues/7");
  expect(at.run(9)).toBe("https://git.example/acme/shop/actions/runs/9");
});

test("a repository's name or a commit that is none leads nowhere", () => {
  expect(repositoryLinks("https://github.com", "../../evil?x").issue(7)).toBeUndefined();
  expect(repositoryLinks("javascript:alert(1)", "acme/shop").pull(7)).toBeUndefined();
});
