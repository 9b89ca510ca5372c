import type { Usage } from "./usage.ts";

/** Tokens as budgets count them: what the cache gives back counts a tenth, about as it costs. */
export const countedTokens = (usage: Usage): number =>
  usage.inputTokens +
  usage.outputTokens +
  usage.cacheWriteTokens +
  Math.ceil(usage.cacheReadTokens / 10);
