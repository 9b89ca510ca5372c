import type { Covered } from "../parts.ts";

/** Lines that can run and lines that did, by file relative to the repository. */
export type LineCoverage = ReadonlyMap<string, { lines: number; hit: number }>;

/** The sum over some files, undefined where they have no line that can run. */
export function coverageOver(
  coverage: LineCoverage,
  files: readonly string[],
  of: Covered["of"],
): Covered | undefined {
  let lines = 0;
  let hit = 0;
  for (const file of files) {
    lines += coverage.get(file)?.lines ?? 0;
    hit += coverage.get(file)?.hit ?? 0;
  }
  return lines === 0 ? undefined : { of, lines, hit };
}
