import { messageOf } from "../../core/error-code.ts";
import { UserError } from "../../core/errors.ts";
import { ordinalOf, worktreeOf } from "../../core/names.ts";
import type { Task } from "../../core/plan/plan.ts";
import { refusalText } from "../../core/sandbox/refusals.ts";
import type { Blank, TaskResult } from "../../core/task/task-result.ts";
import { addUsage } from "../../core/budget/usage.ts";
import { gather } from "./gather.ts";
import { inWorktree } from "./in-worktree.ts";
import type { LaneWork } from "./lane-work.ts";
import { faultResult, notBegun, skippedResult, type TaskEnd } from "./results.ts";
import { resumeOf, type Resumed } from "./resume.ts";

/** What an earlier job left of a task. That it cannot be had makes nothing worse. */
async function leftOff(
  task: string,
  work: LaneWork,
): Promise<{ resumed: Resumed | undefined; warnings: string[] }> {
  try {
    return { resumed: await resumeOf(task, work), warnings: [] };
  } catch (error) {
    const warning = `Its checkpoint could not be taken over: ${messageOf(error)}`;
    return { resumed: undefined, warnings: [warning] };
  }
}

/**
 * A result with all that the task has cost: by the meter, which counts also what led to a throw, and by what
 * it was resumed from.
 */
function paid(result: TaskResult, resumed: Resumed | undefined, work: LaneWork): TaskResult {
  const { meter } = work.equipment;
  if (meter === undefined) return result;
  const here = meter.usageOf(result.task);
  if (resumed === undefined) return { ...result, usage: here };
  const { usage, since } = resumed.checkpoint;
  return {
    ...result,
    usage: addUsage(usage, here),
    resumed: result.resumed ?? { tries: 0, since },
  };
}

/**
 * One task from its worktree to its bundle, not yet handed over. Whatever goes wrong is its result; only a user's mistake
 * is thrown, since it stops every other task as well. It stays open where the job is about to end.
 */
export async function workTask(task: Task, work: LaneWork): Promise<TaskEnd> {
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
  const watched = equipment.machine?.watch();
  const sinceBegan = (): number => (ports.clock.monotonic() - began) / 1_000;
  const timed = (result: TaskResult): TaskEnd => ({
    kind: "result",
    result: { ...result, seconds: sinceBegan() },
  });
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
    const { resumed, warnings } = await leftOff(task.id, work);
    try {
      const prepared = { worktree, finished, resumed };
      const end = await inWorktree({ task, blank, prepared }, work);
      const refused = refusalText(equipment.refused?.(worktree.path) ?? []);
      const and = (more: readonly string[]): string[] => [
        ...warnings,
        ...more,
        ...(refused === undefined ? [] : [refused]),
      ];
      if (end.kind === "open") return { ...end, warnings: and(end.warnings) };
      const result = paid(end.result, resumed, work);
      const runner = await watched?.end();
      return timed({
        ...result,
        warnings: and(result.warnings),
        worktreeSeconds,
        ...(runner === undefined ? {} : { runner }),
      });
    } finally {
      // It goes with the job, whose last seconds are for what is handed over.
      if (!ports.stop.signal.aborted) await worktree.remove();
    }
  } catch (error) {
    if (ports.stop.signal.aborted) return { kind: "open", ...notBegun(task.id) };
    if (error instanceof UserError) throw error;
    return timed(faultResult(blank, error));
  } finally {
    void watched?.end();
  }
}
