import type { Permissions } from "../../contract/permissions.ts";
import type { JobRecord, RunRecord } from "../../contract/runs.ts";
import type { Contexts } from "../language/expressions.ts";
import type { Sources } from "../files/source.ts";
import type { RunnerOptions } from "../options.ts";
import type { JobSpec, WorkflowFile } from "../workflow/workflow-file.ts";
import type { StepSpec } from "../workflow/steps.ts";

/** One job that is ready to run. */
export type JobRequest = {
  run: RunRecord;
  record: JobRecord;
  file: WorkflowFile;
  spec: JobSpec;
  steps: readonly StepSpec[];
  permissions: Permissions;
  /** github (without the job's part), needs, strategy, matrix, inputs, vars, secrets. */
  contexts: Contexts;
  cancel: AbortSignal;
  /** Aborted when the machine is gone. */
  lost: AbortSignal;
  onStep: (record: JobRecord["steps"][number]) => void;
  onLine: (line: string) => void;
};

/** What lives as long as the runner. */
export type JobServices = {
  options: RunnerOptions;
  sources: Sources;
  now: () => Date;
  /** Aborted when the stage closes: jobs are killed without grace. */
  closing: AbortSignal;
};

export type JobOutcome = {
  state: "success" | "failure" | "cancelled" | "timed_out";
  outputs: Record<string, string>;
};

/**
 * Stands for GITHUB_TOKEN where a workflow is evaluated outside of any job; each job puts its own token in
 * its place, also where a caller passes it on as a secret.
 */
export const TOKEN_PLACEHOLDER = "\u0000GITHUB_TOKEN";
