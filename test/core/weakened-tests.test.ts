import type { FileDiff } from "../../src/core/diff.ts";
import { weakenedTests, weakens } from "../../src/core/weakened-tests.ts";

type Lines = { added?: string[]; removed?: string[]; status?: FileDiff["status"] };
const file = (path: string, { added = [], removed = [], status = "changed" }: Lines): FileDiff => ({
  path,
  status,
  binary: false,
  added: added.map((text, index) => ({ line: index + 1, text })),
  removed: removed.map((text, index) => ({ line: index + 1, text })),
});

test.each([
  [
    "a test file deleted",
    file("test/a.test.js", { status: "deleted", removed: ['test("a", () => {'] }),
  ],
  ["a test taken out", file("test/a.test.js", { removed: ['  it("adds", () => {'] })],
  [
    "a test skipped",
    file("test/a.test.js", {
      added: ['test.skip("adds", () => {'],
      removed: ['test("adds", () => {'],
    }),
  ],
  [
    "only one test left",
    file("a.spec.ts", { added: ['it.only("x", () => {'], removed: ['it("x", () => {'] }),
  ],
  ["xit", file("a.spec.ts", { added: ['xit("x", () => {'] })],
  ["node's skip option", file("test/a.test.js", { added: ['test("x", { skip: true }, () => {'] })],
  ["#[ignore]", file("src/lib.rs", { added: ["    #[ignore]"] })],
  ["pytest.skip", file("tests/test_a.py", { added: ['    pytest.skip("later")'] })],
  ["pytest mark", file("tests/test_a.py", { added: ["@pytest.mark.skip"] })],
  ["t.Skip", file("a_test.go", { added: ['\tt.Skip("later")'] })],
  ["a whole file hidden from eslint", file("src/a.js", { added: ["/* eslint-disable */"] })],
  ["a whole file unchecked", file("src/a.ts", { added: ["// @ts-nocheck"] })],
  ["code hidden from coverage", file("src/a.js", { added: ["/* c8 ignore next */"] })],
  [
    "code hidden from node's coverage",
    file("src/a.js", { added: ["/* node:coverage disable */"] }),
  ],
  [
    "coverage thresholds lowered",
    file("jest.config.js", { added: ["lines: 10"], removed: ["lines: 80"] }),
  ],
  ["the linter loosened", file("eslint.config.js", { added: ['"no-undef": "off"'] })],
  ["the linter's configuration deleted", file(".eslintrc.json", { status: "deleted" })],
  [
    "the test script replaced",
    file("package.json", { added: ['    "test": "true"'], removed: ['    "test": "node --test"'] }),
  ],
])("%s stops for people", (_what, diff) => {
  const findings = weakenedTests([diff]);
  expect(weakens(findings)).toBe(true);
  expect(findings[0]).toMatchObject({ part: "tests", rule: "miyabi/weakened-tests" });
});

test.each([
  [
    "a test renamed",
    [file("test/a.test.js", { added: ['test("b", () => {'], removed: ['test("a", () => {'] })],
  ],
  [
    "a test moved to another file",
    [
      file("test/a.test.js", {
        status: "deleted",
        removed: ['test("a", () => {', "  expect(a).toBe(1);"],
      }),
      file("test/b.test.js", {
        status: "created",
        added: ['test("a", () => {', "  expect(a).toBe(1);"],
      }),
    ],
  ],
  [
    "a linter configured for the first time",
    [file("eslint.config.js", { status: "created", added: ["x"] })],
  ],
  [
    "npm's placeholder replaced",
    [
      file("package.json", {
        added: ['    "test": "node --test"'],
        removed: ['    "test": "echo \\"Error: no test specified\\" && exit 1"'],
      }),
    ],
  ],
  [
    "the test script only followed by a new one",
    [
      file("package.json", {
        added: ['"test": "node --test",', '"lint": "x"'],
        removed: ['"test": "node --test"'],
      }),
    ],
  ],
  ["code that says skip", [file("src/pages.js", { added: ["query.skip(10); list.only(3);"] })]],
])("%s does not", (_what, files) => {
  expect(weakenedTests(files)).toEqual([]);
});

test.each([
  ["one line silenced", file("src/a.js", { added: ["// eslint-disable-next-line no-undef"] })],
  ["one line unchecked", file("src/a.ts", { added: ["// @ts-expect-error old types"] })],
  ["fewer assertions", file("test/a.test.js", { removed: ["  expect(a).toBe(1);"] })],
])("%s is named, and goes on", (_what, diff) => {
  const findings = weakenedTests([diff]);
  expect(findings).toMatchObject([{ severity: "medium" }]);
  expect(weakens(findings)).toBe(false);
});
