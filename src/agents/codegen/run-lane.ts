import { join } from "node:path";
import { withTouchedFiles, type Execution } from "../../core/task/builds-on.ts";
import { moneyLimits, shareOf } from "../../core/budget/budget.ts";
import type { Config } from "../../core/config.ts";
import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import { spentToday } from "../../core/budget/day-spending.ts";
import { messageOf } from "../../core/error-code.ts";
import { addedUsage } from "../../core/session/fold.ts";
import { REQUESTS_FILE } from "../../core/task/handed-task.ts";
import { Purse } from "../../core/budget/purse.ts";
import { refuseWithoutSandbox } from "../../core/sandbox/sandbox-rule.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Meter } from "../../ports/meter.ts";
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

/** What this lane may spend. Each lane looks at the log when it begins. */
function limitsOf({ session, previous, schedule, tasks }: LanePlan, today: number, config: Config) {
  const results = [...previous.values()];
  const all = schedule.waves.flat().flatMap(({ tasks: ids }) => ids).length;
  const left = moneyLimits({ record: session, results, today }, config.budget);
  return shareOf(left, tasks.length / Math.max(1, all));
}

/** Figures of the task's requests: those of each call in the result, all of them in a file beside it. */
async function withRequests(
  result: TaskResult,
  { meter, out, files }: { meter?: Meter; out: string; files: Ports["files"] },
): Promise<TaskResult> {
  const lines = meter?.requestsOf(result.task) ?? "";
  if (meter === undefined || lines === "") return result;
  await files.write(join(out, REQUESTS_FILE), lines);
  const modelCalls = meter.modelCallsOf(result.task);
  const told = modelCalls.calls.length > 0 ? { modelCalls } : {};
  return { ...result, requests: REQUESTS_FILE, ...told };
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
  const [workspace, today] = await Promise.all([
    ports.workspaces.clone(sha, "tip"),
    spentToday(ports.past, ports.clock.now()),
  ]);
  const config = configFromText(await workspace.fileAt(sha, CONFIG_PATH), ports.parseYaml);
  const limits = limitsOf(lane, today, config);
  const purse = new Purse(limits);
  const equipment = await ports.equip(config, workspace, purse);
  refuseWithoutSandbox(config, equipment.sandbox);
  const finished = new FinishedWork(input, lane, workspace, ports);
  const work = {
    ...{ input, lane, config, equipment, workspace, finished, ports },
    execution: executionOf(job),
    purse,
    money: () => {
      const costs = ended.map(({ result }) => addedUsage(lane.session, result).costUsd);
      const ofEnded = new Purse(limits);
      ofEnded.settle({ held: 0, spent: costs.reduce((sum, usd) => sum + usd, 0) });
      return ofEnded.left();
    },
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
      purse.settle({ held: 0, spent: addedUsage(lane.session, over.result).costUsd });
      return;
    }
    const out = await ports.files.folder(task.id);
    const end = await workTask(task, { ...work, out });
    if (end.kind === "open") {
      open.push({ ...end, warnings: [...over.warnings, ...end.warnings] });
      return;
    }
    const counted = await withRequests(end.result, { ...equipment, out, files: ports.files });
    const warned = { ...counted, warnings: [...over.warnings, ...counted.warnings] };
    const result = await handOver(warned, { ...job, out });
    if (result.commit !== undefined) finished.add({ result, commit: result.commit });
    ended.push({ result });
  });
}
