import { join } from "node:path";
import { z } from "zod";
import { asksFor, type PackageFolder } from "./package-folder.ts";
import type { ReportPlaces, RunnerCall } from "./reported-run.ts";
import type { RunnerScript, Wrapper } from "./test-script.ts";

/** mocha's `json` reporter (9.2 and newer write it to a file), written at the end of the run. */
const Report = z.object({
  stats: z.object({ end: z.string() }),
  passes: z.array(z.unknown()),
  failures: z.array(
    z.object({
      fullTitle: z.string(),
      /** The file's whole path; absent for what fails outside of a file. */
      file: z.string().nullish(),
      err: z.object({ message: z.string().optional(), stack: z.string().optional() }),
    }),
  ),
});
const MOST_TOLD = 20_000;

function countsOf(text: string): ReturnType<RunnerCall["read"]> {
  const { passes, failures } = Report.parse(JSON.parse(text));
  const told = failures.map(
    ({ fullTitle, err: { message = "", stack = message } }) => `${fullTitle}\n${stack}`,
  );
  return {
    passed: passes.length,
    failed: failures.length,
    failures: failures.map(({ fullTitle: name, file }) => ({ name, file: file ?? undefined })),
    told: told.join("\n\n").slice(0, MOST_TOLD),
  };
}

/** The script's own coverage tool, else the one that is a dependency: mocha itself measures nothing. */
function wrapperOf(
  { wrapper }: RunnerScript,
  folders: readonly PackageFolder[],
): Wrapper | undefined {
  if (wrapper) return wrapper;
  const name = (["c8", "nyc"] as const).find((one) => asksFor(one, ...folders));
  return name && { name, args: [] };
}

/** How a wrapper is started so that LCOV is written outside of the tree, whatever the coverage is. */
const wrapped = (
  { name, args }: Wrapper,
  { folder, coverage }: ReportPlaces,
): readonly string[] => [
  ...["npx", "--no-install", name, ...args, "--reporter=lcovonly", "--check-coverage=false"],
  ...(name === "c8"
    ? [`--reports-dir=${coverage}`, `--temp-directory=${join(folder, "raw")}`]
    : [`--report-dir=${coverage}`, `--temp-dir=${join(folder, "raw")}`, "--cache=false"]),
];

/** mocha as the test script starts it, with counts and coverage written outside of the tree. */
export const mochaCall =
  (script: RunnerScript, folders: readonly PackageFolder[]) =>
  (places: ReportPlaces): RunnerCall => {
    const { start, args, env } = script;
    const wrapper = wrapperOf(script, folders);
    return {
      name: "mocha",
      command: [
        ...(wrapper ? wrapped(wrapper, places) : []),
        // Within npx the program is found by its name; nyc does not look through a second npx.
        ...(wrapper && start[0] === "npx" ? ["mocha"] : start),
        ...args,
        ...["--reporter", "json", "--reporter-option", `output=${places.report}`],
      ],
      programs: [...(wrapper ? [wrapper.name] : []), ...(start[0] === "npx" ? ["mocha"] : [])],
      env: { NO_COLOR: "1", ...env },
      read: countsOf,
      ...(wrapper?.name === "nyc"
        ? { blind: "nyc measured no file; it does not see ES modules, c8 does" }
        : {}),
      ...(wrapper ? {} : { uncovered: "c8 is no dependency, nor is nyc" }),
    };
  };
