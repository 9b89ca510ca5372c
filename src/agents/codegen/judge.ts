import type { Config } from "../../core/config.ts";
import type { Conflict } from "../../core/task/conflicts.ts";
import { parseDiff } from "../../core/diff.ts";
import { weakenedTests } from "../../core/review/weakened-tests.ts";
import type { Change, Workspace, Worktree } from "../../ports/workspace.ts";
import { unresolvedIn } from "./conflicts.ts";
import { forbiddenIn, nestedIn, type Problem } from "./policy.ts";
import type { Equipment } from "./ports.ts";

export type Judging = {
  /** The message of the task's one commit, for the engine's summary. */
  messageOf: (summary: string) => string;
  /** What did not merge and lies in the worktree, for the engine to resolve. */
  conflicts: readonly Conflict[];
  worktree: Worktree;
  workspace: Workspace;
  config: Config;
  equipment: Pick<Equipment, "toolchains">;
};

export type Judged = {
  /** Absent where the try is not accepted. */
  commit?: string;
  /** What the try wrote, whatever became of it. */
  tried?: string;
  problem?: Problem;
  change: Change;
  warnings: string[];
  passed: number;
  failed: number;
};

export const NO_CHANGE: Change = { created: [], changed: [], deleted: [], lines: 0 };

const UNCHANGED: Problem = {
  failure: "model",
  text: "Nothing was changed: the worktree is as it was.",
};

/**
 * Judges one try by what is there, never by what the engine says: a real diff, policy, then the
 * repository's own checks. The commit is made first, so that nothing which the checks leave behind
 * becomes part of it.
 */
export async function judge(job: Judging, start: string, summary: string): Promise<Judged> {
  const { worktree, workspace, config, equipment, messageOf, conflicts } = job;
  const none = { change: NO_CHANGE, warnings: [], passed: 0, failed: 0 };
  const commit = await worktree.commit(messageOf(summary), start);
  const change = await worktree.changeSince(start);
  const nested = nestedIn(change);
  if (commit === undefined) return { ...none, problem: nested ?? UNCHANGED };
  const files = parseDiff(await workspace.diff(start, commit));
  const entries = await workspace.entriesChanged(start, commit);
  const forbidden = forbiddenIn(entries, files, config.protectedPaths);
  const against = forbidden ?? nested;
  if (against) return { ...none, tried: commit, change, problem: against };
  const written = [...change.created, ...change.changed];
  if (conflicts.length > 0) {
    const unresolved = await unresolvedIn(workspace, { commit, entries, summary }, conflicts);
    if (unresolved) return { ...none, tried: commit, change, problem: unresolved };
  }
  const toolchain = await equipment.toolchains.detect(worktree.path);
  const { ok, passed, failed, output } = await toolchain.check({
    path: worktree.path,
    changedFiles: written,
  });
  const warnings = weakenedTests(files, config.checks).map(
    ({ message, file, line }) => `${message}${file === undefined ? "" : ` (${file}:${line ?? 0})`}`,
  );
  const judged = { tried: commit, change, warnings, passed, failed };
  return ok
    ? { ...judged, commit }
    : { ...judged, problem: { failure: "compile", text: `The checks fail:\n${output}` } };
}
