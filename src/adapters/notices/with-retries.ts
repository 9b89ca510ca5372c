import type { Clock } from "../../ports/clock.ts";
import type { Attempt } from "./channel.ts";

/** Before the second, third and fourth try; each up to a quarter longer, so that jobs do not come together. */
const WAITS_MS = [2_000, 4_000, 8_000];
const JITTER = 0.25;
/** For one try. */
const TIMEOUT_MS = 10_000;

export type Patience = {
  clock: Clock;
  /** 0 to 1. */
  random: () => number;
  /** `clock.monotonic()` after which nothing is tried any more. */
  until: number;
};

const words = (why: string, tries: number): string =>
  tries === 1 ? why : `${why} (${tries} tries)`;

/** Tries once and, where it may help, three times more; waits as long as the other side asks, or gives up. */
export async function withRetries(
  attempt: (timeoutMs: number) => Promise<Attempt>,
  { clock, random, until }: Patience,
): Promise<Pick<Attempt, "kind" | "why">> {
  for (let tries = 1; ; tries++) {
    const left = until - clock.monotonic();
    if (left <= 0) return { kind: "failed", why: "no time was left for it" };
    const tried = await attempt(Math.min(TIMEOUT_MS, left));
    if (tried.kind === "sent") return tried;
    const base = WAITS_MS[tries - 1];
    if (!tried.again || base === undefined) return { kind: "failed", why: words(tried.why, tries) };
    const wait = Math.max(base * (1 + JITTER * random()), tried.retryAfterMs ?? 0);
    if (clock.monotonic() + wait >= until)
      return { kind: "failed", why: `${words(tried.why, tries)}; no time was left to try again` };
    await clock.sleep(wait);
  }
}
