import { annotationsOf } from "../../../src/core/review/annotations.ts";
import type { Finding } from "../../../src/core/review/quality.ts";

const finding = (change: Partial<Finding> = {}): Finding => ({
  part: "lint",
  severity: "error",
  message: "no",
  file: "src/a.js",
  line: 1,
  rule: "eslint/x",
  ...change,
});

test("at most 10 errors and 10 warnings, the gravest first", () => {
  const many = Array.from({ length: 12 }, () => finding());
  const soft = many.map((one): Finding => ({ ...one, severity: "warning" }));
  const grave = finding({ severity: "critical", message: "grave" });
  const notes = annotationsOf([...soft, ...many, grave]);
  expect(notes.map(({ level }) => level)).toEqual([
    ...Array<string>(10).fill("error"),
    ...Array<string>(10).fill("warning"),
  ]);
  expect(notes[0]?.message).toBe("grave");
});

test("what has no line, or costs next to nothing, is not annotated", () => {
  const none = [
    finding({ line: undefined }),
    finding({ file: undefined }),
    finding({ severity: "info" }),
    finding({ severity: "low" }),
  ];
  expect(annotationsOf(none)).toEqual([]);
});

test("a tool's text is one line that mentions nobody and gives the runner no command", () => {
  const [note] = annotationsOf([finding({ message: "a\r\n::error::b @team\n##[error]c" })]);
  expect(note?.message).not.toMatch(/[\r\n]|@team/);
});
