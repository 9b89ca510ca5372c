import type { Account } from "./tokens.ts";

type Status = "queued" | "waiting" | "in_progress" | "completed";
export type Conclusion = "success" | "failure" | "cancelled" | "skipped" | "timed_out";

export type StepRecord = {
  number: number;
  name: string;
  status: Status;
  conclusion?: Conclusion;
  startedAt?: Date;
  completedAt?: Date;
};

export type Annotation = {
  level: "error" | "warning" | "notice";
  message: string;
  title?: string;
  file?: string;
  line?: number;
};

export type JobRecord = {
  id: number;
  runId: number;
  /** Path of keys through nested workflows, e.g. `miyabi / attempt-1 / wave-1 (lane-1)`. */
  name: string;
  status: Status;
  conclusion?: Conclusion;
  /** Values of the matrix of this job, `{}` without one. */
  matrix: Record<string, unknown>;
  /** The environment that the job names, if any. */
  environment?: string;
  /** `environment.url`, evaluated when the job ended. */
  environmentUrl?: string;
  queuedAt: Date;
  startedAt?: Date;
  completedAt?: Date;
  steps: StepRecord[];
  annotations: Annotation[];
  /** Markdown of all steps, as in GITHUB_STEP_SUMMARY. */
  summary: string;
  outputs: Record<string, string>;
};

export type RunRecord = {
  id: number;
  runNumber: number;
  attempt: number;
  /** Path of the workflow file in the repository. */
  workflowPath: string;
  /** `name:` of the workflow, else its path. */
  workflowName: string;
  /** `run-name:`, else GitHub's default for the event. */
  title: string;
  event: string;
  headBranch: string;
  headSha: string;
  actor: Account;
  triggeringActor: Account;
  status: Status;
  conclusion?: Conclusion;
  createdAt: Date;
  startedAt?: Date;
  completedAt?: Date;
  jobs: JobRecord[];
  /** What stopped the run before any job: an invalid workflow, a permission asked beyond the caller's. */
  error?: string;
};

/** A change that a live view or a timeline wants to hear of. */
export type RunChange =
  | { kind: "run"; run: RunRecord }
  | { kind: "job"; run: RunRecord; job: JobRecord }
  | { kind: "step"; run: RunRecord; job: JobRecord; step: StepRecord }
  | { kind: "log"; run: RunRecord; job: JobRecord; line: string };

/** What the REST API needs of the runner. */
export interface RunBook {
  runs(): readonly RunRecord[];
  /** False where there is no such run or it is over (GitHub answers 409). */
  cancel(runId: number): boolean;
  /** Starts the next attempt of a completed run; `failedOnly` as "Re-run failed jobs". */
  rerun(runId: number, options: { failedOnly: boolean; actor: Account }): boolean;
  /** The masked log of a job so far. */
  log(jobId: number): string | undefined;
}
