import { evaluateToken } from "../language/expressions.ts";
import {
  field,
  items,
  pairs,
  scalarText,
  stringField,
  type TemplateToken,
} from "../language/tokens.ts";
import { keyOf, text } from "../language/values.ts";
import type { WorkflowFile } from "./workflow-file.ts";

/** A dispatch that GitHub's API answers with 422. */
export class DispatchRefusedError extends Error {
  readonly status = 422;
}

const parse = (name: string, definition: TemplateToken, raw: string): unknown => {
  switch (stringField(definition, "type") ?? "string") {
    case "boolean":
      if (raw === "true" || raw === "false") return raw === "true";
      throw new DispatchRefusedError(
        `Provided value '${raw}' for input '${name}' is not a boolean`,
      );
    case "number":
      if (raw !== "" && !Number.isNaN(Number(raw))) return Number(raw);
      throw new DispatchRefusedError(`Provided value '${raw}' for input '${name}' is not a number`);
    case "choice": {
      const options = items(field(definition, "options")).map(scalarText);
      if (options.includes(raw)) return raw;
      throw new DispatchRefusedError(
        `Provided value '${raw}' for input '${name}' not in the list of allowed values`,
      );
    }
    default:
      return raw;
  }
};

const absent = (definition: TemplateToken): unknown => {
  switch (stringField(definition, "type")) {
    case "boolean":
      return false;
    case "choice":
      return scalarText(items(field(definition, "options"))[0]);
    default:
      return "";
  }
};

/**
 * Inputs of a `workflow_dispatch`: the typed `inputs` context. Messages as the REST API's 422 answers.
 * https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event
 */
export const dispatchInputs = (
  file: WorkflowFile,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const trigger = field(field(file.root, "on"), "workflow_dispatch");
  if (file.triggers.workflow_dispatch === undefined)
    throw new DispatchRefusedError(`Workflow does not have 'workflow_dispatch' trigger`);
  const definitions = pairs(field(trigger, "inputs"));
  const names = definitions.map(([name]) => name.toLowerCase());
  const unknown = Object.keys(given).filter((name) => !names.includes(name.toLowerCase()));
  if (unknown.length > 0)
    throw new DispatchRefusedError(`Unexpected inputs provided: ${JSON.stringify(unknown)}`);

  return Object.fromEntries(
    definitions.map(([name, definition]) => {
      const key = keyOf(given, name);
      const fallback = field(definition, "default");
      const raw = key === undefined ? "" : text(given[key]);
      if (raw !== "") return [name, parse(name, definition, raw)];
      if (fallback !== undefined)
        return [name, parse(name, definition, text(evaluateToken(fallback, { contexts: {} })))];
      if (scalarText(field(definition, "required")) === "true")
        throw new DispatchRefusedError(`Required input '${name}' not provided`);
      return [name, absent(definition)];
    }),
  );
};
