import { hasConflictMarks, type Conflict } from "../../core/conflict-marks.ts";
import { plainLine } from "../../core/inert-line.ts";
import type { Task } from "../../core/plan.ts";
import type { Workspace, Worktree } from "../../ports/workspace.ts";
import type { Finished } from "./finished-work.ts";
import { isForbidden, type Problem } from "./policy.ts";

const MAX_FILES = 50;
const MAX_NAME = 200;

const named = (files: readonly string[]): string =>
  files
    .slice(0, MAX_FILES)
    .map((file) => plainLine(file, MAX_NAME))
    .join(", ");

/** Merges what a task starts from, one after the other; what does not merge is left to the engine. */
export async function mergeAll(
  { worktree, finished }: { worktree: Worktree; finished: readonly Finished[] },
  task: Task,
): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  for (const { result, commit } of finished) {
    const message = `chore: Merge ${result.task} for ${task.id}`;
    const merged = await worktree.merge(commit, message, { conflicts: "keep" });
    if (!merged.ok) conflicts.push({ task: result.task, files: merged.files });
  }
  return conflicts;
}

/** The files that still show both sides of a conflict at a commit. */
export async function unresolvedAt(
  workspace: Workspace,
  commit: string,
  files: readonly string[],
): Promise<Problem | undefined> {
  const left: string[] = [];
  for (const file of new Set(files))
    if (hasConflictMarks((await workspace.fileAt(commit, file)) ?? "")) left.push(file);
  if (left.length === 0) return undefined;
  const text = `Conflicts are not resolved: git's marks (<<<<<<<, >>>>>>>) are left in ${named(left)}`;
  return { failure: "conflict", text };
}

/** Why a task failed that had conflicts to resolve: people are asked about these, with the files. */
export function conflictProblem(
  conflicts: readonly Conflict[],
  problem: Problem | undefined,
): Problem | undefined {
  if (!problem || conflicts.length === 0) return problem;
  if (isForbidden(problem)) return problem;
  const what = conflicts.map(
    ({ task, files }) =>
      `The work of ${task} does not merge with what this task builds on; conflicts in: ${named(files)}`,
  );
  const text = `${what.join("\n")}\nThe task did not resolve it: ${problem.text}`;
  return { failure: "conflict", text };
}
