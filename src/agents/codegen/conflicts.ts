import type { ChangedEntry } from "../../core/pull/bundle-policy.ts";
import { hasConflictMarks } from "../../core/task/conflict-marks.ts";
import { conflictWord, type Conflict, type ConflictedFile } from "../../core/task/conflicts.ts";
import { plainLine } from "../../core/text/inert-line.ts";
import { namesPath } from "../../core/names-path.ts";
import type { Task } from "../../core/plan/plan.ts";
import type { Workspace, Worktree } from "../../ports/workspace.ts";
import type { Finished } from "./finished-work.ts";
import { isForbidden, type Problem } from "./policy.ts";

const MAX_FILES = 50;
const MAX_NAME = 200;

const listed = (names: readonly string[]): string => {
  const rest = names.length - MAX_FILES;
  return [...names.slice(0, MAX_FILES), ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
};

const nameOf = (path: string): string => plainLine(path, MAX_NAME);

const withWord = (file: ConflictedFile): string => {
  const word = conflictWord(file);
  return word === "" ? nameOf(file.path) : `${nameOf(file.path)} (${word})`;
};

/** Merges what a task starts from, one after the other; what does not merge is left to the engine. */
export async function mergeAll(
  { worktree, finished }: { worktree: Worktree; finished: readonly Finished[] },
  task: Task,
): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  for (const { result, commit } of finished) {
    const message = `chore: Merge ${result.task} for ${task.id}`;
    const merged = await worktree.mergeKeeping(commit, message);
    if (!merged.ok && merged.conflicts.length > 0)
      conflicts.push({ task: result.task, files: merged.conflicts });
  }
  return conflicts;
}

/** A try, as far as it tells what became of the conflicts. */
export type Resolution = {
  commit: string;
  /** What differs from the merge as git left it. */
  entries: readonly ChangedEntry[];
  /** The engine's words on this try. */
  summary: string;
};

async function withMarks(workspace: Workspace, { commit, entries }: Resolution, paths: string[]) {
  const written = entries.filter(({ status }) => status !== "deleted").map(({ path }) => path);
  const found: string[] = [];
  for (const path of new Set([...paths, ...written]))
    if (hasConflictMarks((await workspace.fileAt(commit, path)) ?? "")) found.push(path);
  return found;
}

/**
 * What stands against a try that had conflicts to resolve. A file that git could write marks into is
 * resolved when no mark is left, there or in any file that was written. In every other one the
 * conflict cannot be seen, and what lies there is one side by chance: it is resolved when the engine
 * decided, that is, when the try changed or deleted it, or when its summary names the path. The
 * summary of the very try counts, since that one becomes the commit's message: who reads the history
 * finds there why one side was kept as it was.
 */
export async function unresolvedIn(
  workspace: Workspace,
  resolution: Resolution,
  conflicts: readonly Conflict[],
): Promise<Problem | undefined> {
  const files = conflicts.flatMap((conflict) => conflict.files);
  const touched = new Set(resolution.entries.map(({ path }) => path));
  const ofKind = (isMeant: (kind: ConflictedFile["kind"]) => boolean): string[] => [
    ...new Set(files.filter(({ kind }) => isMeant(kind)).map(({ path }) => path)),
  ];
  const marked = await withMarks(
    workspace,
    resolution,
    ofKind((kind) => kind === "marks"),
  );
  const undecided = ofKind((kind) => kind !== "marks" && kind !== "gone").filter(
    (path) => !touched.has(path) && !namesPath(resolution.summary, path),
  );
  const texts = [
    ...(marked.length === 0
      ? []
      : [`git's marks (<<<<<<<, >>>>>>>) are left in ${listed(marked.map(nameOf))}`]),
    ...(undecided.length === 0
      ? []
      : [
          `nothing was decided of ${listed(undecided.map(nameOf))}: change or delete each one, or name its path in the summary and say why it stays as it is`,
        ]),
  ];
  if (texts.length === 0) return undefined;
  return { failure: "conflict", text: `Conflicts are not resolved: ${texts.join(". And ")}` };
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
      `The work of ${task} does not merge with what this task builds on; conflicts in: ${listed(files.map(withWord))}`,
  );
  const text = `${what.join("\n")}\nThe task did not resolve it: ${problem.text}`;
  return { failure: "conflict", text };
}
