import { z } from "zod";
import { failuresIn, JestFiles, unloadedIn } from "./jest-files.ts";
import { asksFor, type PackageFolder } from "./package-folder.ts";
import type { ReportPlaces, RunnerCall } from "./reported-run.ts";
import type { RunnerScript } from "./test-script.ts";

/** vitest's `json` reporter, which writes when the run has ended: https://vitest.dev/guide/reporters */
const Report = z.object({
  success: z.boolean(),
  testResults: JestFiles,
});

const PROVIDERS = ["v8", "istanbul"] as const;
/** Their thresholds count for nothing: the score judges, and an exit code would hide the counts. */
const NO_THRESHOLDS = [
  ...["lines", "functions", "branches", "statements"].map((of) => `--coverage.thresholds.${of}=0`),
  ...["perFile", "100", "autoUpdate"].map((of) => `--coverage.thresholds.${of}=false`),
];
const PROVIDER_OPTION = /^--coverage\.provider(?:=|$)/;

/** Options that have coverage written, by the provider that the settings name where both are there. */
function coverageOptions(
  providers: readonly string[],
  { folder, args }: { folder: string; args: readonly string[] },
): string[] {
  const [only, another] = providers;
  // Settings that turn it on would ask for a package that is not there.
  if (only === undefined) return ["--coverage.enabled=false"];
  const isSaid = another !== undefined || args.some((arg) => PROVIDER_OPTION.test(arg));
  return [
    ...["--coverage.enabled=true", "--coverage.reporter=lcovonly"],
    ...[`--coverage.reportsDirectory=${folder}`, "--coverage.reportOnFailure=true"],
    ...(isSaid ? [] : [`--coverage.provider=${only}`]),
    ...NO_THRESHOLDS,
  ];
}

function countsOf(text: string): ReturnType<RunnerCall["read"]> {
  const { testResults } = Report.parse(JSON.parse(text));
  const having = (status: string): number =>
    testResults.reduce(
      (sum, { assertionResults: cases }) =>
        sum + cases.filter((one) => one.status === status).length,
      0,
    );
  return {
    passed: having("passed"),
    failed: having("failed") + unloadedIn(testResults).length,
    failures: failuresIn(testResults),
  };
}

/** vitest as the test script starts it, once, with counts and coverage written outside of the tree. */
export const vitestCall =
  ({ start, args, env }: RunnerScript, folders: readonly PackageFolder[]) =>
  ({ report, coverage }: ReportPlaces): RunnerCall => {
    const providers = PROVIDERS.filter((name) => asksFor(`@vitest/coverage-${name}`, ...folders));
    return {
      name: "vitest",
      command: [
        ...[...start, "--run", ...args],
        ...["--reporter=default", "--reporter=json", `--outputFile=${report}`],
        ...coverageOptions(providers, { folder: coverage, args }),
      ],
      programs: start[0] === "npx" ? ["vitest"] : [],
      env: { NO_COLOR: "1", ...env },
      read: countsOf,
      ...(providers.length > 0
        ? {}
        : { uncovered: "@vitest/coverage-v8 is no dependency, nor is @vitest/coverage-istanbul" }),
    };
  };
