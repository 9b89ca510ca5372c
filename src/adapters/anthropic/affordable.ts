import { costOf, type Tokens } from "./prices.ts";

/** What a call could use up at most, as far as its request tells. */
export type Wanted = {
  /** As the request names it: that is what is paid. */
  model: string;
  /** Bytes of the request's body. */
  bytes: number;
  /** Of the answer. */
  maxTokens: number;
  /** It writes to the cache for an hour, which costs more. */
  forAnHour?: boolean;
};

/** What may still be used. */
export type Room = { tokens: number; usd: number };

export type Affordable = { maxTokens: number; tokens: number; usd: number };

/** Fewer tokens are no answer: a call that cannot have them is not made. */
const FLOOR_TOKENS = 1_024;
/** English and code have about four; other scripts fewer tokens than bytes / 3 as well. */
const BYTES_A_TOKEN = 3;

export const estimatedTokens = (bytes: number): number => Math.ceil(bytes / BYTES_A_TOKEN);

const NONE: Tokens = {
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
};

/**
 * How long an answer may be so that the call fits into the room even at its worst: all of its input new
 * and written to the cache, its output as long as it may be. Undefined where not even a short one fits.
 */
export function affordable(wanted: Wanted, room: Room): Affordable | undefined {
  const { model, maxTokens, forAnHour = false } = wanted;
  const input = estimatedTokens(wanted.bytes);
  const cost = (output: number): number =>
    costOf(model, {
      ...NONE,
      cacheWriteTokens: input,
      hourWriteTokens: forAnHour ? input : 0,
      outputTokens: output,
    });
  const aToken = (cost(1_000_000) - cost(0)) / 1_000_000;
  const most = Math.min(maxTokens, room.tokens - input, Math.floor((room.usd - cost(0)) / aToken));
  if (most < Math.min(FLOOR_TOKENS, maxTokens)) return undefined;
  return { maxTokens: most, tokens: input + most, usd: cost(most) };
}
