import type {
  ContentBlockParam,
  MessageParam,
  TextBlockParam,
  ToolResultBlockParam,
} from "@anthropic-ai/sdk/resources/messages";

type UserBlock = TextBlockParam | ToolResultBlockParam;

const withMark = (block: UserBlock): ContentBlockParam => ({
  ...block,
  cache_control: { type: "ephemeral" },
});

/**
 * The messages of one assignment. The newest user message carries the cache mark, so that each call
 * reads all that came before from the cache.
 */
export class Conversation {
  readonly #messages: { role: "user" | "assistant"; content: ContentBlockParam[] }[] = [];
  #newest: UserBlock[] = [];

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

  messages(): MessageParam[] {
    const before = this.#newest.slice(0, -1);
    const last = this.#newest.at(-1);
    return [
      ...this.#messages,
      { role: "user", content: last === undefined ? before : [...before, withMark(last)] },
    ];
  }
}
