import type { Contexts, Scope } from "../language/expressions.ts";
import { record } from "../language/values.ts";
import type { StepScope } from "./job-frame.ts";

/**
 * What expressions of a step see. In a composite action success() and failure() speak of the action, not of
 * the job (runner: Runner.Worker/Expressions/SuccessFunction.cs).
 */
export const stepScope = (
  scope: StepScope,
  stepEnv: Readonly<Record<string, string>> = {},
  cancelled: boolean = scope.frame.cancel.aborted,
): Scope => {
  const { frame, composite } = scope;
  const state = cancelled ? "cancelled" : frame.state;
  const failed = composite === undefined ? state === "failure" : composite.failed;
  const contexts: Contexts = {
    ...frame.contexts,
    github: { ...record(frame.contexts.github), ...composite?.github },
    ...(composite === undefined ? {} : { inputs: composite.inputs }),
    env: { ...frame.env, ...scope.env, ...stepEnv },
    steps: scope.steps,
    job: { ...record(frame.contexts.job), status: state },
  };
  return {
    contexts,
    status: {
      success: !failed && state !== "cancelled",
      failure: failed && state !== "cancelled",
      cancelled: state === "cancelled",
    },
    workspace: frame.folders.workspace,
  };
};
