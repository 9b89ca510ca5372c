import type {
  ContentBlockParam,
  MessageParam,
  TextBlockParam,
  ToolResultBlockParam,
} from "@anthropic-ai/sdk/resources/messages";
import { clearOldResults, type Said } from "./clear-old-results.ts";

export type UserBlock = TextBlockParam | ToolResultBlockParam;

/** Characters of the conversation, as JSON, from which old results are cleared; about 40,000 tokens. */
const CLEAR_AT = 160_000;
/** Characters that it grows by before it is cleared again: each time, the cache is written anew. */
const STEP = 80_000;
const KEPT_MESSAGES = 4;

const isMarkable = (block: ContentBlockParam | undefined): block is UserBlock =>
  block?.type === "text" || block?.type === "tool_result";

const withMark = ({ role, content }: Said): Said => {
  const last = content.at(-1);
  return isMarkable(last)
    ? {
        role,
        content: [...content.slice(0, -1), { ...last, cache_control: { type: "ephemeral" } }],
      }
    : { role, content };
};

const sizeOf = (messages: readonly Said[]): number => JSON.stringify(messages).length;

/**
 * The messages of one assignment. The newest user message carries a cache mark, so that each call reads
 * all that came before from the cache; so does the one before it, which was written with the last call:
 * the API looks back no more than 20 blocks from a mark, and one turn of many calls is longer.
 */
export class Conversation {
  #messages: Said[] = [];
  #newest: UserBlock[] = [];
  #clearAt = CLEAR_AT;

  constructor(prompt: string) {
    this.say([{ type: "text", text: prompt }]);
  }

  say(blocks: UserBlock[]): void {
    this.#newest = blocks;
  }

  /** What the assistant said, whole: its thinking must come back unchanged. */
  hear(content: ContentBlockParam[]): void {
    this.#messages.push({ role: "user", content: this.#newest });
    // The API takes no empty message.
    const said = content.length > 0 ? content : [{ type: "text" as const, text: "(nothing)" }];
    this.#messages.push({ role: "assistant", content: said });
    this.#newest = [];
  }

  /** What is to be sent now. Clears old results in steps: between them, every call's prefix is the last one's. */
  messages(): MessageParam[] {
    this.#clear();
    const before = this.#messages.slice(0, -2);
    const [user, assistant] = this.#messages.slice(-2);
    return [
      ...before,
      ...(user && assistant ? [withMark(user), assistant] : []),
      withMark({ role: "user", content: this.#newest }),
    ];
  }

  /**
   * Clears the text of all results that the model has answered to; what is yet to be sent stays.
   *
   * @returns whether there was any
   */
  forgetResults(): boolean {
    const before = sizeOf(this.#messages);
    this.#clearBut(0);
    return sizeOf(this.#messages) < before;
  }

  #clear(): void {
    if (sizeOf(this.#messages) >= this.#clearAt) this.#clearBut(KEPT_MESSAGES);
  }

  #clearBut(kept: number): void {
    this.#messages = clearOldResults(this.#messages, kept);
    this.#clearAt = Math.max(CLEAR_AT, sizeOf(this.#messages) + STEP);
  }
}
