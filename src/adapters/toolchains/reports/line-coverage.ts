/** Lines that can run and lines that did, by file relative to the repository. */
export type LineCoverage = ReadonlyMap<string, { lines: number; hit: number }>;

/** Share in percent over some files, undefined where they have no line that can run. */
export function percentOf(coverage: LineCoverage, files: readonly string[]): number | undefined {
  let lines = 0;
  let hit = 0;
  for (const file of files) {
    lines += coverage.get(file)?.lines ?? 0;
    hit += coverage.get(file)?.hit ?? 0;
  }
  return lines === 0 ? undefined : (100 * hit) / lines;
}
