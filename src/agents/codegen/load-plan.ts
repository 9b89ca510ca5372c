import { join } from "node:path";
import {
  checkpointArtifacts,
  type CheckpointArtifact,
} from "../../core/task/checkpoint-artifacts.ts";
import { UserError } from "../../core/errors.ts";
import { reviewArtifactsOf, taskPrefix } from "../../core/names.ts";
import { newestFirst } from "../../core/newest-first.ts";
import type { Plan, Schedule, Task } from "../../core/plan/plan.ts";
import { readRework } from "../../core/review/rework-artifact.ts";
import type { Rework } from "../../core/review/rework.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { taskArtifacts, type TaskArtifact } from "../../core/task/task-artifacts.ts";
import { taskDigests } from "../../core/plan/task-digests.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";

/** What a lane is to do, and what was done before it. */
export type LanePlan = {
  session: SessionRecord;
  plan: Plan;
  schedule: Schedule;
  /** The lane's tasks, in its order. */
  tasks: Task[];
  /** Of each task of the plan (task-digests.ts). */
  digests: ReadonlyMap<string, string>;
  /** What tasks handed over up to now, in this attempt and before it; the newest first. */
  artifacts: readonly TaskArtifact[];
  /** Where tasks stood that were at work when a job ended, in this attempt; the newest first. */
  checkpoints: readonly CheckpointArtifact[];
  /** Absent in the first attempt. */
  rework?: Rework;
  /** The newest result of each task in earlier attempts. */
  previous: ReadonlyMap<string, TaskResult>;
};

type Earlier = Pick<LanePlan, "rework" | "previous">;

/** What the review before ordered. */
async function earlierAttempts(
  { issue, attempt }: Input,
  { exchange, files }: Ports,
): Promise<Earlier> {
  if (attempt === 1) return { previous: new Map() };
  const [newest] = newestFirst(await exchange.list(reviewArtifactsOf(issue, attempt - 1)));
  if (newest === undefined)
    throw new Error(`attempt ${attempt} has no review before it: nothing says what to do again`);
  const dir = await files.folder("rework");
  await exchange.get(newest, dir);
  const { rework, results } = await readRework(newest, (file) => files.read(join(dir, file)));
  return { rework, previous: new Map(results.map((result) => [result.task, result])) };
}

/** @throws UserError invalid_input where there is no such session, plan or lane */
export async function loadPlan(input: Input, ports: Ports): Promise<LanePlan> {
  const session = await ports.sessions.load(input.issue);
  const plan = session?.plan;
  if (!session || !plan)
    throw new UserError(
      "invalid_input",
      `Issue #${input.issue} has no plan in this run. Run the coordinator action in a job before this one.`,
    );
  const earlier = await earlierAttempts(input, ports);
  const schedule = earlier.rework?.schedule ?? plan.schedule;
  const lane = schedule.waves.flat().find(({ lane: id }) => id === input.lane);
  if (!lane)
    throw new UserError(
      "invalid_input",
      `The schedule of attempt ${input.attempt} has no lane "${input.lane}". It has: ${schedule.waves
        .flat()
        .map(({ lane: id }) => id)
        .join(", ")}.`,
    );
  const tasks = lane.tasks.flatMap((id) => plan.tasks.filter((task) => task.id === id));
  const names = await ports.exchange.list(taskPrefix(input.issue));
  // What an earlier run kept belongs to the first execution of the plan in this one.
  const isOurs = ({ attempt }: CheckpointArtifact): boolean =>
    attempt === input.attempt || (attempt === 0 && input.attempt === 1);
  return {
    session,
    plan,
    schedule,
    tasks,
    digests: taskDigests(plan.tasks, session.issue.digest),
    artifacts: taskArtifacts(names, input.issue).filter(({ attempt }) => attempt <= input.attempt),
    checkpoints: checkpointArtifacts(names, input.issue).filter(isOurs),
    ...earlier,
  };
}
