import type { Config } from "../../core/config.ts";
import { countedTokens } from "../../core/counted-tokens.ts";
import type { Usage } from "../../core/usage.ts";
import type { Assignment } from "../../ports/engine.ts";

/** What is left of the task's budget, undefined where one part is used up. */
export function budgetLeft(
  { budget }: Config,
  spent: { turns: number; usage: Usage; minutes: number },
): Assignment["budget"] | undefined {
  const left = {
    turns: budget.turnsPerTask - spent.turns,
    tokens: budget.tokensPerTask - countedTokens(spent.usage),
    minutes: budget.minutesPerTask - spent.minutes,
  };
  return Math.min(left.turns, left.tokens, left.minutes) > 0 ? left : undefined;
}
