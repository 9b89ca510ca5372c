import type { RunRecord } from "../../stage/contract/runs.ts";

type TimelineEntry = {
  run: number;
  attempt: number;
  workflow: string;
  event: string;
  queued: string;
  started: string | null;
  ended: string | null;
  result: string | null;
  error?: string;
  jobs: {
    job: string;
    /** The lane of a matrix job, else null. */
    lane: string | null;
    queued: string;
    started: string | null;
    ended: string | null;
    result: string | null;
  }[];
};

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null;

/** `timeline.json`: when each run and job was queued, started and ended, and how. */
export const timelineOf = (runs: readonly RunRecord[]): TimelineEntry[] =>
  runs.map((run) => ({
    run: run.id,
    attempt: run.attempt,
    workflow: run.workflowName,
    event: run.event,
    queued: run.createdAt.toISOString(),
    started: iso(run.startedAt),
    ended: iso(run.completedAt),
    result: run.conclusion ?? null,
    ...(run.error === undefined ? {} : { error: run.error }),
    jobs: run.jobs.map((job) => {
      const lane = job.matrix["lane"];
      return {
        job: job.name,
        lane: typeof lane === "string" ? lane : null,
        queued: job.queuedAt.toISOString(),
        started: iso(job.startedAt),
        ended: iso(job.completedAt),
        result: job.conclusion ?? null,
      };
    }),
  }));
