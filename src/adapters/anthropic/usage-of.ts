import type { Message } from "@anthropic-ai/sdk/resources/messages";
import type { Usage } from "../../core/budget/usage.ts";
import { costOf } from "./prices.ts";

/** Tokens and money of one answer. */
export function usageOf(model: string, { usage }: Pick<Message, "usage">): Usage {
  const tokens = {
    inputTokens: usage.input_tokens,
    outputTokens: usage.output_tokens,
    cacheReadTokens: usage.cache_read_input_tokens ?? 0,
    cacheWriteTokens: usage.cache_creation_input_tokens ?? 0,
  };
  return { calls: 1, ...tokens, costUsd: costOf(model, tokens) };
}
