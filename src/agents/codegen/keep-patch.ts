import { join } from "node:path";
import { messageOf } from "../../core/error-code.ts";
import { safePatch } from "../../core/task/safe-patch.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Files } from "../../ports/files.ts";
import type { Worktree } from "../../ports/workspace.ts";

export type KeptWork = {
  worktree: Pick<Worktree, "diffSince">;
  /** Commit on which the task began. */
  start: string;
  /** Folder of the task alone. */
  out: string;
  files: Pick<Files, "write">;
};

/**
 * What a failed task had written, as a patch beside its result: its worktree goes with the job. That
 * it cannot be kept makes nothing worse.
 */
export async function keepPatch(result: TaskResult, kept: KeptWork): Promise<TaskResult> {
  const { worktree, start, out, files } = kept;
  try {
    const text = safePatch(await worktree.diffSince(start));
    if (text === "") return result;
    const patch = `${result.task}.patch`;
    await files.write(join(out, patch), text);
    return { ...result, patch };
  } catch (error) {
    const warning = `What it had written could not be kept: ${messageOf(error)}`;
    return { ...result, warnings: [...result.warnings, warning] };
  }
}
