import { TransientError } from "../../core/errors.ts";
import type { Clock } from "../../ports/clock.ts";

/** Seed, "Automatic Retry Logic": three retries after 2, 4 and 8 seconds. */
const PAUSES_MS = [2_000, 4_000, 8_000];

/** Repeats what failed for a reason that may pass; what is repeated must be safe to repeat. */
export async function withRetries<T>(clock: Clock, attempt: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      await clock.sleep(pause);
    }
  }
  return attempt();
}
