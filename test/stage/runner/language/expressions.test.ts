import { evaluate, holds } from "../../../../src/stage/runner/language/expressions.ts";

const status = { success: true, failure: false, cancelled: false };

test.each<[string, unknown]>([
  ["format('a ''{0}'' b ''{1}''', 1, true)", "a '1' b 'true'"],
  ["contains(github.labels, 'X')", true],
  ["github.labels[0]", "x"],
  ["fromJSON('{\"a\":[1]}').a[0]", 1],
  ["toJSON(github.labels)", '[\n  "x"\n]'],
  ["join(github.labels, '-')", "x"],
  ["startsWith('Hello', 'he') && endsWith('Hello', 'LO')", true],
  ["github.missing.deep == null", true],
  ["1 == '1'", true],
  ["'' || 'otherwise'", "otherwise"],
])("%s", (expression, expected) => {
  expect(evaluate(expression, { contexts: { github: { labels: ["x"] } } })).toEqual(expected);
});

test("status functions and unknown ones", () => {
  expect(holds("success() && !cancelled() && always()", { contexts: {}, status })).toBe(true);
  expect(() => evaluate("success()", { contexts: {} })).toThrow("Unrecognized function");
});
