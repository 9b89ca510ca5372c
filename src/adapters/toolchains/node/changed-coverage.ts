import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isScriptSource, isTestFile } from "../../../core/source-files.ts";
import { percentOf, type LineCoverage } from "../reports/line-coverage.ts";

const NO_CODE = /^\s*(?:$|\/\/|\/?\*)/;

/** Lines of a file that no test has loaded: none of them ran. */
async function unloaded(path: string, file: string): Promise<{ lines: number; hit: number }> {
  const text = await readFile(join(path, file), "utf8").catch(() => "");
  return { lines: text.split("\n").filter((line) => !NO_CODE.test(line)).length, hit: 0 };
}

/**
 * Line coverage in percent over the source files that a change touches; a file that no test loads
 * counts with all its lines. Where the change touches no source file, over what the tests have loaded.
 */
export async function changedCoverage(
  coverage: LineCoverage,
  { path, changedFiles }: { path: string; changedFiles: readonly string[] },
): Promise<number | undefined> {
  const sources = changedFiles.filter(isScriptSource);
  if (sources.length === 0) {
    const loaded = [...coverage.keys()].filter((file) => !isTestFile(file));
    return percentOf(coverage, loaded);
  }
  const all = new Map(coverage);
  for (const file of sources) if (!all.has(file)) all.set(file, await unloaded(path, file));
  return percentOf(all, sources);
}
