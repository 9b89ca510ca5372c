import type { FileDiff } from "../../../src/core/diff.ts";
import { weakenedTests, weakens } from "../../../src/core/review/weakened-tests.ts";

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
])("threat 24: %s stops for people", (_what, diff) => {
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

const T = 'test("a", () => {';
test.each<[string, FileDiff[]]>([
  [
    "renamed out of pattern",
    [
      file("test/a.test.js", { status: "deleted", removed: [T] }),
      file("test/a.test.js.bak", { status: "created", added: [T] }),
    ],
  ],
  [
    "renamed out of pattern 2",
    [
      file("test/a.test.js", { status: "deleted", removed: [T] }),
      file("test/a.txt", { status: "created", added: [T] }),
    ],
  ],
  [
    "renamed to a helper",
    [
      file("src/a.test.js", { status: "deleted", removed: [T] }),
      file("src/a.testing.js", { status: "created", added: [T] }),
    ],
  ],
  [
    "renamed to test/a.js under test dir",
    [
      file("test/a.test.js", { status: "deleted", removed: [T] }),
      file("test/a-old.js", { status: "created", added: [T] }),
    ],
  ],
  [
    "py renamed",
    [
      file("tests/test_a.py", { status: "deleted", removed: ["def test_a():"] }),
      file("tests/a_old.py", { status: "created", added: ["def test_a():"] }),
    ],
  ],
  [
    "go renamed",
    [
      file("a_test.go", { status: "deleted", removed: ["func TestA(t *testing.T) {"] }),
      file("a_test.go.off", { status: "created", added: ["func TestA(t *testing.T) {"] }),
    ],
  ],
  ["test.todo", [file("a.test.js", { added: ['test.todo("x");'] })]],
  ["describe.only.each", [file("a.test.js", { added: ['describe.only.each([1])("x", () => {'] })]],
  ["it.concurrent.skip", [file("a.test.js", { added: ['it.concurrent.skip("x", () => {'] })]],
  ["test.skipIf", [file("a.test.js", { added: ['test.skipIf(true)("x", () => {'] })]],
  ["test.runIf", [file("a.test.js", { added: ['test.runIf(false)("x", () => {'] })]],
  ["test.fails", [file("a.test.js", { added: ['test.fails("x", () => {'] })]],
  ["test.failing", [file("a.test.js", { added: ['test.failing("x", () => {'] })]],
  ["this.skip()", [file("a.test.js", { added: ["  this.skip();"] })]],
  ["ctx.skip()", [file("a.test.js", { added: ["  ctx.skip();"] })]],
  ["context.skip", [file("a.test.js", { added: ['context.skip("x", () => {'] })]],
  ["pending()", [file("a.spec.js", { added: ['  pending("x");'] })]],
  [
    "node skip option in middle",
    [file("a.test.js", { added: ['test("x", { timeout: 5, skip: true }, () => {'] })],
  ],
  [
    "node skip shorthand",
    [file("a.test.js", { added: ["test('x', { skip: !process.env.X }, () => {"] })],
  ],
  [
    "pkg coverage threshold",
    [file("package.json", { removed: ['        "lines": 80'], added: ['        "lines": 10'] })],
  ],
  [
    "pkg coverageThreshold removed",
    [file("package.json", { removed: ['    "coverageThreshold": {'] })],
  ],
  [
    "pkg jest testPathIgnore added",
    [file("package.json", { added: ['    "testPathIgnorePatterns": ["auth"]'] })],
  ],
  ["pkg eslintConfig rule off", [file("package.json", { added: ['      "no-undef": "off"'] })]],
  [
    "|| true added to test",
    [
      file("package.json", {
        removed: ['    "test": "node --test"'],
        added: ['    "test": "node --test || true"'],
      }),
    ],
  ],
  [
    "|| true added to build",
    [
      file("package.json", {
        removed: ['    "build": "tsc"'],
        added: ['    "build": "tsc || true"'],
      }),
    ],
  ],
  ["pretest changed", [file("package.json", { added: ['    "pretest": "rm -rf test"'] })]],
  [
    "check script",
    [
      file("package.json", {
        removed: ['    "check": "npm run lint && npm test"'],
        added: ['    "check": "true"'],
      }),
    ],
  ],
  [
    "unit script behind test",
    [
      file("package.json", {
        removed: ['    "unit": "jest"'],
        added: ['    "unit": "jest || exit 0"'],
      }),
    ],
  ],
  ["new test script exit 0", [file("package.json", { added: ['    "lint": "exit 0",'] })]],
  [
    "py mark skipif",
    [file("tests/test_a.py", { added: ['@pytest.mark.skipif(True, reason="x")'] })],
  ],
  ["py skip imported", [file("tests/test_a.py", { added: ['@skip("x")'] })]],
  ["py self.skipTest", [file("tests/test_a.py", { added: ['        self.skipTest("x")'] })]],
  ["py pytestmark", [file("tests/test_a.py", { added: ["pytestmark = pytest.mark.skip"] })]],
  ["py importorskip", [file("tests/test_a.py", { added: ['pytest.importorskip("x")'] })]],
  ["py __test__", [file("tests/test_a.py", { added: ["__test__ = False"] })]],
  ["py collect_ignore", [file("tests/conftest.py", { added: ['collect_ignore = ["test_a.py"]'] })]],
  [
    "pyproject loosened",
    [file("pyproject.toml", { removed: ["fail_under = 80"], added: ["fail_under = 1"] })],
  ],
  ["pyproject addopts", [file("pyproject.toml", { added: ['addopts = "--ignore=tests"'] })]],
  ["go SkipNow", [file("a_test.go", { added: ["\tt.SkipNow()"] })]],
  ["go b.Skip", [file("a_test.go", { added: ['\tb.Skip("x")'] })]],
  ["go build tag", [file("a_test.go", { added: ["//go:build never"] })]],
  ["rust ignore reason", [file("src/lib.rs", { added: ['#[ignore = "x"]'] })]],
  ["rust cfg_attr ignore", [file("src/lib.rs", { added: ["#[cfg_attr(all(), ignore)]"] })]],
  [
    "rust cfg(test) removed",
    [file("src/lib.rs", { removed: ["#[cfg(test)]"], added: ["#[cfg(any())]"] })],
  ],
  ["java Ignore", [file("src/test/java/ATest.java", { added: ["  @Ignore"] })]],
  ["ruby skip", [file("spec/a_spec.rb", { added: ['    skip "x"'] })]],
  ["eslint rule comment off", [file("src/a.js", { added: ['/* eslint no-undef: "off" */'] })]],
  ["eslint-env", [file("src/a.js", { added: ["/* eslint no-undef: 0 */"] })]],
  [
    "tsconfig strict off",
    [file("tsconfig.json", { removed: ['"strict": true'], added: ['"strict": false'] })],
  ],
  [".eslintignore created", [file(".eslintignore", { status: "created", added: ["src"] })]],
  ["commented out test", [file("a.test.js", { removed: [T], added: ['// test("a", () => {'] })]],
  ["commented in block", [file("a.test.js", { removed: [], added: ["/*"] })]],
  ["if(false)", [file("a.test.js", { added: ["if (false) {"] })]],
  ["Makefile test target", [file("Makefile", { removed: ["\tpytest"], added: ["\t-pytest"] })]],
  ["exit in test", [file("a.test.js", { added: ["process.exit(0);"] })]],
  [
    "tests deleted w/ helper decl elsewhere",
    [
      file("test/a.test.js", { removed: [T] }),
      file("test/helpers.js", { added: ['test("x", () => {'] }),
    ],
  ],
])("threat 24: the trick %s stops for people", (_what, files) => {
  expect(weakens(weakenedTests(files))).toBe(true);
});

test.each<[string, FileDiff[]]>([
  [
    "assert trivial",
    [
      file("a.test.js", {
        removed: ["  expect(add(1,2)).toBe(3);"],
        added: ["  expect(true).toBe(true);"],
      }),
    ],
  ],
  [
    "assert trivial 2",
    [
      file("a.test.js", {
        removed: ["  assert.equal(add(1,2), 3);"],
        added: ["  assert.ok(true);"],
      }),
    ],
  ],
  [
    "py assert True",
    [
      file("tests/test_a.py", {
        removed: ["    assert add(1,2) == 3"],
        added: ["    assert True"],
      }),
    ],
  ],
  [
    "snapshot updated",
    [
      file("test/__snapshots__/a.test.js.snap", {
        removed: ["exports[`a 1`] = `3`;"],
        added: ["exports[`a 1`] = `4`;"],
      }),
    ],
  ],
  ["a script's exit code dropped", [file("scripts/deploy.sh", { added: ["rm -f x || true"] })]],
])("threat 24: the trick %s is named", (_what, files) => {
  const findings = weakenedTests(files);
  expect(findings.length).toBeGreaterThan(0);
  expect(weakens(findings)).toBe(false);
});

test.each<[string, FileDiff[]]>([
  ["query options in a test", [file("a.test.js", { added: ["await find({ where, skip: 10 });"] })]],
  ["a block comment of its own", [file("a.test.js", { added: ["/*", " * Adds.", " */"] })]],
  [
    "a test named after skipping",
    [file("a.test.js", { added: ['test("can skip: true", () => {'] })],
  ],
  ["a first coverage threshold", [file("pyproject.toml", { added: ["fail_under = 80"] })]],
  ["a stricter compiler", [file("tsconfig.json", { added: ['"strict": true,'] })]],
  ["a new dependency", [file("package.json", { added: ['    "zod": "^4.0.0",'] })]],
  ["a new build script", [file("package.json", { added: ['    "build": "tsc",'] })]],
  ["a first test script", [file("package.json", { added: ['    "test": "node --test",'] })]],
  ["a Makefile's new target", [file("Makefile", { added: ["build:", "\tgo build ./..."] })]],
  [
    "tests moved between named files",
    [
      file("a.test.js", { status: "deleted", removed: [T] }),
      file("src/a.spec.ts", { status: "created", added: [T] }),
    ],
  ],
])("%s weakens nothing", (_what, files) => {
  expect(weakenedTests(files)).toEqual([]);
});

test("threat 24: a change to a program that checks it is grave; to what the program reads it is not", () => {
  const checks = {
    lint: { command: ["node", "--no-warnings", "tools/lint.mjs", "src/app.js"] },
    test: { command: ["./ci/test.sh"] },
    docs: { command: ["eslint", "src/index.js"] },
    build: undefined,
  };
  const of = (path: string, status: FileDiff["status"] = "changed") =>
    weakenedTests([file(path, { added: ["x"], status })], checks);
  for (const path of ["tools/lint.mjs", "ci/test.sh"]) {
    expect(of(path)).toMatchObject([{ severity: "high", file: path }]);
    expect(of(path, "deleted")).toMatchObject([{ severity: "high" }]);
    expect(of(path, "created")).toEqual([]);
    expect(weakenedTests([file(path, { added: ["x"] })])).toEqual([]);
  }
  for (const path of ["src/app.js", "src/index.js", "tools/other.mjs"])
    expect(of(path)).toEqual([]);
});
