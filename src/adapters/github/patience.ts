import { backoffMs, RETRIES } from "../once/create-once.ts";
import { isPassing, isRateLimit, type Fault } from "./faults.ts";

const SECOND = 1000;
/** GitHub's advice where a secondary limit names no time. */
const SECONDARY_WAIT_SECONDS = 60;

/**
 * Milliseconds until GitHub wants to hear from us again: `retry-after`, else the reset of the
 * primary limit, else a minute.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function limitMs(fault: Fault, now: Date): number {
  const after = Number(fault.header("retry-after"));
  if (Number.isFinite(after) && after > 0) return after * SECOND;
  const reset = Number(fault.header("x-ratelimit-reset"));
  if (fault.header("x-ratelimit-remaining") === "0" && Number.isFinite(reset))
    return Math.max(0, reset * SECOND - now.getTime()) + SECOND;
  return SECONDARY_WAIT_SECONDS * SECOND;
}

export type Attempt = {
  method: string;
  retriesSoFar: number;
  now: Date;
  /** 0 to 1. */
  random: number;
  /** The longest wait for a rate limit; beyond it the session is better parked than the job blocked. */
  maxLimitMs: number;
};

/**
 * Milliseconds to wait before the same request may be sent again, undefined where it may not. A POST
 * whose reply was lost is never repeated blindly (it may have landed): see `createOnce`.
 */
export function waitBeforeRetry(fault: Fault, attempt: Attempt): number | undefined {
  const { method, retriesSoFar, now, random, maxLimitMs } = attempt;
  if (retriesSoFar >= RETRIES || !isPassing(fault)) return undefined;
  if (isRateLimit(fault)) {
    const wait = limitMs(fault, now);
    return wait <= maxLimitMs ? wait : undefined;
  }
  return method !== "POST" || !fault.reached ? backoffMs(retriesSoFar, random) : undefined;
}
