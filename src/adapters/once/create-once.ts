import { TransientError } from "../../core/errors.ts";
import type { Clock } from "../../ports/clock.ts";

/** Tries after the first one. */
export const RETRIES = 3;

/** 2, 4, 8 s and up to a quarter more, so that lanes that failed together do not come back together. */
export const backoffMs = (retriesSoFar: number, random: number): number =>
  2 ** (retriesSoFar + 1) * 1000 * (1 + random / 4);

export type OnceOptions = {
  clock: Clock;
  log: { warn(text: string): void };
  /** 0 to 1. */
  random?: () => number;
};

/**
 * Makes a thing once, although replies can be lost: where `create` fails in passing, `find` looks whether it
 * landed after all before it is tried again. The one way in which anything is made outside of the job.
 *
 * @throws whatever `create` threw last: at once where it is no passing fault, or a service names its own time
 */
export type CreateOnce = <T>(
  create: () => Promise<T>,
  find: () => Promise<T | undefined>,
) => Promise<T>;

export const createOnce =
  ({ clock, log, random = Math.random }: OnceOptions): CreateOnce =>
  async (create, find) => {
    for (let retries = 0; ; retries++) {
      try {
        return await create();
      } catch (error) {
        const passing = error instanceof TransientError && error.retryAfterMs === undefined;
        if (!passing || retries >= RETRIES) throw error;
        const wait = backoffMs(retries, random());
        log.warn(`${error.message}: looking whether it landed in ${Math.round(wait / 1000)} s`);
        await clock.sleep(wait);
        const found = await find();
        if (found !== undefined) return found;
      }
    }
  };
