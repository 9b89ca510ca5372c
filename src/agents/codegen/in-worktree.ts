import { commitMessage } from "../../core/task/commit-message.ts";
import { UserError } from "../../core/errors.ts";
import type { Task } from "../../core/plan/plan.ts";
import type { Blank, TaskResult } from "../../core/task/task-result.ts";
import type { Worktree } from "../../ports/workspace.ts";
import { Checkpoints } from "./checkpoints.ts";
import { conclude } from "./conclude.ts";
import { mergeAll } from "./conflicts.ts";
import { writeContext } from "./context-files.ts";
import type { Finished } from "./finished-work.ts";
import { goOn, type GoingOn } from "./go-on.ts";
import { keepPatch } from "./keep-patch.ts";
import type { LaneWork } from "./lane-work.ts";
import { promptOf } from "./prompt-of-task.ts";
import { faultResult, type TaskEnd } from "./results.ts";
import type { Resumed } from "./resume.ts";
import { workInTries, type Job } from "./tries.ts";

/** A new worktree, the work that is to be merged into it first, and where an earlier job left off. */
type Prepared = { worktree: Worktree; finished: Finished[]; resumed: Resumed | undefined };

type Subject = { task: Task; blank: Blank; prepared: Prepared };

/** What the tries need, with the worktree as the engine is to find it. */
async function jobFor(
  { task, prepared }: Subject,
  work: LaneWork,
  {
    goingOn,
    checkpoints,
    conflicts,
  }: Pick<Job, "conflicts"> & {
    goingOn: GoingOn;
    checkpoints: Checkpoints;
  },
): Promise<Job> {
  const { input, lane, ports, config, equipment, workspace } = work;
  const { worktree, finished } = prepared;
  const began = ports.clock.monotonic();
  return {
    task: task.id,
    prompt: await promptOf(task, { finished, conflicts }, work),
    messageOf: (summary) =>
      commitMessage({ task, issue: input.issue, total: lane.plan.tasks.length, summary }),
    conflicts,
    worktree,
    workspace,
    config,
    equipment,
    callsBefore: lane.rework?.engineCalls[task.id] ?? 0,
    // Of what was spent before it was resumed, the session may know a part.
    money: () => {
      const left = work.money();
      return { ...left, usd: left.usd + goingOn.usdKnown };
    },
    minutes: () => goingOn.minutes + (ports.clock.monotonic() - began) / 60_000,
    random: ports.random,
    from: goingOn.from,
    stop: ports.stop.signal,
    keep: (standing, tried) => checkpoints.keep(standing, tried),
  };
}

/** A task's work in its worktree: merges, what was kept of it, the engine's tries, and how they end. */
export async function inWorktree(subject: Subject, work: LaneWork): Promise<TaskEnd> {
  const { task, blank, prepared } = subject;
  const { worktree, finished, resumed } = prepared;
  const conflicts = await mergeAll(prepared, task);
  const start = await worktree.head();
  const goingOn = await goOn(resumed, worktree, work.lane);
  // What an earlier job spent and nobody has recorded yet is spent.
  const before = (goingOn.from?.usage.costUsd ?? 0) - goingOn.usdKnown;
  work.purse.settle({ held: 0, spent: before });
  await writeContext(task, prepared, work);
  const checkpoints = new Checkpoints({
    task: task.id,
    worktree,
    start,
    since: [...goingOn.since, blank.startedAt],
    laid: goingOn.laid,
    work,
  });
  const warned = (result: TaskResult): TaskEnd => ({
    kind: "result",
    result: {
      ...result,
      warnings: [...goingOn.warnings, ...checkpoints.warnings, ...result.warnings],
    },
  });
  const kept = { worktree, start, out: work.out, files: work.ports.files };
  try {
    const job = await jobFor(subject, work, { goingOn, checkpoints, conflicts });
    const worked = await workInTries(job);
    if (worked.stopped) {
      const warnings = [...goingOn.warnings, ...checkpoints.warnings];
      const checkpoint = checkpoints.newest ?? resumed?.artifact.name;
      return { kind: "open", task: task.id, tries: worked.tries, checkpoint, warnings };
    }
    const about = { worked, finished, resumed: goingOn.told };
    const result = await conclude(blank, about, work);
    return warned(result.status === "success" ? result : await keepPatch(result, kept));
  } catch (error) {
    if (error instanceof UserError) throw error;
    return warned(await keepPatch(faultResult(blank, error), kept));
  }
}
