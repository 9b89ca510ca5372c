import { evaluateTextMap } from "../language/expressions.ts";
import type { StepSpec } from "../workflow/steps.ts";
import { actionInputs } from "./action-inputs.ts";
import { compositeScope } from "./composite-action.ts";
import type { StepScope } from "./job-frame.ts";
import { type NodeCall, runNodeEntry } from "./node-action.ts";
import { resolveAction } from "./resolve-action.ts";
import { stepScope } from "./scope.ts";
import { displayName } from "./step-runner.ts";

/** A `pre` entry, to be run before the first step. */
export type PreStep = {
  name: string;
  condition: string;
  scope: StepScope;
  run: (stop: AbortSignal) => Promise<number>;
};

/**
 * Finds all actions that do not come from the workspace, also those inside composite actions, before the
 * first step: what cannot be found fails the job at once, and `pre` entries run first (runner:
 * Runner.Worker/ActionManager.cs, PrepareActionsAsync).
 */
export const prepareActions = async (
  scope: StepScope,
  steps: readonly StepSpec[],
): Promise<PreStep[]> => {
  const { frame } = scope;
  const found: PreStep[] = [];
  for (const step of steps) {
    if (step.work.kind !== "uses" || step.work.uses.startsWith("./")) continue;
    const action = await resolveAction(scope, step.work.uses);
    frame.actions.set(step, action);
    if (action.kind === "builtin") continue;
    const { runs, inputs: declared } = action.file;
    if (runs.kind === "composite") {
      const inner = compositeScope({ scope, action, inputs: {}, env: {} });
      found.push(...(await prepareActions(inner, runs.steps)));
    } else if (runs.pre !== undefined) {
      const { pre, preIf } = runs;
      const { with: given } = step.work;
      found.push({
        name: `Pre ${displayName(step, stepScope(scope))}`,
        condition: preIf,
        scope,
        run: async (stop) => {
          const env = evaluateTextMap(step.env, stepScope(scope));
          const within = stepScope(scope, env);
          const inputs = actionInputs({
            declared,
            given: evaluateTextMap(given, within),
            scope: within,
            log: frame.log,
          });
          const call: NodeCall = { scope, stepId: step.id, action, runs, inputs, env };
          return (await runNodeEntry(call, pre, stop)).exitCode;
        },
      });
    }
  }
  return found;
};
