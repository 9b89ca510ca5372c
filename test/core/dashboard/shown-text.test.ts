import { shownLine, shownText } from "../../../src/core/dashboard/shown-text.ts";

test("characters that hide, steer or turn the direction of writing are taken out; lines stay", () => {
  expect(shownText("a\u202eb\u200bc\u0007\u001b[31m\r\nd\u2028e")).toBe("abc[31m\nde");
  expect(shownText("日本語 👍\tx")).toBe("日本語 👍\tx");
});

test("a text that is too long ends in an ellipsis and breaks no character in two", () => {
  expect(shownText("abcdef", 4)).toBe("abc…");
  expect(shownText("👍👍👍👍👍", 3)).toBe("👍👍…");
  expect(shownText("👍👍👍", 3)).toBe("👍👍👍");
});

test("a line is one line", () => expect(shownLine(" a\n\n b\tc ")).toBe("a b c"));
