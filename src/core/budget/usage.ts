import { z } from "zod";

/** Tokens and money of one or more model calls. Money in US dollars, by the dated price table. */
export const Usage = z.object({
  calls: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  cacheReadTokens: z.number().int(),
  cacheWriteTokens: z.number().int(),
  costUsd: z.number(),
});
export type Usage = z.infer<typeof Usage>;

export const NO_USAGE: Usage = {
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costUsd: 0,
};

/** What the first has more than the second, never below zero. */
export const usageBeyond = (whole: Usage, part: Usage): Usage => ({
  calls: Math.max(0, whole.calls - part.calls),
  inputTokens: Math.max(0, whole.inputTokens - part.inputTokens),
  outputTokens: Math.max(0, whole.outputTokens - part.outputTokens),
  cacheReadTokens: Math.max(0, whole.cacheReadTokens - part.cacheReadTokens),
  cacheWriteTokens: Math.max(0, whole.cacheWriteTokens - part.cacheWriteTokens),
  costUsd: Math.max(0, whole.costUsd - part.costUsd),
});

export const addUsage = (a: Usage, b: Usage): Usage => ({
  calls: a.calls + b.calls,
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
  cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
  cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
  costUsd: a.costUsd + b.costUsd,
});
