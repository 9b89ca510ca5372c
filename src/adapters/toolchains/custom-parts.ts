import type { CheckConfig, Config } from "../../core/config.ts";
import { messageOf } from "../../core/error-code.ts";
import { UserError } from "../../core/errors.ts";
import type { Docs, FailedTest, Measured } from "../../core/review/measures.ts";
import type { Finding } from "../../core/review/quality.ts";
import { isSource } from "../../core/source-files.ts";
import type { CommandResult, Commands } from "../../ports/commands.ts";
import type { Checked } from "../../ports/toolchain.ts";
import { failedTests } from "./failed-tests.ts";
import { unknown, type Covered, type Parts, type TestRun } from "./parts.ts";
import { withReport } from "./report-file.ts";
import { changedCoverage } from "./reports/changed-coverage.ts";
import { parseCobertura } from "./reports/cobertura.ts";
import { parseJunit } from "./reports/junit.ts";
import { parseLcov } from "./reports/lcov.ts";
import { parseSarif } from "./reports/sarif.ts";
import { endingOf, isMissing, outputOf } from "./tool-run.ts";

const SECONDS = 1_800;

type Format = NonNullable<CheckConfig["report"]>["format"];

/** Which report each check can be judged by. */
const FITTING: Record<keyof Config["checks"], readonly Format[]> = {
  build: [],
  test: ["lcov", "cobertura", "junit"],
  lint: ["sarif"],
  audit: ["sarif"],
  docs: ["sarif"],
};

/** @throws UserError invalid_config for a format that says nothing about the check */
function refuseUnfitting(name: keyof Config["checks"], { report }: CheckConfig): void {
  if (report === undefined || FITTING[name].includes(report.format)) return;
  const fitting = FITTING[name].join(", ") || "none";
  throw new UserError(
    "invalid_config",
    `checks.${name} in .github/miyabi.yml cannot be judged by a ${report.format} report. Formats for it: ${fitting}.`,
  );
}

type Ran = { result: CommandResult; report: string | undefined };

function runnerOf(commands: Commands) {
  return (check: CheckConfig, { path }: Checked): Promise<Ran> => {
    const run = (): Promise<CommandResult> =>
      commands.run(check.command, { cwd: path, timeoutSeconds: SECONDS });
    return check.report
      ? withReport({ tree: path, path: check.report.path }, run)
      : run().then((result) => ({ result, report: undefined }));
  };
}

/** What a test report adds to the exit code. */
async function readTestReport(
  format: Format,
  report: string,
  tree: Checked,
): Promise<{
  passed?: number;
  failed?: number;
  failures?: FailedTest[];
  coverage?: Covered;
}> {
  if (format === "junit") {
    const { passed, failed, failures } = parseJunit(report);
    return { passed, failed, failures: failedTests(tree.path, failures) };
  }
  const lines =
    format === "lcov" ? parseLcov(report, tree.path) : parseCobertura(report, tree.path);
  const coverage = await changedCoverage(lines, tree, isSource);
  return coverage === undefined ? {} : { coverage };
}

async function testRun(
  check: CheckConfig,
  { result, report }: Ran,
  tree: Checked,
): Promise<TestRun> {
  const name = check.command.join(" ");
  const output = outputOf(result);
  const crashed = (reason: string): TestRun => ({ kind: "crashed", reason, output });
  if (isMissing(result) || result.timedOut) return crashed(endingOf(name, result));
  if (check.report && report === undefined)
    return crashed(`${endingOf(name, result)} and wrote no report at ${check.report.path}`);
  try {
    const read =
      check.report && report !== undefined
        ? await readTestReport(check.report.format, report, tree)
        : {};
    const { passed, failed = 0, failures = [], coverage } = read;
    return {
      kind: "ran",
      ...(passed === undefined ? {} : { passed }),
      failed: result.code === 0 ? failed : Math.max(1, failed),
      output,
      ...(failures.length > 0 ? { failures } : {}),
      ...(coverage === undefined ? {} : { coverage }),
    };
  } catch (error) {
    return crashed(`${name}: ${messageOf(error)}`);
  }
}

/** Findings of a check that writes SARIF, or none where it succeeds without a report. */
function findings(
  part: "lint" | "security",
  check: CheckConfig,
  { result, report }: Ran,
  root: string,
): Measured<{ findings: Finding[] }> {
  const name = check.command.join(" ");
  if (isMissing(result) || result.timedOut) return unknown(endingOf(name, result));
  if (report === undefined)
    return result.code === 0 && !check.report
      ? { kind: "known", findings: [] }
      : unknown(`${endingOf(name, result)} and wrote no report`);
  try {
    return { kind: "known", findings: parseSarif(report, { part, root }) };
  } catch (error) {
    return unknown(`${name}: ${messageOf(error)}`);
  }
}

/** Documentation is all there or not: a command says no more. */
function docsOf(check: CheckConfig, ran: Ran, root: string): Docs {
  const name = check.command.join(" ");
  if (isMissing(ran.result) || ran.result.timedOut) return unknown(endingOf(name, ran.result));
  const listed = check.report ? findings("lint", check, ran, root) : undefined;
  if (listed?.kind === "unknown") return listed;
  const own: Finding = { part: "docs", severity: "warning", message: endingOf(name, ran.result) };
  const said = listed?.findings.map((one): Finding => ({ ...one, part: "docs" }));
  const found = said ?? (ran.result.code === 0 ? [] : [own]);
  const documented = ran.result.code === 0 && found.length === 0 ? 1 : 0;
  return { kind: "known", publicItems: 1, documented, findings: found };
}

/**
 * The checks that the configuration names, each in place of what the repository would bring along.
 * @throws UserError invalid_config
 */
export function customParts(checks: Config["checks"], commands: Commands): Partial<Parts> {
  const run = runnerOf(commands);
  const { build, test, lint, audit, docs } = checks;
  if (build) refuseUnfitting("build", build);
  if (test) refuseUnfitting("test", test);
  if (lint) refuseUnfitting("lint", lint);
  if (audit) refuseUnfitting("audit", audit);
  if (docs) refuseUnfitting("docs", docs);
  return {
    ...(test && { tests: async (tree) => testRun(test, await run(test, tree), tree) }),
    ...(lint && {
      lint: async (tree) => findings("lint", lint, await run(lint, tree), tree.path),
    }),
    ...(audit && {
      audit: async (tree) => findings("security", audit, await run(audit, tree), tree.path),
    }),
    ...(docs && { docs: async (tree) => docsOf(docs, await run(docs, tree), tree.path) }),
    ...(build && {
      build: async (tree) => {
        const { result } = await run(build, tree);
        return { ok: result.code === 0, output: outputOf(result) };
      },
    }),
  };
}
