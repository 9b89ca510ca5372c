import { join } from "node:path";
import { calibrated } from "../../core/plan/calibration.ts";
import type { Config } from "../../core/config.ts";
import { graphTimes } from "../../core/schedule/critical-path.ts";
import { messageOf } from "../../core/error-code.ts";
import { foldTasks } from "../../core/session/fold.ts";
import { readHandedTask, TASK_FILE, type HandedTask } from "../../core/task/handed-task.ts";
import { ordinalOf, taskArtifact } from "../../core/names.ts";
import type { Plan, Schedule } from "../../core/plan/plan.ts";
import { rescheduleOf, scheduleLimits } from "../../core/schedule/schedule.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { standingWork } from "../../core/task/standing-work.ts";
import { taskDigests } from "../../core/plan/task-digests.ts";
import type { Workspace } from "../../ports/workspace.ts";
import { carryCheckpoints } from "./carry-checkpoints.ts";
import { findWork, type PastSuccess } from "./find-work.ts";
import type { Ports } from "./ports.ts";

/** Work of an earlier run whose commits are in our clone. */
type Past = { handed: HandedTask; commit: string; dir: string; runId: number };

type Shelf = Pick<Ports, "exchange" | "files" | "workspaces" | "context">;

/** Of each task of the plan (task-digests.ts). */
type Digests = ReadonlyMap<string, string>;

/** What can be had of the work that was found; of the rest, why not. */
async function takeIn(
  found: ReadonlyMap<string, PastSuccess>,
  { digests, workspace }: { digests: Digests; workspace: Workspace },
  { exchange, files }: Shelf,
): Promise<{ past: Map<string, Past>; notes: string[] }> {
  const past = new Map<string, Past>();
  const notes: string[] = [];
  for (const [task, { artifact, from }] of found) {
    try {
      const dir = await files.folder("past-task");
      await exchange.get(artifact.name, dir, from);
      const handed = await readHandedTask(artifact, (file) => files.read(join(dir, file)));
      if (handed.digest !== digests.get(task)) continue;
      const commit = await workspace.unbundle(join(dir, `${task}.bundle`));
      if (commit !== handed.result.commit) throw new Error("its bundle is not its commit");
      past.set(task, { handed, commit, dir, runId: from.runId });
    } catch (error) {
      notes.push(`Task ${ordinalOf(task)} is worked on again: ${messageOf(error)}.`);
    }
  }
  return { past, notes };
}

/** By task: whose work it holds; with one that nothing answers to where that work is another one now. */
async function holdings(
  past: ReadonlyMap<string, Past>,
  { tasks }: Plan,
  workspace: Workspace,
): Promise<Map<string, string[]>> {
  const holds = new Map<string, string[]>();
  for (const { id, dependencies } of tasks) {
    const own = past.get(id);
    if (own === undefined) continue;
    const needs = [...dependencies];
    for (const [task, commit] of Object.entries(own.handed.result.builtOn ?? {})) {
      const other = past.get(task);
      const isSame = other !== undefined && (await workspace.isAncestor(commit, other.commit));
      needs.push(isSame ? task : `${task} as it was`);
    }
    holds.set(id, needs);
  }
  return holds;
}

/** Drops what does not merge with today's base and with the other work, and what holds it. */
async function thatMerges(
  past: ReadonlyMap<string, Past>,
  { plan, issue, holds }: { plan: Plan; issue: number; holds: Map<string, string[]> },
  { workspace, sha }: { workspace: Workspace; sha: string },
): Promise<{ standing: Set<string>; notes: string[] }> {
  const notes: string[] = [];
  const worktree = await workspace.add({
    path: `.worktrees/issue-${issue}-carried`,
    branch: `miyabi/issue-${issue}-carried`,
    from: sha,
  });
  try {
    // What is needed first: a merge that fails takes those with it that hold the same work.
    for (const id of graphTimes(plan.tasks).order) {
      const own = standingWork(holds).has(id) ? past.get(id) : undefined;
      if (own === undefined) continue;
      const merged = await worktree.merge(own.commit, `chore: Merge ${id}\n\nRefs #${issue}`);
      if (merged.ok) continue;
      holds.delete(id);
      notes.push(
        `Task ${ordinalOf(id)} is worked on again: its work does not merge any more, conflicts in ${merged.files.slice(0, 10).join(", ")}.`,
      );
    }
  } finally {
    await worktree.remove();
  }
  return { standing: standingWork(holds), notes };
}

