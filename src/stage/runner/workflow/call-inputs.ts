import { isString } from "@actions/workflow-parser/templates/tokens/type-guards";
import { evaluateToken, type Scope } from "../language/expressions.ts";
import { field, pairs, scalarText, stringField, type TemplateToken } from "../language/tokens.ts";
import { keyOf, text } from "../language/values.ts";
import type { WorkflowFile } from "./workflow-file.ts";

const callOf = (file: WorkflowFile): TemplateToken | undefined =>
  field(field(file.root, "on"), "workflow_call");

const isRequired = (definition: TemplateToken): boolean =>
  scalarText(field(definition, "required")) === "true";

/** `secrets: inherit` on a job that calls a workflow. */
export const inheritsSecrets = (job: TemplateToken): boolean => {
  const secrets = field(job, "secrets");
  return secrets !== undefined && isString(secrets) && secrets.value === "inherit";
};

/**
 * Problems of a call that show before anything runs, in GitHub's words
 * (languageservices: workflow-parser/src/model/converter/job/inputs.ts and secrets.ts).
 */
export const callProblems = (job: TemplateToken, called: WorkflowFile): string[] => {
  const problems: string[] = [];
  const compare = (
    given: TemplateToken | undefined,
    key: "inputs" | "secrets",
    noun: string,
  ): void => {
    const defined = new Map(pairs(field(callOf(called), key)));
    const names = pairs(given).map(([name]) => name.toLowerCase());
    for (const [name, definition] of defined)
      if (isRequired(definition) && !names.includes(name.toLowerCase()))
        problems.push(`${noun} ${name} is required, but not provided while calling.`);
    const known = [...defined.keys()].map((name) => name.toLowerCase());
    for (const name of names)
      if (!known.includes(name))
        problems.push(
          `Invalid ${noun.toLowerCase()}, ${name} is not defined in the referenced workflow.`,
        );
  };
  compare(field(job, "with"), "inputs", "Input");
  if (!inheritsSecrets(job)) compare(field(job, "secrets"), "secrets", "Secret");
  return problems;
};

const ABSENT: Record<string, unknown> = { boolean: false, number: 0, string: "" };

const typed = (value: unknown, type: string, name: string): unknown => {
  if (type === "string") return text(value);
  if (typeof value === type) return value;
  throw new Error(
    `Input '${name}': Unexpected type of value '${text(value)}', expected type: ${type}.`,
  );
};

/** The `inputs` context of a called workflow. Types are strict, except that anything becomes a string. */
export const resolveInputs = (
  called: WorkflowFile,
  given: Readonly<Record<string, unknown>>,
  scope: Scope,
): Record<string, unknown> =>
  Object.fromEntries(
    pairs(field(callOf(called), "inputs")).map(([name, definition]) => {
      const type = stringField(definition, "type") ?? "string";
      const key = keyOf(given, name);
      const fallback = field(definition, "default");
      const value =
        key !== undefined
          ? given[key]
          : fallback === undefined
            ? ABSENT[type]
            : evaluateToken(fallback, scope);
      return [name, typed(value, type, name)];
    }),
  );

/** Tokens of the `outputs:` of a called workflow. */
export const callOutputs = (called: WorkflowFile): [string, TemplateToken | undefined][] =>
  pairs(field(callOf(called), "outputs")).map(([name, output]) => [name, field(output, "value")]);
