import { createHash } from "node:crypto";
import type { PromptUsage } from "./prompt-cache.ts";
import type { ScriptedTurn } from "./script.ts";
import { firstTokens, tokensOf } from "./tokens.ts";

export type AnswerBlock =
  | { type: "text"; text: string; citations: null }
  | { type: "tool_use"; id: string; name: string; input: object; caller: { type: "direct" } };

export type Answer = {
  id: string;
  model: string;
  blocks: AnswerBlock[];
  stopReason: string;
  outputTokens: number;
  prompt: PromptUsage;
};

const shortHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 22);

const blocksOfTurn = (turn: ScriptedTurn, seed: string): AnswerBlock[] => [
  ...(turn.text ? [{ type: "text" as const, text: turn.text, citations: null }] : []),
  ...turn.tools.map(({ name, input }, index) => ({
    type: "tool_use" as const,
    // The same for a repeated request, different for every turn of a conversation.
    id: `toolu_01${shortHash(`${seed} ${index}`)}`,
    name,
    input,
    caller: { type: "direct" as const },
  })),
];

const sizeOf = (block: AnswerBlock): number =>
  tokensOf(block.type === "text" ? block.text : { name: block.name, input: block.input });

/** What fits into `max_tokens`: the text is cut off where it ends, as by the API; a call that does not fit is left out. */
const fit = (blocks: AnswerBlock[], maxTokens: number): { kept: AnswerBlock[]; used: number } => {
  const kept: AnswerBlock[] = [];
  let used = 0;
  for (const block of blocks) {
    const size = sizeOf(block);
    if (used + size <= maxTokens) {
      kept.push(block);
      used += size;
      continue;
    }
    if (block.type === "text") {
      kept.push({ ...block, text: firstTokens(block.text, maxTokens - used) });
    }
    return { kept, used: maxTokens };
  }
  return { kept, used };
};

/** @param asked.seed what makes the ids of this answer its own, e.g. the conversation so far */
export const answerOf = (
  turn: ScriptedTurn,
  asked: { seed: string; model: string; maxTokens: number; prompt: PromptUsage },
): Answer => {
  const seed = shortHash(asked.seed);
  const blocks = blocksOfTurn(turn, seed);
  const { kept, used } = fit(blocks, asked.maxTokens);
  const cutOff = used === asked.maxTokens && JSON.stringify(kept) !== JSON.stringify(blocks);
  const callsTools = kept.some(({ type }) => type === "tool_use");
  const natural = cutOff ? "max_tokens" : callsTools ? "tool_use" : "end_turn";
  return {
    id: `msg_01${seed}`,
    model: asked.model,
    blocks: kept,
    stopReason: cutOff ? "max_tokens" : (turn.stopReason ?? natural),
    outputTokens: Math.max(1, used),
    prompt: asked.prompt,
  };
};

const usageOf = ({ prompt }: Answer, outputTokens: number) => ({
  input_tokens: prompt.input,
  cache_creation_input_tokens: prompt.cacheWrite,
  cache_read_input_tokens: prompt.cacheRead,
  output_tokens: outputTokens,
  service_tier: "standard",
});

/** The start of a streamed message: no content, no reason to stop yet. */
export const openMessage = (answer: Answer) => ({
  id: answer.id,
  type: "message",
  role: "assistant",
  model: answer.model,
  content: [] as AnswerBlock[],
  stop_reason: null as string | null,
  stop_sequence: null,
  usage: usageOf(answer, 1),
});

export const stopDetailsOf = ({ stopReason }: Answer) =>
  stopReason === "refusal" ? { type: "refusal", category: null, explanation: null } : null;

/** The whole message, as a request without `stream` gets it. */
export const wholeMessage = (answer: Answer) => ({
  ...openMessage(answer),
  content: answer.blocks,
  stop_reason: answer.stopReason,
  stop_details: stopDetailsOf(answer),
  usage: usageOf(answer, answer.outputTokens),
});
