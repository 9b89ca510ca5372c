import { parseKeyValues } from "../../../../src/stage/runner/job/key-values.ts";

test.each([
  ["a=1\nb=x=y\n\n", { a: "1", b: "x=y" }],
  ["a<<E\n1\n\n2\nE\nb=2", { a: "1\n\n2", b: "2" }],
  ["a<<E\nE\n", { a: "" }],
  ["a=1<<E\n", { a: "1<<E" }],
  ["a=\r\nb=2\r\n", { a: "", b: "2" }],
])("%j", (content, expected) => {
  expect(Object.fromEntries(parseKeyValues(content))).toEqual(expected);
});

test.each([
  ["plain", "Invalid format 'plain'"],
  ["=x", "Name must not be empty"],
  ["a<<", "delimiter must not be empty"],
  ["a<<E\nx", "Invalid value. Matching delimiter not found 'E'"],
])("%j is refused", (content, problem) => {
  expect(() => parseKeyValues(content)).toThrow(problem);
});
