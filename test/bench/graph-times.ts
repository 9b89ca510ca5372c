import { graphTimes } from "../../src/core/schedule/critical-path.ts";
import {
  phaseOf,
  queued,
  ran,
  seconds,
  spanOf,
  type Run,
  type Session,
  type Span,
  type Timed,
  type Times,
} from "./job-times.ts";
import { SEED_GRAPH } from "./waiting-scenario.ts";

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

const taskSpan = ({ startedAt, seconds: took }: Timed): Span => {
  const from = Date.parse(startedAt);
  return { from, to: from + took * 1000 };
};

/** Lane jobs of one issue by wave, each with its tasks. */
function wavesOf(runs: readonly Run[], session: Session) {
  const lanes = ran(runs.filter(({ id }) => session.runs.includes(id))).flatMap((job) => {
    const { lane } = job.matrix;
    const tasks = session.tasks.filter((task) => task.lane === lane).map(taskSpan);
    return typeof lane === "string" && tasks.length > 0 ? [{ lane, job, tasks }] : [];
  });
  const names = [...new Set(lanes.map(({ job }) => phaseOf(job)))];
  return names.map((wave) => ({ wave, lanes: lanes.filter(({ job }) => phaseOf(job) === wave) }));
}

export type GraphTimes = {
  /** The seed's minutes on its critical path, at `msPerMinute`. */
  criticalPathSeconds: number;
  /** All waves' start-ups: from a lane job's queueing to its first task's start, the mean of the lanes. */
  startupSeconds: number;
  /** From the first lane job's queueing to the last task's end. */
  measuredSeconds: number;
  /** measured / (criticalPath + startup) */
  ratio: number;
  /** The same with how long each task really took instead of the seed's minutes. */
  ofTasks: { criticalPathSeconds: number; ratio: number };
  /** `handOver`: from the wave's last task's end to the end of its last job (0 s after it the next is queued). */
  waves: {
    wave: string;
    lanes: string[];
    startupSeconds: number;
    seconds: number;
    handOverSeconds: number;
  }[];
};

/** The first issue's tasks on their way through the waves. @throws Error where there are none */
export function graphOf({ runs, sessions }: Times, msPerMinute: number): GraphTimes {
  const [session] = sessions.values();
  if (!session?.plan || session.tasks.length === 0) throw new Error("no task was worked on");
  const waves = wavesOf(runs, session).map(({ wave, lanes }) => {
    const tasks = lanes.flatMap((lane) => lane.tasks);
    const jobs = spanOf(lanes.map(({ job }) => job));
    const lastEnd = Math.max(...tasks.map(({ to }) => to));
    const startups = lanes.map(
      (lane) => Math.min(...lane.tasks.map(({ from }) => from)) - queued(lane.job),
    );
    return {
      wave,
      lanes: lanes.map(({ lane }) => lane),
      startupSeconds: seconds(mean(startups)),
      seconds: seconds(jobs.to - jobs.from),
      handOverSeconds: seconds(jobs.to - lastEnd),
    };
  });
  const first = Math.min(
    ...wavesOf(runs, session).flatMap(({ lanes }) => lanes.map(({ job }) => queued(job))),
  );
  const last = Math.max(...session.tasks.map((task) => taskSpan(task).to));
  const measuredSeconds = seconds(last - first);
  const startupSeconds = seconds(1000 * sum(waves.map((wave) => wave.startupSeconds)));

  const seed = SEED_GRAPH.map(({ ordinal, dependencies, minutes }) => ({
    id: String(ordinal),
    dependencies: dependencies.map(String),
    estimatedMinutes: minutes,
  }));
  const real = session.plan.tasks.map((task) => {
    const took = session.tasks.find((result) => result.task === task.id)?.seconds ?? 0;
    return { ...task, estimatedMinutes: took / 60 };
  });
  const criticalPathSeconds = seconds(graphTimes(seed).criticalPathMinutes * msPerMinute);
  const ofTasks = seconds(graphTimes(real).criticalPathMinutes * 60_000);
  return {
    criticalPathSeconds,
    startupSeconds,
    measuredSeconds,
    ratio: measuredSeconds / (criticalPathSeconds + startupSeconds),
    ofTasks: { criticalPathSeconds: ofTasks, ratio: measuredSeconds / (ofTasks + startupSeconds) },
    waves,
  };
}
