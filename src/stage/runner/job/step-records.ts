import type { Conclusion, StepRecord } from "../../contract/runs.ts";
import { holds } from "../language/expressions.ts";
import { message } from "../language/values.ts";
import type { JobFrame } from "./job-frame.ts";
import type { PreStep } from "./prepare-actions.ts";
import { stepScope } from "./scope.ts";

/** The steps of a job as the API shows them; changes are told to `onStep`. */
export const addStep = (frame: JobFrame, name: string): StepRecord => {
  const step: StepRecord = {
    number: frame.record.steps.length + 1,
    name: frame.masks.hide(name),
    status: "queued",
  };
  frame.record.steps.push(step);
  return step;
};

export const start = (frame: JobFrame, step: StepRecord): void => {
  step.status = "in_progress";
  step.startedAt = frame.now();
  frame.onStep(step);
};

export const complete = (frame: JobFrame, step: StepRecord, conclusion: Conclusion): void => {
  step.status = "completed";
  step.conclusion = conclusion;
  step.completedAt = frame.now();
  frame.onStep(step);
};

/** Runs a `pre` or `post` entry as a step of its own. */
export const runEntry = async (frame: JobFrame, entry: PreStep): Promise<void> => {
  const step = addStep(frame, entry.name);
  const stop = new AbortController();
  const cancel = (): void => {
    if (!holds(entry.condition, stepScope(entry.scope, {}, true))) stop.abort("cancelled");
  };
  try {
    if (!holds(entry.condition, stepScope(entry.scope))) return complete(frame, step, "skipped");
    start(frame, step);
    frame.cancel.addEventListener("abort", cancel);
    const code = await entry.run(stop.signal);
    if (code !== 0 && frame.state === "success") frame.state = "failure";
    complete(frame, step, code === 0 ? "success" : "failure");
  } catch (error) {
    frame.log.error(message(error));
    if (frame.state === "success") frame.state = "failure";
    complete(frame, step, "failure");
  } finally {
    frame.cancel.removeEventListener("abort", cancel);
  }
};
