import { graphTimes } from "../../src/core/critical-path.ts";
import type { SessionRecord } from "../../src/core/session.ts";
import type { TaskResult } from "../../src/core/task-result.ts";
import type { JobRecord, RunRecord } from "../../src/stage/contract/runs.ts";
import type { Played } from "../../src/stage/play/play.ts";
import { SEED_GRAPH } from "./waiting-scenario.ts";

type Span = { from: number; to: number };

const ran = (runs: readonly RunRecord[]): JobRecord[] =>
  runs.flatMap(({ jobs }) => jobs).filter(({ conclusion }) => conclusion !== "skipped");

const queued = (job: JobRecord): number => job.queuedAt.getTime();
const started = (job: JobRecord): number => (job.startedAt ?? job.queuedAt).getTime();
const ended = (job: JobRecord): number => (job.completedAt ?? job.queuedAt).getTime();

const spanOf = (jobs: readonly JobRecord[]): Span => ({
  from: Math.min(...jobs.map(queued)),
  to: Math.max(...jobs.map(ended)),
});

export const seconds = (milliseconds: number): number => Math.round(milliseconds) / 1000;
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Of a play: from the first label's run to the end of the last. Seconds. */
export function wholeSeconds({ runs }: Played): number {
  const from = Math.min(...runs.map(({ createdAt }) => createdAt.getTime()));
  const to = Math.max(
    ...runs.map(({ completedAt, createdAt }) => (completedAt ?? createdAt).getTime()),
  );
  return seconds(to - from);
}

/** `Miyabi / Attempt 1 / Wave 2 (w2-l1)` is the wave, `Miyabi / Deploy / Staging` the deployment. */
const WHOLE = ["Deploy", "Land"];

function phaseOf({ name, matrix }: JobRecord): string {
  if (matrix["lane"] !== undefined) return name.replace(/^.*\/ (Wave \d+).*$/, "$1").toLowerCase();
  const parts = name.split(" / ").slice(1);
  return (WHOLE.find((whole) => whole === parts[0]) ?? parts.at(-1) ?? name).toLowerCase();
}

export type PhaseTime = { phase: string; from: number; seconds: number };

/**
 * Each issue's phases in seconds after the first label: from the first job queued to the last one ended.
 * What a phase takes longer among other issues is what the issues cost each other.
 */
export function phaseTimes({ runs, sessions }: Played): Record<string, PhaseTime[]> {
  const zero = Math.min(...runs.map(({ createdAt }) => createdAt.getTime()));
  return Object.fromEntries(
    [...sessions].map(([issue, session]) => {
      const own = ran(runs.filter(({ id }) => session?.runs.includes(id)));
      const names = [...new Set(own.map(phaseOf))];
      const phases = names.map((phase) => {
        const { from, to } = spanOf(own.filter((job) => phaseOf(job) === phase));
        return { phase, from: seconds(from - zero), seconds: seconds(to - from) };
      });
      return [issue, phases.sort((a, b) => a.from - b.from)];
    }),
  );
}

/** How many jobs ran, how many of them at the same time at most, and how long they waited for a runner. */
export function jobLoad({ runs }: Played) {
  const jobs = ran(runs).filter(({ startedAt }) => startedAt !== undefined);
  const moves = jobs
    .flatMap((job) => [
      { at: started(job), by: 1 },
      { at: ended(job), by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let [running, most] = [0, 0];
  for (const { by } of moves) most = Math.max(most, (running += by));
  return {
    jobs: jobs.length,
    mostAtOnce: most,
    longestQueueSeconds: seconds(Math.max(...jobs.map((job) => started(job) - queued(job)))),
  };
}

const taskSpan = ({ startedAt, seconds: took }: TaskResult): Span => {
  const from = Date.parse(startedAt);
  return { from, to: from + took * 1000 };
};

/** Lane jobs of one issue by wave, each with its tasks. */
function wavesOf(runs: readonly RunRecord[], session: SessionRecord) {
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

/** The first session's tasks on their way through the waves. @throws Error where there are none */
export function graphOf({ runs, session }: Played, msPerMinute: number): GraphTimes {
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
