import type { JobRecord } from "../../contract/runs.ts";
import { evaluateText, evaluateToken, holds, type Contexts } from "../language/expressions.ts";
import { field } from "../language/tokens.ts";
import { isRecord, message, text, truthy } from "../language/values.ts";
import { outputsSize } from "../job/job-outputs.ts";
import type { JobPlan } from "../workflow/plan.ts";
import type { StepSpec } from "../workflow/steps.ts";
import type { Frame } from "./attempt.ts";
import { concurrencyOf, type Release } from "./concurrency.ts";
import { annotate, completeJob } from "./job-records.ts";
import { linked } from "./linked.ts";
import type { LaneOutcome } from "./memory.ts";
import { jobStatus, type Result } from "./status.ts";

const MAX_RUN_OUTPUTS = 50 * 1024 * 1024;

/** One job of a node, with the values of its matrix in `contexts`. */
export type Lane = {
  frame: Frame;
  job: JobPlan;
  steps: readonly StepSpec[];
  record: JobRecord;
  contexts: Contexts;
  /** Results of all ancestors. */
  results: readonly Result[];
  /** Aborted by fail-fast and with the workflow. */
  cancel: AbortSignal;
};

const environmentOf = (lane: Lane): string => {
  const value = evaluateToken(field(lane.job.spec.token, "environment"), {
    contexts: lane.contexts,
  });
  return isRecord(value) ? text(value["name"]) : text(value);
};

type Ended = { result: Result; conclusion: Result | "timed_out"; outputs: Record<string, string> };

const CANCELLED: Ended = { result: "cancelled", conclusion: "cancelled", outputs: {} };
const FAILED: Ended = { result: "failure", conclusion: "failure", outputs: {} };

/** Waits for reviewers of the environment. False where they refused or the job was cancelled. */
const passGate = async (lane: Lane, cancel: AbortSignal): Promise<Ended | undefined> => {
  const { record, frame } = lane;
  const { shared, run } = frame.attempt;
  const name = environmentOf(lane);
  if (name === "") return undefined;
  record.environment = name;
  const reviewers = shared.repository.settings.environments[name]?.reviewers ?? [];
  if (reviewers.length === 0) return undefined;
  record.status = "waiting";
  shared.onJob(run, record);
  const gate = {
    runId: run.id,
    jobId: record.id,
    jobName: record.name,
    environment: name,
    reviewers,
  };
  const answer = await shared.activity.blocked(shared.gates.wait(gate, cancel));
  record.status = "queued";
  shared.onJob(run, record);
  if (answer === "approved") return undefined;
  if (answer === undefined) return CANCELLED;
  annotate(frame.attempt, record, `The deployment to '${name}' was rejected.`);
  return FAILED;
};

const execute = async (lane: Lane, cancel: AbortSignal): Promise<Ended> => {
  const { frame, job, record } = lane;
  const { attempt } = frame;
  record.status = "in_progress";
  record.startedAt = attempt.shared.now();
  attempt.shared.onJob(attempt.run, record);
  const outcome = await attempt.shared.runJob({
    run: attempt.run,
    record,
    file: frame.plan.file,
    spec: job.spec,
    steps: lane.steps,
    permissions: job.permissions,
    contexts: lane.contexts,
    cancel,
  });
  attempt.outputBytes += outputsSize(outcome.outputs);
  if (attempt.outputBytes > MAX_RUN_OUTPUTS)
    throw new Error("The outputs of all jobs of a run may take at most 50 MB");
  return {
    // A job that runs out of time counts as failed for those that need it.
    result: outcome.state === "timed_out" ? "failure" : outcome.state,
    conclusion: outcome.state,
    outputs: outcome.outputs,
  };
};

/** Gets what the job has to wait for (group, reviewers, a free runner), then runs it. */
const admitted = async (lane: Lane, cancel: AbortController): Promise<Ended> => {
  const { frame, job, record } = lane;
  const { shared } = frame.attempt;
  const releases: Release[] = [];
  try {
    const concurrency = concurrencyOf(field(job.spec.token, "concurrency"), {
      contexts: lane.contexts,
    });
    if (concurrency !== undefined) {
      const claim = {
        concurrency,
        held: frame.held,
        cancel: (reason: string) => {
          annotate(frame.attempt, record, reason);
          cancel.abort("cancelled");
        },
        signal: cancel.signal,
      };
      const release = await shared.activity.blocked(shared.groups.acquire(claim));
      if (release === undefined) return CANCELLED;
      releases.push(release);
    }
    const refused = await passGate(lane, cancel.signal);
    if (refused !== undefined) return refused;
    const slot = await shared.activity.blocked(shared.slots.acquire(cancel.signal));
    if (slot === undefined) return CANCELLED;
    releases.push(slot);
    return await execute(lane, cancel.signal);
  } finally {
    for (const release of releases.reverse()) release();
  }
};

/** Runs one job with steps, from queued to completed. Never throws. */
export const runLane = async (lane: Lane): Promise<LaneOutcome> => {
  const { frame, job, record } = lane;
  // GitHub asks the `if` again when a run is cancelled: always() jobs go on.
  const cancel = linked(lane.cancel, () => {
    const status = jobStatus(lane.results, true);
    return (
      lane.cancel.reason !== "fail-fast" &&
      holds(job.spec.condition, { contexts: lane.contexts, status })
    );
  });
  const ended = await (async (): Promise<Ended> => {
    try {
      return await admitted(lane, cancel);
    } catch (error) {
      annotate(frame.attempt, record, message(error));
      return FAILED;
    }
  })();
  record.outputs = ended.outputs;
  completeJob(frame.attempt, record, ended.conclusion);
  const tolerated =
    ended.result === "failure" &&
    truthy(evaluateToken(field(job.spec.token, "continue-on-error"), { contexts: lane.contexts }));
  return {
    result: tolerated ? "success" : ended.result,
    failed: ended.result === "failure" || ended.result === "cancelled",
    outputs: ended.outputs,
    jobs: [record],
  };
};

/** The evaluated `name:` of a job; undefined without one. */
export const givenName = (
  job: JobPlan,
  contexts: Contexts,
): { text: string; computed: boolean } | undefined => {
  const token = field(job.spec.token, "name");
  return token === undefined
    ? undefined
    : { text: evaluateText(token, { contexts }), computed: token.isExpression };
};
