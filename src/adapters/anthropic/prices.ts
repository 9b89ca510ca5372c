import type { Usage } from "../../core/budget/usage.ts";

/** US dollars for a million tokens. */
type Price = { input: number; output: number; cacheWrite: number; cacheRead: number };

type Tariff = Price & {
  /** Where a whole prompt (cache included) is longer than `over` tokens, all of it costs this. */
  long?: Price & { over: number };
};

const tariff = (input: number, output: number, cacheRead: number): Tariff => ({
  input,
  output,
  // Writes that live five minutes cost a quarter more than input, for every model.
  cacheWrite: input * 1.25,
  cacheRead,
});

/** https://platform.claude.com/docs/en/about-claude/pricing as of 24 October 2026. */
const TARIFFS: Readonly<Record<string, Tariff>> = {
  "claude-fable-5-1": tariff(10, 50, 0.25),
  "claude-mythos-5-1": tariff(10, 50, 0.25),
  "claude-fable-5": tariff(10, 50, 1),
  "claude-mythos-5": tariff(10, 50, 1),
  "claude-opus-5-5": tariff(4, 20, 0.2),
  "claude-opus-5": tariff(5, 25, 0.5),
  "claude-opus-4-8": tariff(5, 25, 0.5),
  "claude-opus-4-7": tariff(5, 25, 0.5),
  "claude-opus-4-6": tariff(5, 25, 0.5),
  "claude-opus-4-5": tariff(5, 25, 0.5),
  "claude-opus-4-1": tariff(15, 75, 1.5),
  "claude-sonnet-5-5": tariff(2, 10, 0.1),
  "claude-sonnet-5": tariff(2, 10, 0.2),
  "claude-sonnet-4-6": tariff(3, 15, 0.3),
  "claude-sonnet-4-5": tariff(3, 15, 0.3),
  "claude-haiku-5-5": {
    ...tariff(0.1, 0.5, 0.01),
    long: { over: 100_000, input: 0.5, output: 2.5, cacheWrite: 0.625, cacheRead: 0.05 },
  },
  "claude-haiku-4-5": tariff(1, 5, 0.1),
};

const highest = (of: (price: Tariff) => number): number =>
  Math.max(...Object.values(TARIFFS).map(of));

/** What a model costs that is not in the table: the most of everything (threat 41). */
const UNKNOWN: Tariff = {
  input: highest(({ input }) => input),
  output: highest(({ output }) => output),
  cacheWrite: highest(({ cacheWrite }) => cacheWrite),
  cacheRead: highest(({ cacheRead }) => cacheRead),
};

/** What comes before the name itself; a gateway's own words are not known, since they may stand for any model. */
const BEFORE =
  /^(?:regional\/)?(?:bedrock\/|vertex_ai\/)?(?:(?:global|us|us-gov|eu|jp|au|apac)\.)?(?:anthropic[./])?/;
/** Snapshot and version after it: `-20250929`, `@20250929`, `-v1:0`. */
const AFTER = /(?:[-@]\d{8}|@default)?(?:-v\d+(?::\d+)?)?$/;

/** The tariff of a model id, also as clouds and gateways spell it; a snapshot's date makes no difference. */
const tariffOf = (model: string): Tariff =>
  TARIFFS[model.replace(BEFORE, "").replace(AFTER, "")] ?? UNKNOWN;

/**
 * A region of a cloud costs a tenth more than its global endpoint, for models from Claude 4.5 on.
 * https://platform.claude.com/docs/en/about-claude/pricing, "Third-party platform pricing"
 */
const REGIONAL = 1.1;
const REGIONAL_MARK = "regional/";

/** The name under which a model is priced that answers from a region of a cloud. */
export const regional = (model: string): string => `${REGIONAL_MARK}${model}`;

/** A region's own profile, e.g. `eu.anthropic.claude-sonnet-5-5`. */
const isRegional = (model: string): boolean =>
  model.startsWith(REGIONAL_MARK) || /^(?:bedrock\/)?(?!global\.)[a-z-]+\.anthropic\./.test(model);

/** Tokens of one call, as the API counts them. */
export type Tokens = Pick<
  Usage,
  "inputTokens" | "outputTokens" | "cacheReadTokens" | "cacheWriteTokens"
> & {
  /** Of the cache writes, those that live an hour: they cost twice the input. */
  hourWriteTokens?: number;
};

/** US dollars for the tokens of one call. */
export function costOf(model: string, tokens: Tokens): number {
  const {
    inputTokens,
    outputTokens,
    cacheReadTokens,
    cacheWriteTokens,
    hourWriteTokens = 0,
  } = tokens;
  const { long, ...short } = tariffOf(model);
  const prompt = inputTokens + cacheReadTokens + cacheWriteTokens;
  const price = long !== undefined && prompt > long.over ? long : short;
  const factor = isRegional(model) ? REGIONAL : 1;
  return (
    (factor *
      (inputTokens * price.input +
        outputTokens * price.output +
        (cacheWriteTokens - hourWriteTokens) * price.cacheWrite +
        hourWriteTokens * price.input * 2 +
        cacheReadTokens * price.cacheRead)) /
    1_000_000
  );
}
