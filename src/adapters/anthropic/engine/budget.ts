import { countedTokens } from "../../../core/budget/counted-tokens.ts";
import type { Usage } from "../../../core/budget/usage.ts";
import type { Assignment } from "../../../ports/engine.ts";

export type Spent = { turns: number; usage: Usage; minutes: number };

/** Which limit is used up, undefined while there is something left of each. Asked before each call. */
export function usedUp(
  budget: Assignment["budget"],
  { turns, usage, minutes }: Spent,
): string | undefined {
  if (turns >= budget.turns) return `${turns} of ${budget.turns} turns are used`;
  const tokens = countedTokens(usage);
  if (tokens >= budget.tokens) return `${tokens} of ${budget.tokens} tokens are used`;
  if (minutes >= budget.minutes) return `${budget.minutes} minutes are over`;
  return undefined;
}
