import { evaluateText, type Scope } from "../language/expressions.ts";
import { field, pairs, type TemplateToken } from "../language/tokens.ts";
import type { JobLog } from "./job-log.ts";
import type { Masks } from "./masks.ts";

/** https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idoutputs */
const MAX_OUTPUTS = 1024 * 1024;

/** GitHub measures outputs in UTF-16. */
export const outputsSize = (outputs: Readonly<Record<string, string>>): number =>
  Object.values(outputs).reduce((sum, value) => sum + value.length * 2, 0);

/**
 * `outputs:` of a job. Empty ones and those that hold a secret are dropped (runner:
 * Runner.Worker/JobExtension.cs, FinalizeJob). Throws where they are too large.
 */
export const jobOutputs = (options: {
  job: TemplateToken;
  scope: Scope;
  masks: Masks;
  log: JobLog;
}): Record<string, string> => {
  const outputs: Record<string, string> = {};
  for (const [name, token] of pairs(field(options.job, "outputs"))) {
    const value = evaluateText(token, options.scope);
    if (value === "") continue;
    if (options.masks.occurIn(value))
      options.log.warning(`Skip output '${name}' since it may contain secret.`);
    else outputs[name] = value;
  }
  const size = outputsSize(outputs);
  if (size > MAX_OUTPUTS)
    throw new Error(
      `The outputs of the job take ${size} bytes; the maximum is ${MAX_OUTPUTS} (1 MB)`,
    );
  return outputs;
};
