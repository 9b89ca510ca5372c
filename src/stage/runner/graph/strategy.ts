import { evaluateToken, type Contexts } from "../language/expressions.ts";
import { field } from "../language/tokens.ts";
import { message, record } from "../language/values.ts";
import type { JobPlan } from "../workflow/plan.ts";
import { type Combination, expandMatrix } from "./matrix.ts";

export type Strategy = {
  /** One for each job; undefined without a matrix. */
  combinations: (Combination | undefined)[];
  failFast: boolean;
  maxParallel: number;
};

/** The evaluated `strategy:` of a job. Throws GitHub's message where it is not valid. */
export const strategyOf = (job: JobPlan, contexts: Contexts): Strategy => {
  const token = field(job.spec.token, "strategy");
  try {
    const strategy = record(evaluateToken(token, { contexts }));
    const combinations =
      field(token, "matrix") === undefined && strategy["matrix"] === undefined
        ? [undefined]
        : expandMatrix(strategy["matrix"]);
    const max = strategy["max-parallel"];
    return {
      combinations,
      failFast: strategy["fail-fast"] !== false,
      maxParallel: typeof max === "number" && max > 0 ? max : combinations.length,
    };
  } catch (error) {
    throw new Error(`Error when evaluating 'strategy' for job '${job.spec.id}'. ${message(error)}`);
  }
};
