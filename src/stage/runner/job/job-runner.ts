import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ACTIONS_BOT } from "../../contract/tokens.ts";
import { evaluateText, evaluateToken } from "../language/expressions.ts";
import { field, scalarText } from "../language/tokens.ts";
import { message } from "../language/values.ts";
import { createFolders } from "./job-folders.ts";
import type { JobFrame, StepScope } from "./job-frame.ts";
import { jobOutputs } from "./job-outputs.ts";
import type { JobOutcome, JobRequest, JobServices } from "./job-request.ts";
import { applySettings, newFrame } from "./new-frame.ts";
import { killOrphans } from "./orphans.ts";
import { type Patience, patienceOf, timeoutMinutes } from "./patience.ts";
import { type PreStep, prepareActions } from "./prepare-actions.ts";
import { checkLabels } from "./runner-labels.ts";
import { stepScope } from "./scope.ts";
import { addStep, complete, runEntry, start } from "./step-records.ts";
import { displayName, runStep } from "./step-runner.ts";

const setUp = async (
  frame: JobFrame,
  scope: StepScope,
  request: JobRequest,
): Promise<PreStep[] | undefined> => {
  const step = addStep(frame, "Set up job");
  start(frame, step);
  try {
    const runsOn = evaluateToken(field(request.spec.token, "runs-on"), stepScope(scope));
    checkLabels(runsOn, request.spec.id);
    mkdirSync(join(frame.folders.temp, "_github_workflow"), { recursive: true });
    applySettings(frame, request.spec);
    const entries = await prepareActions(scope, request.steps);
    complete(frame, step, "success");
    return entries;
  } catch (error) {
    frame.log.error(message(error));
    frame.state = "failure";
    complete(frame, step, "failure");
    return undefined;
  }
};

const runMainSteps = async (
  frame: JobFrame,
  scope: StepScope,
  request: JobRequest,
): Promise<void> => {
  const steps = request.steps.map((spec) => {
    const fallback =
      scalarText(spec.name) || (spec.work.kind === "uses" ? `Run ${spec.work.uses}` : "Run");
    try {
      return { spec, step: addStep(frame, displayName(spec, stepScope(scope))) };
    } catch {
      return { spec, step: addStep(frame, fallback) };
    }
  });
  for (const { spec, step } of steps) {
    if (frame.force.aborted) complete(frame, step, "cancelled");
    else {
      const onStart = (name: string): void => {
        step.name = frame.masks.hide(name);
        start(frame, step);
      };
      complete(frame, step, (await runStep(scope, spec, { onStart })).conclusion);
    }
  }
};

/** GitHub's own words, shortened. */
const LOST = "The hosted runner lost communication with the server.";

const stateOf = (frame: JobFrame, patience: Patience): JobOutcome["state"] => {
  if (patience.timedOut) return "timed_out";
  return patience.cancel.signal.aborted ? "cancelled" : frame.state;
};

const finish = (frame: JobFrame, scope: StepScope, request: JobRequest): Record<string, string> => {
  try {
    const at = stepScope(scope);
    const url = evaluateText(field(field(request.spec.token, "environment"), "url"), at);
    if (url !== "") frame.record.environmentUrl = frame.masks.hide(url);
    return jobOutputs({ job: request.spec.token, scope: at, masks: frame.masks, log: frame.log });
  } catch (error) {
    frame.log.error(message(error));
    frame.state = "failure";
    return {};
  }
};

const runInFrame = async (
  frame: JobFrame,
  request: JobRequest,
  patience: Patience,
): Promise<JobOutcome> => {
  const scope: StepScope = { frame, origin: request.file.source, steps: {}, env: {} };
  const entries = await setUp(frame, scope, request);
  for (const entry of entries ?? []) await runEntry(frame, entry);
  // A job that could not be set up runs no step, not even those with always().
  if (entries !== undefined) await runMainSteps(frame, scope, request);
  while (frame.posts.length > 0 && !frame.force.aborted) {
    const post = frame.posts.pop();
    if (post !== undefined) await runEntry(frame, post);
  }
  if (request.lost.aborted) {
    frame.log.error(LOST);
    return { state: "failure", outputs: {} };
  }
  const last = addStep(frame, "Complete job");
  start(frame, last);
  const outputs = finish(frame, scope, request);
  if (patience.timedOut)
    frame.log.error(
      `The job has exceeded the maximum execution time of ${patience.minutes} minutes.`,
    );
  complete(frame, last, "success");
  return { state: stateOf(frame, patience), outputs };
};

/** Runs one job from its empty workspace to its outputs. */
export const runJob = async (request: JobRequest, services: JobServices): Promise<JobOutcome> => {
  const { run, record, permissions } = request;
  const { options } = services;
  const minutes = timeoutMinutes(request);
  const token = options.tokens.mint({
    kind: "job",
    account: ACTIONS_BOT,
    permissions,
    repository: options.repository.fullName,
    runId: run.id,
    jobId: record.id,
    jobName: record.name,
  });
  const folders = createFolders({
    workRoot: options.workRoot,
    runId: run.id,
    attempt: run.attempt,
    jobId: record.id,
    repository: options.repository.fullName,
    toolCache: options.toolCache,
  });
  const patience = patienceOf(request, services, minutes);
  const trackingId = `github_${randomUUID()}`;
  const identity = {
    runId: run.id,
    attempt: run.attempt,
    jobId: record.id,
    jobName: record.name,
    permissions,
    actor: run.triggeringActor,
    token,
  };
  try {
    const frame = newFrame({
      request,
      services,
      folders,
      identity,
      trackingId,
      cancel: patience.cancel.signal,
      force: patience.force.signal,
    });
    return await runInFrame(frame, request, patience);
  } finally {
    patience.end();
    options.tokens.revoke(token);
    killOrphans(trackingId);
    if (options.keep !== true) await rm(folders.root, { recursive: true, force: true });
  }
};
