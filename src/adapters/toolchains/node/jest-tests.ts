import { join } from "node:path";
import { z } from "zod";
import { failuresIn, JestFiles } from "./jest-files.ts";
import type { ReportPlaces, RunnerCall } from "./reported-run.ts";
import type { RunnerScript } from "./test-script.ts";

/** The counts of `jest --json`: https://jestjs.io/docs/cli#--json */
const Report = z.object({
  numPassedTests: z.number().int().min(0),
  numFailedTests: z.number().int().min(0),
  /** Files that could not be run at all. */
  numRuntimeErrorTestSuites: z.number().int().min(0),
  testResults: JestFiles,
});

/** Jest as the test script starts it, with counts and coverage written outside of the tree. */
export const jestCall =
  ({ start, args, env }: RunnerScript) =>
  ({ folder, report, coverage }: ReportPlaces): RunnerCall => ({
    name: "jest",
    command: [
      ...[...start, ...args],
      ...["--json", `--outputFile=${report}`, `--cacheDirectory=${join(folder, "cache")}`],
      ...["--coverage", "--coverageReporters=lcovonly", `--coverageDirectory=${coverage}`],
      // The score judges the coverage; a threshold of the repository's would only hide the counts.
      ...["--coverageThreshold={}"],
    ],
    programs: start[0] === "npx" ? ["jest"] : [],
    env,
    read: (text) => {
      const counts = Report.parse(JSON.parse(text));
      return {
        passed: counts.numPassedTests,
        failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites,
        failures: failuresIn(counts.testResults),
      };
    },
  });
