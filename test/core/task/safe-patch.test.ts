import { safePatch } from "../../../src/core/task/safe-patch.ts";

const part = (path: string, ...lines: string[]): string =>
  [
    `diff --git a/${path} b/${path}`,
    "new file mode 100644",
    "index 0000000..1111111",
    "--- /dev/null",
    `+++ b/${path}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
    "",
  ].join("\n");

const KEY = `ghp_${"Ab1".repeat(12)}`;

test("a diff without a secret is kept as it is", () => {
  const diff = part("a.js", "one") + part("ü b.js", "two");
  expect(safePatch(diff)).toBe(diff);
  expect(safePatch("")).toBe("");
});

test("a file with a secret is left out whole, the others stay", () => {
  const first = part("a.js", "one");
  const last = part("c.js", "three");
  const patch = safePatch(first + part("b.js", `const token = "${KEY}";`, "two") + last);
  expect(patch).toBe(`${first}# "b.js" is left out: it holds what looks like a secret.\n${last}`);
});

test.each(["\r", "\u2028", "\u2029"])(
  "a line that goes on like a header behind %j hides no secret",
  (end) => {
    const diff = part("a.js", `x${end}diff --git a/x b/x`, KEY);
    expect(safePatch(diff)).not.toContain(KEY);
  },
);

test("files that would make it too long are named, smaller ones after them kept", () => {
  const small = part("a.js", "one");
  const patch = safePatch(part("big.js", "x".repeat(2_000)) + small, 1_000);
  expect(patch).toBe(`# "big.js" is left out: the whole would be too long.\n${small}`);
});
