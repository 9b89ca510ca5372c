import type { Clock } from "../../ports/clock.ts";

/** GitHub asks for a second between writes where there are many; a job's first few go at once. */
const BURST = 10;
const INTERVAL_MS = 1000;

/**
 * Waits its turn before a write: one second apart beyond the first ten, which keeps a process under
 * the secondary limit of 80 content-creating requests a minute.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function writePace(clock: Clock): () => Promise<void> {
  let nextFree = -Infinity;
  return async () => {
    const now = clock.monotonic();
    // A write costs an interval of credit; up to BURST intervals can be saved up.
    const earliest = Math.max(nextFree, now - BURST * INTERVAL_MS);
    nextFree = earliest + INTERVAL_MS;
    if (nextFree > now) await clock.sleep(nextFree - now);
  };
}
