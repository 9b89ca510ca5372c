import type { JobRecord, RunRecord } from "../../stage/contract/runs.ts";
import { duration } from "./duration.ts";

const SIGNS = {
  success: "✓",
  failure: "✗",
  cancelled: "⊘",
  timed_out: "✗",
  skipped: "-",
} as const;

/** One character for how a job stands; `running` turns with the tick of the view. */
function signOf(job: JobRecord, tick: number): string {
  if (job.conclusion) return SIGNS[job.conclusion];
  if (job.status === "in_progress") return "◐◓◑◒".charAt(tick % 4);
  return job.status === "waiting" ? "⏸" : "·";
}

function lineOf(job: JobRecord, now: Date, tick: number): string {
  const from = job.startedAt ?? job.queuedAt;
  const ms = (job.completedAt ?? now).getTime() - from.getTime();
  const step =
    job.status === "in_progress"
      ? job.steps.find((one) => one.status === "in_progress")
      : undefined;
  const name = job.name.padEnd(44);
  return `  ${signOf(job, tick)} ${name} ${duration(ms).padStart(9)}${step ? `  ${step.name}` : ""}`;
}

/**
 * The job graph as text: each run with its jobs in the order in which they were queued. Jobs that
 * were skipped are only counted, since most waves of a small plan are.
 */
export function renderRuns(runs: readonly RunRecord[], now: Date, tick = 0): string[] {
  return runs.flatMap((run) => {
    const shown = run.jobs.filter((job) => job.conclusion !== "skipped");
    const skipped = run.jobs.length - shown.length;
    const title = `Run ${run.runNumber}  ${run.event}  ${run.title}`;
    const end = run.conclusion ? `  ${run.conclusion}` : "";
    return [
      `${title}${end}`,
      ...(run.error ? [`  ✗ ${run.error}`] : []),
      ...shown.map((job) => lineOf(job, now, tick)),
      ...(skipped > 0 ? [`  - ${skipped} skipped`] : []),
    ];
  });
}

/** A plain line for a job that started or ended, for logs. */
export function renderJobChange(job: JobRecord): string | undefined {
  if (job.status === "in_progress") return `started  ${job.name}`;
  if (job.status === "waiting") return `waiting  ${job.name}`;
  if (!job.conclusion || job.conclusion === "skipped" || !job.completedAt) return undefined;
  const from = job.startedAt ?? job.queuedAt;
  return `${job.conclusion.padEnd(8)} ${job.name} (${duration(job.completedAt.getTime() - from.getTime())})`;
}
