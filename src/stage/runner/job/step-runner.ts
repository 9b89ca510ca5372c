import {
  evaluateText,
  evaluateTextMap,
  evaluateToken,
  holds,
  type Scope,
} from "../language/expressions.ts";
import { message, truthy } from "../language/values.ts";
import type { StepSpec, UsesWork } from "../workflow/steps.ts";
import { actionInputs } from "./action-inputs.ts";
import { runBuiltin } from "./builtin-action.ts";
import { runComposite } from "./composite-action.ts";
import type { Execution } from "./execute.ts";
import type { StepContext, StepScope } from "./job-frame.ts";
import { runNodeAction } from "./node-action.ts";
import { resolveAction } from "./resolve-action.ts";
import { stepScope } from "./scope.ts";
import { runScript } from "./script.ts";

/** What GitHub shows for a step: its `name:`, else what it runs. */
export const displayName = (step: StepSpec, scope: Scope): string => {
  const named = evaluateText(step.name, scope);
  if (named !== "") return named;
  if (step.work.kind === "uses") return `Run ${step.work.uses}`;
  return `Run ${evaluateText(step.work.script, scope).trim().split("\n")[0] ?? ""}`;
};

type Running = {
  scope: Scope;
  env: Readonly<Record<string, string>>;
  name: string;
  stop: AbortSignal;
};

const runUses = async (
  scope: StepScope,
  step: StepSpec,
  work: UsesWork,
  running: Running,
): Promise<Execution> => {
  const { frame } = scope;
  const action = frame.actions.get(step) ?? (await resolveAction(scope, work.uses));
  const given = evaluateTextMap(work.with, running.scope);
  frame.log.write(`##[group]Run ${work.uses}`);
  const shown = Object.entries(given);
  if (shown.length > 0) frame.log.write("with:");
  for (const [key, value] of shown) frame.log.write(`  ${key}: ${value}`);
  frame.log.write("##[endgroup]");
  if (action.kind === "builtin")
    return runBuiltin({
      scope,
      builtin: action.builtin,
      name: running.name,
      stepId: step.id,
      inputs: given,
      env: running.env,
      stop: running.stop,
    });
  const { file } = action;
  const inputs = actionInputs({
    declared: file.inputs,
    given,
    scope: running.scope,
    log: frame.log,
  });
  const { runs } = file;
  if (runs.kind === "composite")
    return runComposite(
      { scope, action, steps: runs.steps, inputs, env: running.env },
      runNestedStep,
      running.stop,
    );
  if (runs.pre !== undefined && !frame.actions.has(step))
    frame.log.warning(`\`pre\` execution is not supported for local action from '${action.uses}'`);
  return runNodeAction(
    { scope, stepId: step.id, action, runs, inputs, env: running.env },
    running.name,
    running.stop,
  );
};

type Ended = Pick<StepContext, "outcome" | "outputs">;

/** Runs the step with its own patience: its timeout, the job's cancellation, the step around it. */
const runWithin = async (
  scope: StepScope,
  step: StepSpec,
  running: Omit<Running, "stop">,
  outer: AbortSignal | undefined,
): Promise<Ended> => {
  const { frame } = scope;
  const stop = new AbortController();
  const cancel = (): void => {
    // Steps whose condition holds for a cancelled job go on, as on GitHub.
    if (!holds(step.condition, stepScope(scope, running.env, true))) stop.abort("cancelled");
  };
  const follow = (): void => {
    if (outer?.reason === "cancelled") cancel();
    else stop.abort(outer?.reason);
  };
  if (!frame.cancel.aborted) frame.cancel.addEventListener("abort", cancel);
  outer?.addEventListener("abort", follow);
  const minutes = evaluateToken(step.timeoutMinutes, running.scope);
  const timer =
    typeof minutes === "number" && minutes > 0
      ? setTimeout(() => stop.abort("timeout"), minutes * 60_000)
      : undefined;
  try {
    const at = { ...running, stop: stop.signal };
    const { work } = step;
    const execution =
      work.kind === "run"
        ? await runScript(scope, step.id, work, at)
        : await runUses(scope, step, work, at);
    const outputs = execution.outputs;
    if (stop.signal.reason === "timeout") {
      frame.log.error(
        `The action '${running.name}' has timed out after ${String(minutes)} minutes.`,
      );
      return { outcome: "failure", outputs };
    }
    if (stop.signal.aborted) {
      frame.log.error("The operation was canceled.");
      return { outcome: "cancelled", outputs };
    }
    return { outcome: execution.ok ? "success" : "failure", outputs };
  } finally {
    clearTimeout(timer);
    frame.cancel.removeEventListener("abort", cancel);
    outer?.removeEventListener("abort", follow);
  }
};

const conclude = (
  scope: StepScope,
  step: StepSpec,
  ended: Ended,
  tolerated: boolean,
): StepContext => {
  const context: StepContext = {
    outputs: ended.outputs,
    outcome: ended.outcome,
    conclusion: ended.outcome === "failure" && tolerated ? "success" : ended.outcome,
  };
  scope.steps[step.id] = context;
  const failed = context.conclusion === "failure" || context.conclusion === "cancelled";
  if (scope.composite !== undefined) scope.composite.failed ||= failed;
  else if (failed && scope.frame.state !== "cancelled")
    scope.frame.state = context.conclusion === "cancelled" ? "cancelled" : "failure";
  return context;
};

/**
 * Runs one step: its condition, its work, what it leaves in `steps.<id>` and in the state of the job or the
 * composite action. Never throws: whatever goes wrong fails the step.
 */
export const runStep = async (
  scope: StepScope,
  step: StepSpec,
  options: { onStart?: (name: string) => void; outer?: AbortSignal } = {},
): Promise<StepContext> => {
  const { log } = scope.frame;
  let tolerated = false;
  try {
    const env = evaluateTextMap(step.env, stepScope(scope));
    const within = stepScope(scope, env);
    if (!holds(step.condition, within))
      return conclude(scope, step, { outcome: "skipped", outputs: {} }, false);
    const name = displayName(step, within);
    options.onStart?.(name);
    tolerated = truthy(evaluateToken(step.continueOnError, within));
    const ended = await runWithin(scope, step, { scope: within, env, name }, options.outer);
    return conclude(scope, step, ended, tolerated);
  } catch (error) {
    log.error(message(error));
    return conclude(scope, step, { outcome: "failure", outputs: {} }, tolerated);
  }
};

const runNestedStep = async (
  scope: StepScope,
  step: StepSpec,
  outer: AbortSignal,
): Promise<void> => {
  await runStep(scope, step, { outer });
};
