import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../ports/clock.ts";

/** The machine's own time; `monotonic` is unmoved when the wall clock is set. */
export const systemClock = (): Clock => ({
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
});
