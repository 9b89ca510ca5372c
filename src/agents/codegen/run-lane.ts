import { withTouchedFiles, type Execution } from "../../core/builds-on.ts";
import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import { messageOf } from "../../core/error-code.ts";
import { addedUsage, totalUsage } from "../../core/fold.ts";
import { refuseWithoutSandbox } from "../../core/sandbox-rule.ts";
import type { TaskResult } from "../../core/task-result.ts";
import { FinishedWork, type Finished } from "./finished-work.ts";
import { handOver } from "./hand-over.ts";
import type { Input } from "./input.ts";
import type { LanePlan } from "./load-plan.ts";
import type { Ports } from "./ports.ts";
import { runTasks } from "./run-tasks.ts";
import { notBegun, type OpenTask } from "./results.ts";
import { workTask } from "./work-task.ts";

/** A task that has ended: in this job, or in the run attempt from which it is taken over. */
export type Ended = { result: TaskResult; runAttempt?: number };

export type LaneJob = {
  input: Input;
  lane: LanePlan;
  ports: Ports;
  /** Grows as tasks end: whatever stops the lane, these are handed over. */
  ended: Ended[];
  /** Grows where the job is about to end: what is left to another one. */
  open: OpenTask[];
};

/** What was spent on the issue before this lane, in US dollars. */
function spentBefore({ session, previous }: LanePlan): number {
  const isRecorded = ({ task, startedAt }: TaskResult): boolean =>
    session.tasks.some((known) => known.task === task && known.startedAt === startedAt);
  return [...previous.values()]
    .filter((result) => !isRecorded(result))
    .reduce(
      (sum, result) => sum + addedUsage(session, result).costUsd,
      totalUsage(session).costUsd,
    );
}

/** What a run attempt of this job before has finished is not worked on again. */
async function takeOver(
  task: string,
  finished: FinishedWork,
): Promise<(Finished & { runAttempt: number }) | { warnings: string[] }> {
  try {
    return (await finished.takenOver(task)) ?? { warnings: [] };
  } catch (error) {
    return { warnings: [`Its finished work could not be taken over: ${messageOf(error)}`] };
  }
}

const executionOf = ({ input, lane, ports }: LaneJob): Execution => ({
  tasks: withTouchedFiles(lane.plan.tasks, [...lane.session.tasks, ...lane.previous.values()]),
  schedule: lane.schedule,
  finished: new Set(
    lane.artifacts
      .filter(({ status }) => status === "success")
      .filter(
        ({ attempt, runAttempt }) =>
          attempt < input.attempt || runAttempt < ports.context.runAttempt,
      )
      .map(({ task }) => task),
  ),
});

/** Runs the lane's tasks, each handed over as it ends. @throws UserError, and what keeps all from running */
export async function runLane(job: LaneJob): Promise<void> {
  const { input, lane, ports, ended, open } = job;
  const { sha } = ports.context;
  const workspace = await ports.workspaces.clone(sha, "tip");
  const config = configFromText(await workspace.fileAt(sha, CONFIG_PATH), ports.parseYaml);
  const equipment = await ports.equip(config, workspace);
  refuseWithoutSandbox(config, equipment.sandbox);
  const finished = new FinishedWork(input, lane, workspace, ports);
  const budget = config.budget.usdPerIssue - spentBefore(lane);
  const work = {
    ...{ input, lane, config, equipment, workspace, finished, ports },
    execution: executionOf(job),
    usdLeft: () =>
      ended.reduce((left, { result }) => left - addedUsage(lane.session, result).costUsd, budget),
  };
  await runTasks(lane.tasks, config.schedule.agentsPerRunner, async (task) => {
    if (ports.stop.signal.aborted) {
      open.push(notBegun(task.id));
      return;
    }
    const over = await takeOver(task.id, finished);
    if ("commit" in over) {
      finished.add(over);
      ended.push(over);
      return;
    }
    const out = await ports.files.folder(task.id);
    const end = await workTask(task, { ...work, out });
    if (end.kind === "open") {
      open.push({ ...end, warnings: [...over.warnings, ...end.warnings] });
      return;
    }
    const warned = { ...end.result, warnings: [...over.warnings, ...end.result.warnings] };
    const result = await handOver(warned, { ...job, out });
    if (result.commit !== undefined) finished.add({ result, commit: result.commit });
    ended.push({ result });
  });
}
