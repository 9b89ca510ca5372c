import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../../core/error-code.ts";
import { isScriptSource } from "../../../core/source-files.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import { failedTests } from "../failed-tests.ts";
import type { Covered, TestRun } from "../parts.ts";
import { changedCoverage } from "../reports/changed-coverage.ts";
import { parseLcov } from "../reports/lcov.ts";
import { endingOf, isMissing, outputOf } from "../tool-run.ts";
import { programOf, upwardsFrom } from "./installed-program.ts";

const SECONDS = 1_800;

/** Where a runner writes to: a folder outside of the tree, new for each run. */
export type ReportPlaces = {
  folder: string;
  /** The file of counts. */
  report: string;
  /** A folder for `lcov.info`, which a runner may empty before. */
  coverage: string;
};

/** One run of a test runner that writes its report into a file. */
export type RunnerCall = {
  /** As it is told about. */
  name: string;
  command: readonly string[];
  /** The programs of the packages that it starts. */
  programs: readonly string[];
  env: Readonly<Record<string, string>>;
  /**
   * Counts of its report; `failures` as it names them, `told` is what it would have printed about failures.
   * @throws Error where it is no report that the runner has ended
   */
  read: (report: string) => {
    passed: number;
    failed: number;
    failures: readonly { name: string; file?: string | undefined }[];
    told?: string;
  };
  /** Why coverage is not measured; absent where it is. */
  uncovered?: string;
  /** What it means where it saw no file at all, if not that the tests load none. */
  blind?: string;
};

/** Coverage of the LCOV that a run wrote, or why there is none. */
async function coverageIn(
  folder: string,
  {
    tree,
    uncovered,
    blind,
  }: { tree: Checked; uncovered: string | undefined; blind: string | undefined },
): Promise<{ coverage?: Covered; uncovered?: string }> {
  if (uncovered !== undefined) return { uncovered };
  const text = await plainTextIn(folder, "lcov.info");
  if (text === undefined) return { uncovered: "the tests wrote no coverage" };
  const lines = parseLcov(text, tree.path);
  if (lines.size === 0 && blind !== undefined) return { uncovered: blind };
  const coverage = await changedCoverage(lines, tree, isScriptSource);
  return coverage === undefined ? {} : { coverage };
}

/**
 * Runs tests whose counts and coverage are written outside of the tree: what tests print or leave behind is
 * not a report, and what they put in a report's place is not followed. They can write to this folder alone.
 */
export function reportedRun({ commands, reports }: { commands: Commands; reports: string }) {
  return async (
    tree: Checked,
    callOf: (places: ReportPlaces) => RunnerCall,
    reportName = "report.json",
  ): Promise<TestRun> => {
    const folder = await mkdtemp(join(reports, "tests-"));
    const places = {
      folder,
      report: join(folder, reportName),
      coverage: join(folder, "coverage"),
    };
    await mkdir(places.coverage);
    const { name, command, programs, env, read, uncovered, blind } = callOf(places);
    for (const program of programs)
      if ((await programOf(program, upwardsFrom(tree.path))) === undefined)
        return {
          kind: "crashed",
          reason: `${program} is not installed: package.json has it in its test script, but not among its dependencies`,
          output: "",
        };
    const result = await commands.run(command, {
      cwd: tree.path,
      env,
      timeoutSeconds: SECONDS,
      writable: [folder],
    });
    const output = outputOf(result);
    const ending = endingOf(name, result);
    const crashed = (reason: string): TestRun => ({ kind: "crashed", reason, output });
    if (isMissing(result) || result.timedOut) return crashed(ending);
    const text = await plainTextIn(folder, reportName);
    if (text === undefined) return crashed(`${ending}; there is no report ${reportName}`);
    try {
      const { passed, failed, failures, told = "" } = read(text);
      if (passed + failed === 0 && result.code !== 0) return crashed(`${ending}; no test ran`);
      return {
        kind: "ran",
        passed,
        // The runner has the last word: it fails for more than failed cases, e.g. a file's exit code.
        failed: result.code === 0 ? failed : Math.max(1, failed),
        ...(failures.length > 0 ? { failures: failedTests(tree.path, failures) } : {}),
        output: [output, told].filter((one) => one !== "").join("\n"),
        ...(await coverageIn(places.coverage, { tree, uncovered, blind })),
      };
    } catch (error) {
      return crashed(`${ending}; ${messageOf(error)}`);
    }
  };
}
