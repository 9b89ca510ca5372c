import { UserError } from "../../core/errors.ts";
import { ordinalOf, worktreeOf } from "../../core/names.ts";
import type { Task } from "../../core/plan.ts";
import type { Blank, TaskResult } from "../../core/task-result.ts";
import { gather } from "./gather.ts";
import { inWorktree } from "./in-worktree.ts";
import type { LaneWork } from "./lane-work.ts";
import { faultResult, skippedResult } from "./results.ts";

/**
 * One task from its worktree to its bundle, not yet handed over. Whatever goes wrong is its result; only a user's mistake
 * is thrown, since it stops every other task as well.
 */
export async function workTask(task: Task, work: LaneWork): Promise<TaskResult> {
  const { input, ports, workspace, equipment } = work;
  const { issue, attempt, lane } = input;
  const began = ports.clock.monotonic();
  const blank: Blank = {
    task: task.id,
    attempt,
    lane,
    sandbox: equipment.sandbox,
    startedAt: ports.clock.now().toISOString(),
  };
  const sinceBegan = (): number => (ports.clock.monotonic() - began) / 1_000;
  const timed = (result: TaskResult): TaskResult => ({ ...result, seconds: sinceBegan() });
  try {
    const finished = await gather(task, work);
    if ("missing" in finished)
      return timed(
        skippedResult(blank, `${finished.missing}, on which it depends, has no result.`),
      );
    const own = await work.finished.earlier(task.id);
    const ordinal = ordinalOf(task.id);
    const worktree = await workspace.add({
      path: worktreeOf(issue, ordinal),
      branch: `miyabi/issue-${issue}-task${ordinal}`,
      from: own?.commit ?? ports.context.sha,
    });
    const worktreeSeconds = sinceBegan();
    try {
      const worked = await inWorktree({ task, blank, prepared: { worktree, finished } }, work);
      return { ...timed(worked), worktreeSeconds };
    } finally {
      await worktree.remove();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    return timed(faultResult(blank, error));
  }
}
