import { evaluateText } from "../language/expressions.ts";
import { text } from "../language/values.ts";
import type { StepSpec } from "../workflow/steps.ts";
import type { Execution } from "./execute.ts";
import type { ResolvedAction, StepScope } from "./job-frame.ts";
import { stepScope } from "./scope.ts";

export type RunStep = (scope: StepScope, step: StepSpec, outer: AbortSignal) => Promise<void>;

type CompositeCall = {
  scope: StepScope;
  action: ResolvedAction & { kind: "action" };
  steps: readonly StepSpec[];
  inputs: Readonly<Record<string, string>>;
  /** `env:` of the `uses:` step; its inner steps see it. */
  env: Readonly<Record<string, string>>;
};

/** The scope of the steps of a composite action. */
export const compositeScope = ({
  scope,
  action,
  inputs,
  env,
}: Omit<CompositeCall, "steps">): StepScope => ({
  frame: scope.frame,
  origin: action.origin,
  steps: {},
  env: { ...scope.env, ...env },
  composite: {
    inputs,
    github: {
      action_path: action.dir,
      action_repository: action.repository,
      action_ref: action.ref,
    },
    failed: false,
  },
});

/**
 * Runs the steps of a composite action one after the other. Its outputs are evaluated even where a step
 * failed (runner: Runner.Worker/Handlers/CompositeActionHandler.cs).
 */
export const runComposite = async (
  call: CompositeCall,
  runStep: RunStep,
  stop: AbortSignal,
): Promise<Execution> => {
  const inner = compositeScope(call);
  for (const step of call.steps) {
    if (stop.aborted && text(stop.reason) === "timeout") break;
    await runStep(inner, step, stop);
  }
  const outputs = Object.fromEntries(
    call.action.file.outputs.map(([name, value]) => [name, evaluateText(value, stepScope(inner))]),
  );
  const ok = inner.composite?.failed !== true;
  return { ok, exitCode: ok ? 0 : 1, outputs, state: {} };
};
