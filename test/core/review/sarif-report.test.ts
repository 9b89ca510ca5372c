import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { parseSarif } from "../../../src/adapters/toolchains/reports/sarif.ts";
import type { Finding } from "../../../src/core/review/quality.ts";
import { sarifOf } from "../../../src/core/review/sarif-report.ts";
import { report } from "../../fakes/quality.ts";

const finding = (change: Partial<Finding> = {}): Finding => ({
  part: "lint",
  severity: "error",
  message: "no\u001b[31m",
  file: "src/a b.js",
  line: 3,
  rule: "eslint/no-undef",
  ...change,
});
const full = report({
  issues: [
    finding(),
    finding({ part: "security", severity: "high", rule: "npm-audit/x", file: "package.json" }),
    finding({ part: "review", severity: "medium", rule: "miyabi/model-review", line: undefined }),
    { part: "tests", severity: "error", message: "2 tests fail." },
  ],
  debt: [
    { ...finding({ message: "old" }), why: "base" },
    { ...finding({ message: "elsewhere" }), why: "elsewhere" },
  ],
  unknown: [{ part: "docs", reason: "typedoc is not installed" }],
});

test("a placed finding is a result, what has no place or is unknown a notification", () => {
  const { runs } = sarifOf(full);
  const [run] = runs;
  expect(
    run?.results.map(({ ruleId, level, baselineState }) => [ruleId, level, baselineState]),
  ).toEqual([
    ["eslint/no-undef", "error", "new"],
    ["npm-audit/x", "error", "new"],
    ["miyabi/model-review", "warning", "new"],
    ["eslint/no-undef", "error", "unchanged"],
  ]);
  expect(run?.results[0]?.locations[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: "src/a%20b.js" },
    region: { startLine: 3 },
  });
  expect(
    run?.invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text),
  ).toEqual(["2 tests fail.", "docs is unknown: typedoc is not installed"]);
  expect(run?.tool.driver.rules).toContainEqual({
    id: "npm-audit/x",
    properties: { tags: ["security"], "security-severity": "8.0" },
  });
});

test("our own reader of SARIF finds the same places", () => {
  const read = parseSarif(JSON.stringify(sarifOf(full)), { part: "lint", root: "/r" });
  expect(read.map(({ file, line }) => [file, line])).toEqual([
    ["src/a b.js", 3],
    ["package.json", 3],
    ["src/a b.js", 1],
    ["src/a b.js", 3],
  ]);
});

/** The schema of OASIS, as a package of the SARIF SDK carries it. */
const SCHEMA = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";

test("it is valid by the schema of SARIF 2.1.0", () => {
  if (!existsSync(SCHEMA)) {
    process.stdout.write(`skipped: no ${SCHEMA}\n`);
    return;
  }
  const schema = JSON.parse(readFileSync(SCHEMA, "utf8")) as { $schema?: string; id?: string };
  delete schema.$schema;
  delete schema.id;
  const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(
    schema,
  );
  for (const one of [full, report()]) {
    validate(sarifOf(one));
    expect(validate.errors).toBeNull();
  }
  expect(validate({ version: "2.1.0", runs: [{}] })).toBe(false);
});
