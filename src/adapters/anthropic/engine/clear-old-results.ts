import type { ContentBlockParam } from "@anthropic-ai/sdk/resources/messages";

export type Said = { role: "user" | "assistant"; content: ContentBlockParam[] };

/** Shorter results cost less than the doubt that their absence brings. */
const MIN_CHARACTERS = 400;

const note = (characters: number): string =>
  `[${characters} characters of an old result were cleared; call the tool again where you need them]`;

const cleared = (block: ContentBlockParam): ContentBlockParam =>
  block.type === "tool_result" &&
  typeof block.content === "string" &&
  block.content.length > MIN_CHARACTERS
    ? { ...block, content: note(block.content.length) }
    : block;

/**
 * The conversation without the text of its old tool results. Every call keeps its answer, as the API
 * demands; what the assistant said and thought stays as it was.
 *
 * @param kept newest user messages that are left whole; the first, which holds the task, always is
 */
export function clearOldResults(messages: readonly Said[], kept: number): Said[] {
  const users = messages.filter(({ role }) => role === "user");
  const whole = new Set(kept > 0 ? users.slice(-kept) : []);
  return messages.map((message) =>
    message.role === "user" && !whole.has(message)
      ? { ...message, content: message.content.map(cleared) }
      : message,
  );
}
