import type { JobRecord, RunRecord } from "../../contract/runs.ts";
import type { Activity } from "../activity.ts";
import type { Gates } from "../gates.ts";
import type { JobOutcome, JobRequest } from "../job/job-request.ts";
import type { StageRepository } from "../../contract/repository.ts";
import type { Slots } from "../slots.ts";
import type { WorkflowPlan } from "../workflow/plan.ts";
import type { ConcurrencyGroups } from "./concurrency.ts";
import type { Memory } from "./memory.ts";

/** What all runs share. */
export type Shared = {
  repository: StageRepository;
  activity: Activity;
  gates: Gates;
  slots: Slots;
  groups: ConcurrencyGroups;
  now: () => Date;
  /** Aborted when the stage closes. */
  closing: AbortSignal;
  nextJobId: () => number;
  runJob: (request: Omit<JobRequest, "onStep" | "onLine" | "lost">) => Promise<JobOutcome>;
  onRun: (run: RunRecord) => void;
  onJob: (run: RunRecord, job: JobRecord) => void;
  onLine: (run: RunRecord, job: JobRecord, line: string) => void;
};

/** One attempt of one run. */
export type Attempt = {
  shared: Shared;
  run: RunRecord;
  plan: WorkflowPlan;
  /** `github` without the parts that belong to a job. */
  github: Readonly<Record<string, unknown>>;
  inputs: Readonly<Record<string, unknown>>;
  secrets: Readonly<Record<string, string>>;
  vars: Readonly<Record<string, string>>;
  cancel: AbortController;
  /** Outcomes of this attempt. */
  memory: Memory;
  /** Outcomes of the attempt before, for "Re-run failed jobs". */
  before: Memory | undefined;
  /** Bytes of job outputs so far. */
  outputBytes: number;
};

/** One workflow within an attempt: the run's own, or one that is called. */
export type Frame = {
  attempt: Attempt;
  plan: WorkflowPlan;
  inputs: Readonly<Record<string, unknown>>;
  secrets: Readonly<Record<string, string>>;
  cancel: AbortController;
  /** `caller / `, in names. */
  prefix: string;
  /** `caller[0]/`, in keys of the memory. */
  path: string;
  /** Concurrency groups of this workflow and those around it. */
  held: ReadonlySet<string>;
  /** A caller runs again, so everything in here does. */
  stale: boolean;
};

export const frameContexts = (frame: Frame): Record<string, unknown> => ({
  github: frame.attempt.github,
  inputs: frame.inputs,
  secrets: frame.secrets,
  vars: frame.attempt.vars,
});
