import { matchesGlob } from "../../src/core/glob.ts";

test.each([
  [".github/**", ".github/workflows/ci.yml", true],
  [".github/**", "docs/.github/x", false],
  ["**/CODEOWNERS", "CODEOWNERS", true],
  ["**/CODEOWNERS", "docs/CODEOWNERS", true],
  ["k8s/**", "k8s", true],
  ["k8s/**", "k8s-old/a.yml", false],
  ["CLAUDE.md", "claude.md", true],
  ["src/*.ts", "src/a.ts", true],
  ["src/*.ts", "src/a/b.ts", false],
  ["src/?.ts", "src/a.ts", true],
  ["src/?.ts", "src/ab.ts", false],
  ["a/**/b/*.c", "a/x/y/b/z.c", true],
  ["a/**/b/*.c", "a/b/z.c", true],
  ["a.c", "abc", false],
  ["*", "", true],
  ["a/*", "a", false],
])("%s and %s: %p", (glob, path, expected) => {
  expect(matchesGlob(glob, path)).toBe(expected);
});

test("takes hostile globs and paths in a moment", () => {
  const began = performance.now();
  expect(matchesGlob("*a".repeat(500) + "b", "a".repeat(5_000))).toBe(false);
  expect(matchesGlob("**/a/".repeat(500) + "b", "a/".repeat(2_000) + "c")).toBe(false);
  expect(performance.now() - began).toBeLessThan(1_000);
});