/** Puts work of an earlier run into this one, where lanes and review find it as attempt 0. */
async function putAgain(
  { handed, dir }: Past,
  { exchange, files, context: { runAttempt } }: Shelf,
): Promise<void> {
  const result = { ...handed.result };
  // The figures of its requests stay where they were handed over first.
  delete result.requests;
  const { task } = result;
  const file = join(dir, TASK_FILE);
  await files.write(file, `${JSON.stringify({ ...handed, result, attempt: 0 }, null, 2)}\n`);
  const name = taskArtifact({ task, attempt: 0, runAttempt, status: "success" });
  await exchange.put(name, dir, [file, join(dir, `${task}.bundle`)]);
}

const NOTHING_LEFT: Schedule = {
  waves: [],
  criticalPath: [],
  criticalPathMinutes: 0,
  makespanMinutes: 0,
  explanation: [],
};

const listed = (tasks: readonly string[]): string =>
  `${tasks.length === 1 ? "Task" : "Tasks"} ${tasks.map(ordinalOf).join(", ")}`;

/** What of the successes of earlier runs stands in this one. */
async function carrySuccesses(
  found: ReadonlyMap<string, PastSuccess>,
  { record, plan, digests }: { record: SessionRecord; plan: Plan; digests: Digests },
  shelf: Shelf,
): Promise<{ carried: Past[]; notes: string[] }> {
  if (found.size === 0) return { carried: [], notes: [] };
  const { sha } = shelf.context;
  const workspace = await shelf.workspaces.clone(sha);
  const { past, notes } = await takeIn(found, { digests, workspace }, shelf);
  const holds = await holdings(past, plan, workspace);
  const about = { plan, issue: record.issue.number, holds };
  const merging = await thatMerges(past, about, { workspace, sha });
  const carried = plan.tasks.flatMap(({ id }) =>
    merging.standing.has(id) ? (past.get(id) ?? []) : [],
  );
  for (const one of carried) await putAgain(one, shelf);
  return { carried, notes: [...notes, ...merging.notes] };
}

/** Of the tasks that are not done. */
function scheduleWithout(done: readonly string[], plan: Plan, config: Config): Schedule {
  const open = plan.tasks.filter(({ id }) => !done.includes(id)).map(({ id }) => id);
  if (done.length === 0) return plan.schedule;
  return open.length === 0
    ? NOTHING_LEFT
    : rescheduleOf(
        { tasks: calibrated(plan.tasks, plan.calibration) },
        open,
        scheduleLimits(config.schedule),
      );
}

/**
 * Work that earlier runs of the session have finished is not done again: where the task and all that
 * it builds on are what they were, and git can still merge it, it is carried over into this run, and
 * only the rest is scheduled. Of the rest, what was at work goes on from its checkpoint. The record has
 * the finished tasks' results then. A run that has nothing before it asks nobody and gets its plan back
 * as it is.
 */
export async function carryOver(
  record: SessionRecord,
  { plan, config }: { plan: Plan; config: Config },
  shelf: Shelf,
): Promise<{ record: SessionRecord; plan: Plan }> {
  const { successes, checkpoints } = await findWork(record, plan, shelf);
  if (successes.size + checkpoints.size === 0) return { record, plan };
  const digests = taskDigests(plan.tasks, record.issue.digest);
  const { carried, notes } = await carrySuccesses(successes, { record, plan, digests }, shelf);
  const done = carried.map(({ handed }) => handed.result.task);
  const begun = [...checkpoints.values()].filter(({ artifact }) => !done.includes(artifact.task));
  const goingOn = await carryCheckpoints(begun, digests, shelf);

  const schedule = scheduleWithout(done, plan, config);
  const kept =
    done.length === 0
      ? []
      : [`${listed(done)}: finished in an earlier run and carried over, not worked on again.`];
  const explanation = [...kept, ...notes, ...goingOn, ...schedule.explanation];
  const carriedPlan = { ...plan, schedule: { ...schedule, explanation } };
  const results = carried.map(({ handed }) => handed.result);
  return { record: { ...foldTasks(record, results), plan: carriedPlan }, plan: carriedPlan };
}
