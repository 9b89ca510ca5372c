import fc from "fast-check";
import { fileOutline } from "../../../src/core/task/file-outline.ts";

test("few files are all there", () => {
  expect(fileOutline(["src/b.ts", "README.md", "src/a.ts"])).toEqual([
    "README.md",
    "src/a.ts",
    "src/b.ts",
  ]);
});

test("beyond the limit the deepest folders become a line each", () => {
  const paths = ["a.md", "src/x.ts", "src/deep/1.ts", "src/deep/2.ts", "src/deep/3.ts"];
  expect(fileOutline(paths, 4)).toEqual(["a.md", "src/deep/ (3 files)", "src/x.ts"]);
  expect(fileOutline(paths, 2)).toEqual(["a.md", "src/ (4 files)"]);
});

test("what is too wide even so is cut, with its number", () => {
  const paths = Array.from({ length: 50 }, (_, at) => `${String(at).padStart(2, "0")}.md`);
  expect(fileOutline(paths, 3)).toEqual(["00.md", "01.md", "… and 48 more"]);
});

test("paths with hidden characters, or longer than any, are left out", () => {
  expect(fileOutline(["a\nb", "a\u202Eb", "x".repeat(201), "c"])).toEqual(["c"]);
});

test("no repository makes more lines than allowed", () => {
  const path = fc
    .array(fc.constantFrom("a", "b", "c", "d.ts"), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join("/"));
  fc.assert(
    fc.property(
      fc.uniqueArray(path, { maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      (paths, most) => {
        expect(fileOutline(paths, most).length).toBeLessThanOrEqual(most);
      },
    ),
  );
});
