import { evaluateText, type Scope } from "../language/expressions.ts";
import { keyOf } from "../language/values.ts";
import type { ActionInput } from "../workflow/action-file.ts";
import type { JobLog } from "./job-log.ts";

/**
 * Inputs of an action: what is given, then defaults. `required` is not enforced: GitHub does not either.
 * Inputs that the action does not declare are passed on with a warning.
 */
export const actionInputs = (options: {
  declared: readonly ActionInput[];
  given: Readonly<Record<string, string>>;
  scope: Scope;
  log: JobLog;
}): Record<string, string> => {
  const { declared, given, scope, log } = options;
  const ids = declared.map((input) => input.id);
  const unexpected = Object.keys(given).filter(
    (name) => !ids.some((id) => id.toLowerCase() === name.toLowerCase()),
  );
  if (unexpected.length > 0) {
    const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");
    log.warning(`Unexpected input(s) ${list(unexpected)}, valid inputs are [${list(ids)}]`);
  }
  const inputs: Record<string, string> = {};
  for (const input of declared) {
    const key = keyOf(given, input.id);
    if (key !== undefined && input.deprecationMessage !== undefined)
      log.warning(
        `Input '${input.id}' has been deprecated with message: ${input.deprecationMessage}`,
      );
    inputs[input.id] =
      (key === undefined ? undefined : given[key]) ?? evaluateText(input.default, scope);
  }
  for (const name of unexpected) inputs[name] = given[name] ?? "";
  return inputs;
};

/** INPUT_*: spaces become underscores, all in capitals; hyphens stay. */
export const inputVariables = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      value,
    ]),
  );

export const stateVariables = (state: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
