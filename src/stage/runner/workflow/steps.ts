import type { Step } from "@actions/workflow-parser/model/workflow-template";
import { conditionOf } from "./condition.ts";
import { UnsupportedError } from "./unsupported.ts";
import { field, items, place, stringField, type TemplateToken } from "../language/tokens.ts";

export type RunWork = {
  kind: "run";
  script: TemplateToken;
  shell: TemplateToken | undefined;
  workingDirectory: TemplateToken | undefined;
};

export type UsesWork = { kind: "uses"; uses: string; with: TemplateToken | undefined };

/** A step of a job or of a composite action; pieces that may hold expressions are kept as tokens. */
export type StepSpec = {
  id: string;
  name: TemplateToken | undefined;
  /** An expression; success() where the file says nothing. */
  condition: string;
  env: TemplateToken | undefined;
  continueOnError: TemplateToken | undefined;
  timeoutMinutes: TemplateToken | undefined;
  work: RunWork | UsesWork;
};

const UNSUPPORTED = ["background", "wait", "wait-all", "cancel", "parallel"];

/**
 * Joins what the parser made of the steps (ids, conditions with their implicit success()) with the raw
 * tokens, for it drops `with`, `shell`, `working-directory` and `timeout-minutes`.
 */
export const stepSpecs = (
  converted: readonly Step[],
  raw: TemplateToken | undefined,
  file: string,
): StepSpec[] =>
  items(raw).map((token, index): StepSpec => {
    for (const key of UNSUPPORTED)
      if (field(token, key) !== undefined) throw new UnsupportedError(`step '${key}'`, file, token);
    const step = converted[index];
    if (step === undefined) throw new Error(`${file}${place(token)}: this step was not understood`);
    const uses = stringField(token, "uses");
    if (uses?.startsWith("docker://")) throw new UnsupportedError(`'uses: ${uses}'`, file, token);
    const script = field(token, "run");
    if (script === undefined && uses === undefined)
      throw new Error(`${file}${place(token)}: Expected one of uses or run to be defined`);
    return {
      id: step.id === "" ? `__step_${index + 1}` : step.id,
      name: field(token, "name"),
      condition: conditionOf(step.if?.expression ?? "success()", file, token),
      env: field(token, "env"),
      continueOnError: field(token, "continue-on-error"),
      timeoutMinutes: field(token, "timeout-minutes"),
      work:
        script === undefined
          ? { kind: "uses", uses: uses ?? "", with: field(token, "with") }
          : {
              kind: "run",
              script,
              shell: field(token, "shell"),
              workingDirectory: field(token, "working-directory"),
            },
    };
  });
