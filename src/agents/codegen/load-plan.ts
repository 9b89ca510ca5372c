import { join } from "node:path";
import { z } from "zod";
import { UserError } from "../../core/errors.ts";
import { newestFirst, reviewArtifactsOf } from "../../core/lane-artifacts.ts";
import type { Plan, Schedule, Task } from "../../core/plan.ts";
import { REVIEW_FILES } from "../../core/review-outcome.ts";
import { Rework } from "../../core/rework.ts";
import type { SessionRecord } from "../../core/session.ts";
import { TaskResult } from "../../core/task-result.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";

/** What a lane is to do, and what earlier attempts left for it. */
export type LanePlan = {
  session: SessionRecord;
  plan: Plan;
  schedule: Schedule;
  /** The lane's tasks, in its order. */
  tasks: Task[];
  /** Absent in the first attempt. */
  rework?: Rework;
  /** The newest result of each task in earlier attempts. */
  previous: ReadonlyMap<string, TaskResult>;
};

type Earlier = Pick<LanePlan, "rework" | "previous">;

/** What the review before ordered. */
async function readRework(
  { issue, attempt }: Input,
  { exchange, files }: Ports,
): Promise<{ rework: Rework } & Earlier> {
  const names = await exchange.list(reviewArtifactsOf(issue, attempt - 1));
  const [newest] = newestFirst(names);
  if (newest === undefined)
    throw new Error(`attempt ${attempt} has no review before it: nothing says what to do again`);
  const dir = await files.folder("rework");
  await exchange.get(newest, dir);
  const read = async <T>(schema: z.ZodType<T>, name: string): Promise<T> => {
    const text = await files.read(join(dir, name));
    if (text === undefined) throw new Error(`the artifact ${newest} has no ${name}`);
    return schema.parse(JSON.parse(text));
  };
  const rework = await read(Rework, REVIEW_FILES.rework);
  const results = await read(z.array(TaskResult), REVIEW_FILES.results);
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
  const earlier: Earlier =
    input.attempt === 1 ? { previous: new Map() } : await readRework(input, ports);
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
  return { session, plan, schedule, tasks, ...earlier };
}
