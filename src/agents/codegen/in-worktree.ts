import { commitMessage } from "../../core/commit-message.ts";
import { UserError } from "../../core/errors.ts";
import type { Task } from "../../core/plan.ts";
import type { Blank, TaskResult } from "../../core/task-result.ts";
import type { Worktree } from "../../ports/workspace.ts";
import { conclude } from "./conclude.ts";
import { mergeAll } from "./conflicts.ts";
import { writeContext } from "./context-files.ts";
import type { Finished } from "./finished-work.ts";
import { keepPatch } from "./keep-patch.ts";
import type { LaneWork } from "./lane-work.ts";
import { promptOf } from "./prompt-of-task.ts";
import { faultResult } from "./results.ts";
import { workInTries } from "./tries.ts";

/** A new worktree, and the work that is to be merged into it first. */
export type Prepared = { worktree: Worktree; finished: Finished[] };

/** A task's work in its worktree: merges, the engine's tries, and the result with its bundle or patch. */
export async function inWorktree(
  { task, blank, prepared }: { task: Task; blank: Blank; prepared: Prepared },
  work: LaneWork,
): Promise<TaskResult> {
  const { input, lane, ports, config, equipment, workspace } = work;
  const { worktree, finished } = prepared;
  const conflicts = await mergeAll(prepared, task);
  const start = await worktree.head();
  await writeContext(task, prepared, work);
  const began = ports.clock.monotonic();
  const job = {
    task: task.id,
    prompt: await promptOf(task, { finished, conflicts }, work),
    messageOf: (summary: string) =>
      commitMessage({ task, issue: input.issue, total: lane.plan.tasks.length, summary }),
    conflicts,
    worktree,
    workspace,
    config,
    equipment,
    callsBefore: lane.rework?.engineCalls[task.id] ?? 0,
    usdLeft: work.usdLeft,
    minutes: () => (ports.clock.monotonic() - began) / 60_000,
    random: ports.random,
  };
  const kept = { worktree, start, out: work.out, files: ports.files };
  try {
    const worked = await workInTries(job);
    const result = await conclude(blank, { worked, finished }, work);
    return result.status === "success" ? result : await keepPatch(result, kept);
  } catch (error) {
    if (error instanceof UserError) throw error;
    return keepPatch(faultResult(blank, error), kept);
  }
}
