import { join } from "node:path";
import { buildsOn, type Execution } from "../../core/builds-on.ts";
import { commitMessage } from "../../core/commit-message.ts";
import type { Config } from "../../core/config.ts";
import type { Conflict } from "../../core/conflict-marks.ts";
import { UserError } from "../../core/errors.ts";
import {
  agentContextJson,
  CONTEXT_FILES,
  executionContextMarkdown,
} from "../../core/execution-context.ts";
import { ordinalOf, worktreeOf } from "../../core/names.ts";
import type { Task } from "../../core/plan.ts";
import { blankResult, type Blank, type TaskResult } from "../../core/task-result.ts";
import type { Workspace, Worktree } from "../../ports/workspace.ts";
import { mergeAll } from "./conflicts.ts";
import type { Finished, FinishedWork } from "./finished-work.ts";
import type { Input } from "./input.ts";
import { instructionsAt } from "./instructions.ts";
import { keepPatch } from "./keep-patch.ts";
import type { LanePlan } from "./load-plan.ts";
import type { Equipment, Ports } from "./ports.ts";
import { taskPrompt } from "./prompt.ts";
import { faultResult, skippedResult } from "./results.ts";
import { workInTries, type Worked } from "./tries.ts";

/** All that the tasks of one lane share, and a folder for this one. */
export type LaneWork = {
  input: Input;
  lane: LanePlan;
  config: Config;
  equipment: Equipment;
  workspace: Workspace;
  finished: FinishedWork;
  /** Decides what a task starts from beside its dependencies. */
  execution: Execution;
  /** Folder of the task alone, for its bundle. */
  out: string;
  /** US dollars that are left for the issue, without the tasks at work. */
  usdLeft: () => number;
  ports: Ports;
};

type Prepared = { worktree: Worktree; finished: Finished[] };

/** The work that a task starts from, what it needs first; or which need has none. */
async function gather(task: Task, work: LaneWork): Promise<Finished[] | { missing: string }> {
  const finished: Finished[] = [];
  for (const id of task.dependencies) {
    const found = await work.finished.needed(id);
    if (!found) return { missing: id };
    finished.push(found);
  }
  for (const id of buildsOn(task.id, work.execution)) {
    const found = await work.finished.wanted(id);
    if (found) finished.push(found);
  }
  return finished;
}

async function writeContext(task: Task, { worktree, finished }: Prepared, work: LaneWork) {
  const { lane, config, ports } = work;
  const context = {
    task,
    total: lane.plan.tasks.length,
    issue: lane.session.issue,
    config,
    worktree: {
      path: worktree.path,
      branch: worktree.branch,
      baseSha: ports.context.sha,
      createdAt: ports.clock.now().toISOString(),
    },
    dependencies: finished.map(({ result }) => ({
      task: result.task,
      title: titleOf(lane, result.task),
      files: [...result.filesCreated, ...result.filesChanged],
      summary: result.summary,
    })),
  };
  const [json, markdown] = CONTEXT_FILES;
  await ports.files.write(join(worktree.path, json), agentContextJson(context));
  await ports.files.write(join(worktree.path, markdown), executionContextMarkdown(context));
}

const titleOf = ({ plan }: LanePlan, id: string): string =>
  plan.tasks.find((task) => task.id === id)?.title ?? id;

async function promptOf(
  task: Task,
  { finished, conflicts }: { finished: readonly Finished[]; conflicts: readonly Conflict[] },
  { lane, config, ports, workspace }: LaneWork,
) {
  const { plan, session, rework } = lane;
  return taskPrompt({
    task,
    total: plan.tasks.length,
    issue: session.issue,
    config,
    dependencies: finished.flatMap(({ result }) =>
      plan.tasks.filter(({ id }) => id === result.task).map((one) => ({ task: one, result })),
    ),
    conflicts,
    ...(rework && {
      findings: {
        own: rework.findings[task.id] ?? [],
        general: rework.general,
        output: rework.output,
      },
    }),
    instructions: await instructionsAt(workspace, ports.context.sha),
    random: ports.random,
  });
}

/** The result of work that ended in a judgement, its bundle written where it succeeded. */
async function concluded(
  blank: Blank,
  { worked, finished }: { worked: Worked; finished: readonly Finished[] },
  work: LaneWork,
): Promise<TaskResult> {
  const { commit, problem, change, usage, turns, tries, passed, failed, summary, warnings } =
    worked;
  const before = work.lane.previous.get(blank.task);
  const union = (old: readonly string[] = [], now: readonly string[]): string[] => [
    ...new Set([...old, ...now]),
  ];
  const result: TaskResult = {
    ...blankResult(blank),
    filesCreated: union(before?.filesCreated, change.created),
    filesChanged: union(before?.filesChanged, [...change.changed, ...change.deleted]),
    linesChanged: change.lines,
    testsPassed: passed,
    testsFailed: failed,
    warnings,
    summary,
    turns,
    tries,
    usage,
  };
  if (commit === undefined)
    return {
      ...result,
      error: problem?.text ?? "The task came to nothing.",
      failure: problem?.failure ?? "compile",
    };
  const bundle = `${blank.task}.bundle`;
  await work.workspace.bundle({
    file: join(work.out, bundle),
    base: work.ports.context.sha,
    tip: commit,
    name: blank.task,
  });
  const builtOn = Object.fromEntries(
    finished.map(({ result: { task }, commit: tip }) => [task, tip]),
  );
  return { ...result, status: "success", commit, bundle, builtOn };
}

async function inWorktree(task: Task, blank: Blank, work: LaneWork, prepared: Prepared) {
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
    const result = await concluded(blank, { worked, finished }, work);
    return result.status === "success" ? result : await keepPatch(result, kept);
  } catch (error) {
    if (error instanceof UserError) throw error;
    return keepPatch(faultResult(blank, error), kept);
  }
}

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
      const worked = await inWorktree(task, blank, work, { worktree, finished });
      return { ...timed(worked), worktreeSeconds };
    } finally {
      await worktree.remove();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    return timed(faultResult(blank, error));
  }
}
