import type { FileDiff } from "../../../../src/core/diff.ts";
import { weakenedTests } from "../../../../src/core/review/weakened-tests.ts";

type Lines = { at?: number; status?: FileDiff["status"] };
const adds = (
  path: string,
  lines: string[],
  { at = 5, status = "changed" }: Lines = {},
): FileDiff => ({
  path,
  status,
  binary: false,
  added: lines.map((text, index) => ({ line: at + index, text })),
  removed: [],
});
const severities = (file: FileDiff) => weakenedTests([file]).map(({ severity }) => severity);

test.each<[string, FileDiff]>([
  ["alone between old lines", adds("a.test.js", ["  return;"])],
  ["with a value that says nothing", adds("a.test.ts", ["  return undefined;"])],
  ["with a promise that is kept", adds("a.test.ts", ["    return Promise.resolve();"])],
  ["with a comment", adds("a.test.ts", ["  return; // flaky on CI"])],
  ["in Python", adds("tests/test_a.py", ["    return"])],
  ["with None", adds("tests/test_a.py", ["    return None  # later"])],
  ["in Go", adds("a_test.go", ["\treturn"])],
  ["on the line of the test", adds("a.test.js", ['test("adds", () => { return; });'])],
  [
    "before what is looked at, in one line",
    adds("a.test.js", ["  return; expect(add(1, 2)).toBe(3);"]),
  ],
  ["under true", adds("a.test.js", ["  if (true) return;"])],
  ["under a bracket", adds("a.test.js", ["  const a = 1;", "  if (1) { return; }"])],
  ["under True", adds("tests/test_a.py", ["    if True: return"])],
  ["where the environment says so", adds("a.test.js", ["  if (process.env.CI) return;"])],
  [
    "where Python's environment says so",
    adds("tests/test_a.py", ['    if "CI" in os.environ: return']),
  ],
  [
    "in a test that is new",
    adds("a.test.js", ['test("adds", () => {', "  return;", "  expect(1).toBe(2);"], {
      status: "created",
    }),
  ],
  ["in a new test of Go", adds("a_test.go", ["func TestA(t *testing.T) {", "\treturn"])],
  ["in a subtest", adds("a_test.go", ['\tt.Run("a", func(t *testing.T) {', "\t\treturn"])],
])("threat 24: a return before what the test looks at stops for people: %s", (_, file) => {
  expect(severities(file)).toContain("high");
});

test("threat 24: in Rust, where tests lie among the code, it is named", () => {
  expect(severities(adds("src/lib.rs", ["        return;"]))).toEqual(["medium"]);
  expect(severities(adds("tests/it.rs", ["    return;"]))).toEqual(["high"]);
});

test.each<[string, FileDiff]>([
  ["in code", adds("src/a.js", ["  return;"])],
  ["in a helper's condition", adds("a_test.go", ["\tif err == nil {", "\t\treturn", "\t}"])],
  ["of a value", adds("a.test.js", ["  return build(1);"])],
  ["of a value, by a helper in one line", adds("a.test.js", ["const one = () => { return 1; };"])],
  ["under a condition of the test's own", adds("a.test.js", ["  if (done) return;"])],
  [
    "at the end of a new helper",
    adds("test/helper.js", ["function wait() {", "  go();", "  return;", "}"]),
  ],
])("a return %s is none of it", (_, file) => {
  expect(severities(file)).toEqual([]);
});
