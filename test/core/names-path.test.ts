import fc from "fast-check";
import { namesPath } from "../../src/core/names-path.ts";

test.each([
  ["Kept logo.png as it was.", "logo.png"],
  ["I keep img/logo.png.", "img/logo.png"],
  ["`img/logo.png`: ours is newer", "img/logo.png"],
  ["(./logo.png)", "logo.png"],
  ["a.png,b.png stay", "b.png"],
  ['"a\\nb.png" stays', "a\nb.png"],
  ["ロゴ.png は維持", "ロゴ.png"],
  ["a (1)+[x].png stays", "a (1)+[x].png"],
])("%j names %j", (text, path) => {
  expect(namesPath(text, path)).toBe(true);
});

test.each([
  ["Kept the logo.", "logo.png"],
  ["img/logo.png", "logo.png"],
  ["../logo.png", "logo.png"],
  ["newlogo.png", "logo.png"],
  ["logo.png.bak", "logo.png"],
  ["logo.pngs", "logo.png"],
  ["logo.png/x", "logo.png"],
  ["logoXpng", "logo.png"],
  ["data~1234", "data"],
  ["", "logo.png"],
])("%j does not name %j", (text, path) => {
  expect(namesPath(text, path)).toBe(false);
});

test("any path is named where it stands between spaces", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), fc.string(), (path, before) => {
      expect(namesPath(`${before} ${path} stays`, path)).toBe(true);
    }),
  );
});
