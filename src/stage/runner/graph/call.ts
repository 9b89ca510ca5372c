import type { JobRecord } from "../../contract/runs.ts";
import { TOKEN_PLACEHOLDER } from "../job/job-request.ts";
import { evaluateToken, type Contexts } from "../language/expressions.ts";
import { field } from "../language/tokens.ts";
import { record as asRecord, textMap } from "../language/values.ts";
import { inheritsSecrets, resolveInputs } from "../workflow/call-inputs.ts";
import type { JobPlan, WorkflowPlan } from "../workflow/plan.ts";
import { type Frame, frameContexts } from "./attempt.ts";
import { concurrencyOf, groupKey } from "./concurrency.ts";
import { inGroup } from "./group.ts";
import type { Combination } from "./matrix.ts";
import type { LaneOutcome } from "./memory.ts";
import type { RunWorkflow, WorkflowOutcome } from "./outcome.ts";
import type { Result } from "./status.ts";

/** A job of a workflow file whose `if` holds. */
export type Start = {
  frame: Frame;
  job: JobPlan;
  contexts: Contexts;
  results: readonly Result[];
  stale: boolean;
};

/** One of its lanes. */
export type LaneStart = Start & {
  index: number;
  name: string;
  matrix: Combination | undefined;
  record: JobRecord | undefined;
  cancel: AbortController;
};

/** Runs the workflow that a job calls. Throws where its inputs are of the wrong type. */
export const callWorkflow = async (
  start: LaneStart,
  called: WorkflowPlan,
  runWorkflow: RunWorkflow,
): Promise<LaneOutcome> => {
  const { frame, job, contexts, cancel } = start;
  const { attempt } = frame;
  const scope = { contexts };
  const before = attempt.run.jobs.length;
  const given = asRecord(evaluateToken(field(job.spec.token, "with"), scope));
  const secrets = inheritsSecrets(job.spec.token)
    ? frame.secrets
    : {
        GITHUB_TOKEN: TOKEN_PLACEHOLDER,
        ...textMap(evaluateToken(field(job.spec.token, "secrets"), scope)),
      };
  const claimed = concurrencyOf(field(job.spec.token, "concurrency"), scope);
  const inner: Frame = {
    attempt,
    plan: called,
    inputs: resolveInputs(called.file, given, { contexts: frameContexts(frame) }),
    secrets,
    cancel,
    prefix: `${start.name} / `,
    path: `${frame.path}${job.spec.id}[${start.index}]/`,
    held: claimed === undefined ? frame.held : new Set([...frame.held, groupKey(claimed)]),
    stale: start.stale,
  };
  const run = async (): Promise<WorkflowOutcome> => runWorkflow(inner);
  const outcome =
    claimed === undefined
      ? await run()
      : await inGroup({ ...inner, held: frame.held }, claimed, run);
  return {
    result: outcome.result,
    failed: outcome.result === "failure" || outcome.result === "cancelled",
    outputs: outcome.outputs,
    jobs: attempt.run.jobs.slice(before),
  };
};
