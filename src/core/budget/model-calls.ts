import { z } from "zod";

/** Names of models as vendors and gateways write them; anything else is `unknown`, since engines may send any text. */
const MODEL_NAME = /^[\w.:@/-]{1,100}$/;

/** One request to a model: its figures, never its content. */
export const ModelCall = z.object({
  /** When it was sent. */
  at: z.iso.datetime(),
  /** Until its answer was there, repetitions by the client library included. */
  seconds: z.number().nonnegative(),
  model: z.string().regex(MODEL_NAME),
  /** Without those of the cache, as in `Usage`. */
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  /** Absent: none. */
  cacheReadTokens: z.number().int().positive().optional(),
  /** Absent: none. */
  cacheWriteTokens: z.number().int().positive().optional(),
  /** How it failed: an HTTP status, `no_answer`, or `cut_off` (its tokens are estimated). Absent: it did not. */
  failed: z
    .string()
    .regex(/^[a-z0-9_]{1,40}$/)
    .optional(),
});
export type ModelCall = z.infer<typeof ModelCall>;

/** More are not told one by one: with 30 tasks the record stays under 1.5 MB. */
export const MOST_MODEL_CALLS = 200;

/**
 * The calls of a task or an agent, oldest first. Where there are more than 200, the newest are dropped and counted: what
 * a trace was told once stays in it. The sums in `Usage` count all of them.
 */
export const ModelCalls = z.object({
  calls: z.array(ModelCall).max(MOST_MODEL_CALLS),
  /** Absent: none. */
  dropped: z.number().int().positive().optional(),
});
export type ModelCalls = z.infer<typeof ModelCalls>;

export const NO_MODEL_CALLS: ModelCalls = { calls: [] };

type Told = Pick<ModelCall, "at" | "seconds" | "model"> & {
  tokens?:
    | Record<"inputTokens" | "outputTokens" | "cacheReadTokens" | "cacheWriteTokens", number>
    | undefined;
  failed?: string | undefined;
};

/** A call as it is kept, with as few keys as say it all. */
export const modelCall = ({ at, seconds, model, tokens, failed }: Told): ModelCall => ({
  at,
  seconds,
  model: MODEL_NAME.test(model) ? model : "unknown",
  inputTokens: tokens?.inputTokens ?? 0,
  outputTokens: tokens?.outputTokens ?? 0,
  ...(tokens?.cacheReadTokens ? { cacheReadTokens: tokens.cacheReadTokens } : {}),
  ...(tokens?.cacheWriteTokens ? { cacheWriteTokens: tokens.cacheWriteTokens } : {}),
  ...(failed === undefined ? {} : { failed }),
});

/** The first and then the others, as many as are kept. */
export function addModelCalls(
  first: ModelCalls,
  { calls, dropped = 0 }: { calls: readonly ModelCall[]; dropped?: number | undefined },
): ModelCalls {
  const all = [...first.calls, ...calls];
  const gone = (first.dropped ?? 0) + dropped + Math.max(0, all.length - MOST_MODEL_CALLS);
  return { calls: all.slice(0, MOST_MODEL_CALLS), ...(gone > 0 ? { dropped: gone } : {}) };
}
