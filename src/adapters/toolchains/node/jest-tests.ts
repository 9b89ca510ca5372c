import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import { isScriptSource } from "../../../core/source-files.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import type { TestRun } from "../parts.ts";
import { plainText } from "../../files/plain-file.ts";
import { changedCoverage } from "../reports/changed-coverage.ts";
import { parseLcov } from "../reports/lcov.ts";
import { endingOf, isMissing, outputOf } from "../tool-run.ts";
import type { TestScript } from "./test-script.ts";

const SECONDS = 1_800;

/** The counts of `jest --json`: https://jestjs.io/docs/cli#--json */
const Report = z.object({
  numPassedTests: z.number().int().min(0),
  numFailedTests: z.number().int().min(0),
  /** Files that could not be run at all. */
  numRuntimeErrorTestSuites: z.number().int().min(0),
});

type JestScript = Extract<TestScript, { kind: "jest" }>;

/** Jest as the test script starts it, with counts and coverage written outside of the tree. */
export function jestTests({ commands, reports }: { commands: Commands; reports: string }) {
  return async (tree: Checked, { start, args, env }: JestScript): Promise<TestRun> => {
    const folder = await mkdtemp(join(reports, "jest-"));
    const report = join(folder, "report.json");
    const flags = [
      ...["--json", `--outputFile=${report}`, `--cacheDirectory=${join(folder, "cache")}`],
      ...["--coverage", "--coverageReporters=lcovonly", `--coverageDirectory=${folder}`],
      // The score judges the coverage; a threshold of the repository's would only hide the counts.
      ...["--coverageThreshold={}"],
    ];
    const command = [...start, ...args, ...flags];
    const result = await commands.run(command, { cwd: tree.path, env, timeoutSeconds: SECONDS });
    const output = outputOf(result);
    const crashed = (reason: string): TestRun => ({ kind: "crashed", reason, output });
    if (isMissing(result) || result.timedOut) return crashed(endingOf("jest", result));
    const text = await plainText(report);
    if (text === undefined) return crashed(`${endingOf("jest", result)}; it wrote no report`);
    try {
      const counts = Report.parse(JSON.parse(text));
      const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
      const lcov = await plainText(join(folder, "lcov.info"));
      const coverage =
        lcov === undefined
          ? undefined
          : await changedCoverage(parseLcov(lcov, tree.path), tree, isScriptSource);
      return {
        kind: "ran",
        passed: counts.numPassedTests,
        // Jest has the last word: it fails for more than failed cases.
        failed: result.code === 0 ? failed : Math.max(1, failed),
        output,
        ...(coverage === undefined ? {} : { coverage }),
      };
    } catch (error) {
      return crashed(`${endingOf("jest", result)}; ${messageOf(error)}`);
    }
  };
}
