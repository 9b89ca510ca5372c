import { createHash } from "node:crypto";
import { ApiError } from "./errors.ts";
import { blocksOf, type PromptRequest } from "./messages-request.ts";
import { tokensOf } from "./tokens.ts";

/** How the tokens of a prompt are billed. */
export type PromptUsage = { input: number; cacheRead: number; cacheWrite: number };

type Piece = { bytes: string; breakpoint: boolean };

/** https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
const LIFETIME_MS = 5 * 60 * 1000;
const MAX_BREAKPOINTS = 4;
/** Shorter prefixes are not cached (Sonnet's minimum). */
const MINIMUM_TOKENS = 1024;

/** The prompt in the order in which it is cached: tools, system, messages. */
const pieces = (request: PromptRequest): Piece[] => {
  const system = request.system === undefined ? [] : blocksOf(request.system);
  const blocks = [
    ...(request.tools ?? []).map((tool) => ["tool", tool] as const),
    ...system.map((block) => ["system", block] as const),
    ...request.messages.flatMap(({ role, content }) =>
      blocksOf(content).map((block) => [role, block] as const),
    ),
  ];
  const list = blocks.map(([place, { cache_control, ...content }]) => ({
    bytes: JSON.stringify([place, content]),
    breakpoint: cache_control !== undefined && cache_control !== null,
  }));
  const last = list.at(-1);
  if (last && request.cache_control) last.breakpoint = true;
  return list;
};

/** Tokens of a whole prompt. */
export const promptTokens = (request: PromptRequest): number =>
  pieces(request).reduce((sum, { bytes }) => sum + tokensOf(bytes), 0);

/**
 * A plain simulation of prompt caching: the longest prefix that an earlier request has marked and
 * that is not five minutes old is read; the rest up to the last mark is written.
 */
export class PromptCache {
  readonly #lastUse = new Map<string, number>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @throws ApiError 400 for more than four marks */
  use(request: PromptRequest): PromptUsage {
    const list = pieces(request);
    const marks = list.filter(({ breakpoint }) => breakpoint).length;
    if (marks > MAX_BREAKPOINTS) {
      const found = `A maximum of ${MAX_BREAKPOINTS} blocks with cache_control may be provided. Found ${marks}.`;
      throw new ApiError(400, found);
    }
    const time = this.#now().getTime();
    const hash = createHash("sha256").update(request.model);
    const written: string[] = [];
    let total = 0;
    let read = 0;
    let marked = 0;
    const lastMark = list.findLastIndex(({ breakpoint }) => breakpoint);
    for (const [index, { bytes, breakpoint }] of list.entries()) {
      total += tokensOf(bytes);
      const prefix = hash.update(bytes).copy().digest("hex");
      if (index > lastMark || total < MINIMUM_TOKENS) continue;
      if (time - (this.#lastUse.get(prefix) ?? -Infinity) < LIFETIME_MS) {
        read = total;
        this.#lastUse.set(prefix, time);
      }
      if (!breakpoint) continue;
      marked = total;
      written.push(prefix);
    }
    for (const prefix of written) this.#lastUse.set(prefix, time);
    const cached = Math.max(marked, read);
    return { input: total - cached, cacheRead: read, cacheWrite: cached - read };
  }
}
