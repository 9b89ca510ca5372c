import { isTestFile } from "../../../core/source-files.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import type { Covered } from "../parts.ts";
import { coverageOver, type LineCoverage } from "./line-coverage.ts";

/** Lines without code in the languages that we know: empty, or a comment's. */
const NO_CODE = /^\s*(?:$|\/\/|\/?\*|#)/;

/** Where code runs in functions and macros alone, a file that names modules or types has nothing to run. */
const RUNS: readonly { file: RegExp; code: RegExp }[] = [
  { file: /\.rs$/, code: /\bfn\b|\w!\s*[({[]/ },
  { file: /\.go$/, code: /\bfunc\b/ },
];

/** Lines of a file that no test has loaded: none of them ran. */
async function unloaded(path: string, file: string): Promise<{ lines: number; hit: number }> {
  const text = (await plainTextIn(path, file)) ?? "";
  const lines = text.split("\n").filter((line) => !NO_CODE.test(line));
  const kind = RUNS.find((one) => one.file.test(file));
  const runs = kind === undefined || lines.some((line) => kind.code.test(line));
  return { lines: runs ? lines.length : 0, hit: 0 };
}

/**
 * Line coverage over the source files that a change touches; a file that no test loads counts with all
 * its lines. Where the change touches no source file, over what the tests have loaded.
 *
 * @param isSource tells the files that tests can run
 * @returns undefined where there is no line that can run
 */
export async function changedCoverage(
  coverage: LineCoverage,
  { path, changedFiles }: Checked,
  isSource: (path: string) => boolean,
): Promise<Covered | undefined> {
  const sources = changedFiles.filter(isSource);
  if (sources.length === 0) {
    const loaded = [...coverage.keys()].filter((file) => !isTestFile(file));
    return coverageOver(coverage, loaded, "all");
  }
  const all = new Map(coverage);
  for (const file of sources) if (!all.has(file)) all.set(file, await unloaded(path, file));
  return coverageOver(all, sources, "change");
}
