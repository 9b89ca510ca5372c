import { ApiError } from "./errors.ts";
import {
  blocksOf,
  type Block,
  type PromptRequest,
  type RequestMessage,
} from "./messages-request.ts";

type Turn = { role: "user" | "assistant"; blocks: Block[]; index: number };

/**
 * The turns of a conversation. Messages of one role that follow each other are one turn, as the API
 * documents; system messages in between belong to nobody.
 */
const turnsOf = (messages: RequestMessage[]): Turn[] => {
  const turns: Turn[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    if (role === "system") continue;
    const blocks = blocksOf(content);
    const last = turns.at(-1);
    if (last?.role === role) last.blocks.push(...blocks);
    else turns.push({ role, blocks: [...blocks], index });
  }
  return turns;
};

const idsOf = (turn: Turn | undefined, type: string, field: string): string[] =>
  (turn?.blocks ?? []).filter((block) => block.type === type).map((block) => String(block[field]));

const checkToolPairs = (turns: Turn[]): void => {
  for (const [position, turn] of turns.entries()) {
    if (turn.role === "assistant") {
      const answered = idsOf(turns[position + 1], "tool_result", "tool_use_id");
      const open = idsOf(turn, "tool_use", "id").filter((id) => !answered.includes(id));
      if (open.length > 0) {
        throw new ApiError(
          400,
          `messages.${turn.index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.join(", ")}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
        );
      }
      continue;
    }
    const asked = idsOf(turns[position - 1], "tool_use", "id");
    const given = idsOf(turn, "tool_result", "tool_use_id");
    const unknown = given.find((id, index) => !asked.includes(id) || given.indexOf(id) !== index);
    if (unknown !== undefined) {
      throw new ApiError(
        400,
        `messages.${turn.index}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${unknown}. Each \`tool_result\` block must have exactly one corresponding \`tool_use\` block in the previous message.`,
      );
    }
  }
};

const checkTools = (names: string[]): void => {
  if (new Set(names).size < names.length)
    throw new ApiError(400, "tools: Tool names must be unique.");
};

/** Whether the conversation hangs together. @throws ApiError 400 */
export const checkConversation = (request: PromptRequest): void => {
  const turns = turnsOf(request.messages);
  if (turns[0]?.role !== "user") {
    throw new ApiError(400, 'messages: first message must use the "user" role');
  }
  if (turns.at(-1)?.role === "assistant") {
    throw new ApiError(
      400,
      "This model does not support assistant message prefill. The conversation must end with a user message.",
    );
  }
  checkToolPairs(turns);
  checkTools((request.tools ?? []).map(({ name }) => name));
};

/** Turns that the assistant has had: 0 in a first request. */
export const assistantTurns = (request: PromptRequest): number =>
  turnsOf(request.messages).filter(({ role }) => role === "assistant").length;

/** All text of the newest user message, results of tools included. */
export const newestUserText = (request: PromptRequest): string => {
  const newest = turnsOf(request.messages).at(-1)?.blocks ?? [];
  return newest
    .map(({ text, content }) =>
      typeof text === "string" ? text : content === undefined ? "" : JSON.stringify(content),
    )
    .join("\n");
};
