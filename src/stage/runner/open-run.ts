import type { StageEvent } from "../contract/events.ts";
import type { RunRecord } from "../contract/runs.ts";
import type { Sources } from "./files/source.ts";
import { githubContext } from "./github-context.ts";
import type { Attempt, Shared } from "./graph/attempt.ts";
import type { Memory } from "./graph/memory.ts";
import { runWorkflow } from "./graph/workflow-runner.ts";
import { TOKEN_PLACEHOLDER } from "./job/job-request.ts";
import { evaluateText } from "./language/expressions.ts";
import { field } from "./language/tokens.ts";
import { message, record as asRecord, text } from "./language/values.ts";
import type { RunnerOptions } from "./options.ts";
import type { RunRecords } from "./run-book.ts";
import type { Found } from "./triggers/find-workflows.ts";
import { defaultTitle } from "./triggers/run-title.ts";
import { dispatchInputs } from "./workflow/dispatch-inputs.ts";
import { defaultPermissions } from "./workflow/permissions.ts";
import { plan, type WorkflowPlan } from "./workflow/plan.ts";

/** A run with what is needed to start it, and to start it again. */
export type OpenRun = {
  record: RunRecord;
  /** Undefined where the workflow is not valid. */
  plan: WorkflowPlan | undefined;
  inputs: Readonly<Record<string, unknown>>;
  /** `github` of an attempt; its number and triggering actor are read from the record. */
  github: () => Record<string, unknown>;
  options: RunnerOptions;
  attempt?: Attempt;
  /** Resolves when the current attempt is over. */
  over: Promise<void>;
};

/** Everything that is decided when an event arrives: inputs, permissions, called workflows, title. */
export const openRun = (request: {
  found: Found;
  event: StageEvent;
  at: { ref: string; sha: string };
  options: RunnerOptions;
  sources: Sources;
  records: RunRecords;
  now: () => Date;
}): OpenRun => {
  const { found, event, at, options, records } = request;
  const file = found.kind === "workflow" ? found.file : undefined;
  const inputs =
    file !== undefined && event.name === "workflow_dispatch"
      ? dispatchInputs(file, asRecord(event.payload["inputs"]))
      : undefined;
  const name = file?.name ?? found.path;
  // The API shows the head of a pull request, whereas GITHUB_SHA is its merge commit.
  const head = asRecord(asRecord(event.payload["pull_request"])["head"]);
  const run: RunRecord = {
    id: records.nextRunId(),
    runNumber: records.nextNumber(found.path),
    attempt: 1,
    workflowPath: found.path,
    workflowName: name,
    title: defaultTitle(event, name),
    event: event.name,
    headBranch: text(head["ref"]) || at.ref.replace(/^refs\/(heads|tags)\//, ""),
    headSha: text(head["sha"]) || at.sha,
    actor: event.actor,
    triggeringActor: event.actor,
    status: "queued",
    createdAt: request.now(),
    jobs: [],
  };
  const github = (): Record<string, unknown> =>
    file === undefined
      ? {}
      : githubContext({
          runner: options,
          run,
          event,
          file,
          ...at,
          inputs:
            inputs === undefined
              ? undefined
              : Object.fromEntries(
                  Object.entries(inputs).map(([key, value]) => [key, text(value)]),
                ),
        });
  const opened: OpenRun = {
    record: run,
    plan: undefined,
    inputs: inputs ?? {},
    github,
    options,
    over: Promise.resolve(),
  };
  try {
    if (found.kind === "invalid") throw new Error(found.error);
    const { settings } = options.repository;
    opened.plan = plan(
      found.file,
      defaultPermissions(settings.defaultPermissions),
      request.sources,
    );
    const contexts = { github: github(), inputs: opened.inputs, vars: settings.variables };
    run.title = evaluateText(field(found.file.root, "run-name"), { contexts }) || run.title;
  } catch (error) {
    opened.plan = undefined;
    run.error = message(error);
    run.status = "completed";
    run.conclusion = "failure";
    run.completedAt = request.now();
  }
  return opened;
};

const complete = (attempt: Attempt, conclusion: NonNullable<RunRecord["conclusion"]>): void => {
  attempt.run.status = "completed";
  attempt.run.conclusion = conclusion;
  attempt.run.completedAt = attempt.shared.now();
  attempt.shared.onRun(attempt.run);
};

const execute = async (attempt: Attempt): Promise<void> => {
  const { run, plan: planned } = attempt;
  try {
    // Those who delivered the event get their records before anything moves.
    await Promise.resolve();
    run.status = "in_progress";
    run.startedAt = attempt.shared.now();
    attempt.shared.onRun(run);
    const outcome = await runWorkflow({
      attempt,
      plan: planned,
      inputs: attempt.inputs,
      secrets: attempt.secrets,
      cancel: attempt.cancel,
      prefix: "",
      path: "",
      held: new Set(),
      stale: false,
    });
    complete(attempt, attempt.cancel.signal.aborted ? "cancelled" : outcome.result);
  } catch (error) {
    run.error = message(error);
    complete(attempt, "failure");
  }
};

/** Starts the next attempt of a run; `before` holds what "Re-run failed jobs" keeps. */
export const startAttempt = (opened: OpenRun, shared: Shared, before: Memory | undefined): void => {
  const { record: run, options } = opened;
  if (opened.plan === undefined) return;
  const { settings } = options.repository;
  run.jobs = [];
  run.status = "queued";
  delete run.conclusion;
  delete run.completedAt;
  delete run.error;
  const attempt: Attempt = {
    shared,
    run,
    plan: opened.plan,
    github: opened.github(),
    inputs: opened.inputs,
    secrets: { ...settings.secrets, GITHUB_TOKEN: TOKEN_PLACEHOLDER },
    vars: settings.variables,
    cancel: new AbortController(),
    memory: new Map(),
    before,
    outputBytes: 0,
  };
  opened.attempt = attempt;
  opened.over = shared.activity.during(() => execute(attempt));
};
