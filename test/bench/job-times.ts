import type { Task } from "../../src/core/plan/plan.ts";
import type { TaskResult } from "../../src/core/task/task-result.ts";
import type { JobRecord, RunRecord } from "../../src/stage/contract/runs.ts";

export type Job = Pick<
  JobRecord,
  "name" | "matrix" | "queuedAt" | "startedAt" | "completedAt" | "conclusion"
>;
export type Run = Pick<RunRecord, "id" | "createdAt" | "completedAt"> & { jobs: readonly Job[] };
export type Timed = Pick<TaskResult, "task" | "lane" | "startedAt" | "seconds">;
export type Session = {
  /** Ids of the runs that worked on it. */
  runs: readonly number[];
  tasks: readonly Timed[];
  plan?: { tasks: readonly Pick<Task, "id" | "dependencies" | "estimatedMinutes">[] } | undefined;
};
/** What of a play says when things happened. */
export type Times = { runs: readonly Run[]; sessions: ReadonlyMap<number, Session | undefined> };

export type Span = { from: number; to: number };

export const ran = (runs: readonly Run[]): Job[] =>
  runs.flatMap(({ jobs }) => jobs).filter(({ conclusion }) => conclusion !== "skipped");

export const queued = (job: Job): number => job.queuedAt.getTime();
const started = (job: Job): number => (job.startedAt ?? job.queuedAt).getTime();
const ended = (job: Job): number => (job.completedAt ?? job.queuedAt).getTime();

export const spanOf = (jobs: readonly Job[]): Span => ({
  from: Math.min(...jobs.map(queued)),
  to: Math.max(...jobs.map(ended)),
});

export const seconds = (milliseconds: number): number => Math.round(milliseconds) / 1000;

/** Of a play: from the first label's run to the end of the last. Seconds. */
export function wholeSeconds({ runs }: Pick<Times, "runs">): number {
  const from = Math.min(...runs.map(({ createdAt }) => createdAt.getTime()));
  const to = Math.max(
    ...runs.map(({ completedAt, createdAt }) => (completedAt ?? createdAt).getTime()),
  );
  return seconds(to - from);
}

/** `Miyabi / Attempt 1 / Wave 2 (w2-l1)` is the wave, `Miyabi / Deploy / Staging` the deployment. */
const WHOLE = ["Deploy", "Land"];

export function phaseOf({ name, matrix }: Job): string {
  if (matrix["lane"] !== undefined) return name.replace(/^.*\/ (Wave \d+).*$/, "$1").toLowerCase();
  const parts = name.split(" / ").slice(1);
  return (WHOLE.find((whole) => whole === parts[0]) ?? parts.at(-1) ?? name).toLowerCase();
}

/** Seconds: after the first label, between the end of what went before and the first job, to the end. */
export type PhaseTime = { phase: string; from: number; waited: number; seconds: number };

/**
 * Each issue's phases in seconds after the first label: from the first job queued to the last one ended.
 * What a phase takes longer among other issues is what the issues cost each other.
 */
export function phaseTimes({ runs, sessions }: Times): Record<string, PhaseTime[]> {
  const zero = Math.min(...runs.map(({ createdAt }) => createdAt.getTime()));
  return Object.fromEntries(
    [...sessions].map(([issue, session]) => {
      const own = ran(runs.filter(({ id }) => session?.runs.includes(id)));
      const names = [...new Set(own.map(phaseOf))];
      const phases = names
        .map((phase) => ({ phase, ...spanOf(own.filter((job) => phaseOf(job) === phase)) }))
        .sort((a, b) => a.from - b.from);
      const times = phases.map(({ phase, from, to }, at) => {
        const before = Math.max(zero, ...phases.slice(0, at).map((earlier) => earlier.to));
        return {
          phase,
          from: seconds(from - zero),
          waited: seconds(Math.max(0, from - before)),
          seconds: seconds(to - from),
        };
      });
      return [issue, times];
    }),
  );
}

/** How many jobs ran, how many of them at the same time at most, and how long they waited for a runner. */
export function jobLoad({ runs }: Pick<Times, "runs">) {
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
