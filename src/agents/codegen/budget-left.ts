import type { Config } from "../../core/config.ts";
import { countedTokens } from "../../core/budget/counted-tokens.ts";
import type { Usage } from "../../core/budget/usage.ts";
import type { Assignment } from "../../ports/engine.ts";

/** What is left of the task's budget, undefined where one part is used up. */
export function budgetLeft(
  { budget }: Config,
  spent: { turns: number; usage: Usage; minutes: number },
): Required<Assignment["budget"]> | undefined {
  const left = {
    turns: budget.turnsPerTask - spent.turns,
    tokens: budget.tokensPerTask - countedTokens(spent.usage),
    minutes: budget.minutesPerTask - spent.minutes,
    usd: budget.usdPerTask - spent.usage.costUsd,
  };
  return Math.min(...Object.values(left)) > 0 ? left : undefined;
}
