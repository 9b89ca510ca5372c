import type { FileDiff } from "../diff.ts";
import type { Finding } from "./quality.ts";

/** Line numbers (after the change) that a diff added or replaced, by file. */
export type ChangedLines = ReadonlyMap<string, ReadonlySet<number>>;

export const changedLines = (files: readonly FileDiff[]): ChangedLines =>
  new Map(files.map(({ path, added }) => [path, new Set(added.map(({ line }) => line))]));

/**
 * Whether a finding counts against the change. One without a place cannot be put on anyone else and
 * counts; one about a whole file counts where the change touches the file.
 */
export function concerns(change: ChangedLines, finding: Finding): boolean {
  if (finding.file === undefined) return true;
  const lines = change.get(finding.file);
  if (lines === undefined) return false;
  return finding.line === undefined || lines.has(finding.line);
}
