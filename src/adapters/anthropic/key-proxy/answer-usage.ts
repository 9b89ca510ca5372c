import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import { estimatedTokens } from "../affordable.ts";
import type { Tokens } from "../prices.ts";

const Count = z.number().int().nonnegative().nullish();
const ApiUsage = z.looseObject({
  input_tokens: Count,
  output_tokens: Count,
  cache_read_input_tokens: Count,
  cache_creation_input_tokens: Count,
  cache_creation: z.looseObject({ ephemeral_1h_input_tokens: Count }).nullish(),
});
type ApiUsage = z.infer<typeof ApiUsage>;

const WithUsage = z.looseObject({ usage: ApiUsage });
/** https://platform.claude.com/docs/en/build-with-claude/streaming: counts in a delta are totals. */
const Event = z.union([
  z.looseObject({ type: z.literal("message_start"), message: WithUsage }),
  z.looseObject({ type: z.literal("message_delta"), usage: ApiUsage }),
  z.looseObject({ type: z.literal("message_stop") }),
]);

/** Characters of a delta's line around what the model said. */
const DELTA_FRAME = 90;

const isCounted = (line: string): boolean => /"message_(?:start|delta|stop)"/.test(line);

function parsed<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const known = (usage: ApiUsage): ApiUsage =>
  Object.fromEntries(
    Object.entries(usage).filter(([, value]) => value !== undefined && value !== null),
  );

const tokensOf = (usage: ApiUsage): Tokens => ({
  inputTokens: usage.input_tokens ?? 0,
  outputTokens: usage.output_tokens ?? 0,
  cacheReadTokens: usage.cache_read_input_tokens ?? 0,
  cacheWriteTokens: usage.cache_creation_input_tokens ?? 0,
  hourWriteTokens: usage.cache_creation?.ephemeral_1h_input_tokens ?? 0,
});

export type Counted = {
  tokens: Tokens;
  /** The answer came to its end: the counts are final. */
  whole: boolean;
};

/** Reads what an answer used while it passes by, also where it breaks off. */
export class AnswerUsage {
  readonly #stream: boolean;
  readonly #decoder = new StringDecoder("utf8");
  #rest = "";
  #deltaBytes = 0;
  #usage: ApiUsage | undefined;
  #whole = false;

  constructor(contentType: string) {
    this.#stream = contentType.startsWith("text/event-stream");
  }

  read(chunk: Buffer): void {
    this.#rest += this.#decoder.write(chunk);
    if (!this.#stream) return;
    const lines = this.#rest.split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      if (!line.startsWith("data:")) continue;
      if (isCounted(line)) this.#event(line.slice("data:".length));
      else if (line.includes('"content_block_delta"'))
        this.#deltaBytes += Math.max(1, line.length - DELTA_FRAME);
    }
  }

  #event(text: string): void {
    const event = parsed(Event, text);
    if (event === undefined) return;
    if (event.type === "message_stop") {
      this.#whole = true;
      return;
    }
    const usage = event.type === "message_start" ? event.message.usage : event.usage;
    this.#usage = { ...this.#usage, ...known(usage) };
  }

  /** Undefined where nothing of the answer tells what it used. Of one that broke off, what came is estimated. */
  counted(): Counted | undefined {
    if (!this.#stream) {
      const answer = parsed(WithUsage, this.#rest);
      return answer && { tokens: tokensOf(answer.usage), whole: true };
    }
    if (this.#usage === undefined) return undefined;
    const tokens = tokensOf(this.#usage);
    if (this.#whole) return { tokens, whole: true };
    const outputTokens = Math.max(tokens.outputTokens, estimatedTokens(this.#deltaBytes));
    return { tokens: { ...tokens, outputTokens }, whole: false };
  }
}
