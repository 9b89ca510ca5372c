import type { Conclusion, JobRecord } from "../../contract/runs.ts";
import type { Attempt } from "./attempt.ts";

/** Adds a job to its run. */
export const addJob = (
  attempt: Attempt,
  job: { name: string; matrix?: Record<string, unknown> },
): JobRecord => {
  const { shared, run } = attempt;
  const record: JobRecord = {
    id: shared.nextJobId(),
    runId: run.id,
    name: job.name,
    status: "queued",
    matrix: job.matrix ?? {},
    queuedAt: shared.now(),
    steps: [],
    annotations: [],
    summary: "",
    outputs: {},
  };
  run.jobs.push(record);
  shared.onJob(run, record);
  return record;
};

export const completeJob = (attempt: Attempt, record: JobRecord, conclusion: Conclusion): void => {
  record.status = "completed";
  record.conclusion = conclusion;
  record.completedAt = attempt.shared.now();
  attempt.shared.onJob(attempt.run, record);
};

/** An annotation on a job that is not running: what stopped it before its first step, or afterwards. */
export const annotate = (attempt: Attempt, record: JobRecord, message: string): void => {
  record.annotations.push({ level: "error", message });
  attempt.shared.onLine(attempt.run, record, `##[error]${message}`);
};
