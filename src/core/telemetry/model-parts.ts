import type { ModelCall, ModelCalls } from "../budget/model-calls.ts";
import type { Usage } from "../budget/usage.ts";
import type { Part } from "./part.ts";
import type { Attributes } from "./span.ts";

type Tokens = Pick<
  ModelCall,
  "inputTokens" | "outputTokens" | "cacheReadTokens" | "cacheWriteTokens"
>;

/**
 * The conventions for generative AI (https://opentelemetry.io/docs/specs/semconv/gen-ai/): input tokens count those of
 * the cache too.
 */
const genAi = (operation: "chat" | "invoke_agent"): Attributes => ({
  "gen_ai.operation.name": operation,
  "gen_ai.provider.name": "anthropic",
});
const genAiUsage = ({
  inputTokens,
  outputTokens,
  cacheReadTokens = 0,
  cacheWriteTokens = 0,
}: Tokens): Attributes => ({
  "gen_ai.usage.input_tokens": inputTokens + cacheReadTokens + cacheWriteTokens,
  "gen_ai.usage.output_tokens": outputTokens,
  "gen_ai.usage.cache_read.input_tokens": cacheReadTokens,
  "gen_ai.usage.cache_creation.input_tokens": cacheWriteTokens,
});

/** One that failed without an answer used nothing that is known. */
const isCounted = ({ failed, inputTokens, outputTokens }: ModelCall): boolean =>
  failed === undefined || inputTokens + outputTokens > 0;

const chatPart = (call: ModelCall, index: number, parent: string): Part => {
  const { at, seconds, model, failed } = call;
  return {
    key: `chat ${index} ${at} of ${parent}`,
    name: `chat ${model}`,
    kind: 3,
    startedAt: at,
    seconds,
    parent,
    ...(failed === undefined ? {} : { bad: true }),
    attributes: {
      ...genAi("chat"),
      "gen_ai.request.model": model,
      ...(isCounted(call) ? genAiUsage(call) : {}),
      "error.type": failed,
    },
  };
};

/**
 * An agent's use of the model, and below it each call, where the record holds them; nothing where it asked no model. What
 * an agent used in all may come from several models, so only the calls name one.
 */
export function modelParts(
  agent: string,
  { usage, modelCalls }: { usage: Usage; modelCalls: ModelCalls | undefined },
  place: Pick<Part, "key" | "startedAt" | "seconds" | "parent">,
): Part[] {
  const calls = modelCalls?.calls ?? [];
  // Calls that all failed have used nothing.
  if (usage.calls === 0 && calls.length === 0) return [];
  const whole: Part = {
    ...place,
    name: `invoke_agent ${agent}`,
    kind: 3,
    attributes: {
      ...genAi("invoke_agent"),
      "gen_ai.agent.name": agent,
      ...genAiUsage(usage),
      "miyabi.model.calls": usage.calls,
      "miyabi.model.calls.dropped": modelCalls?.dropped,
      "miyabi.cost.usd": usage.costUsd,
    },
  };
  return [whole, ...calls.map((call, index) => chatPart(call, index, place.key))];
}
