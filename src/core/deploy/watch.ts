import type { HealthSample } from "./deployment.ts";
import { FAILURES_IN_A_ROW, lastFailed } from "./health.ts";

export type WatchLimits = {
  /** Share of samples that may fail, 0 to 1. */
  maxErrorRate: number;
  /** Times the baseline that the median response may take. */
  maxSlowdown: number;
  /** Median before the deployment, milliseconds; absent at a first deployment. */
  baselineMs?: number | undefined;
};

export type Watched = {
  verdict: "healthy" | "unhealthy" | "inconclusive";
  errorRate: number;
  medianMs: number;
  reason: string;
};

/** The middle value, 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The baseline of response times, from samples taken before a deployment. */
export const baselineOf = (samples: readonly HealthSample[]): number | undefined => {
  const good = samples.filter(({ ok }) => ok).map(({ milliseconds }) => milliseconds);
  return good.length > 0 ? medianOf(good) : undefined;
};

/** The watch may end early: the service is down. */
export const isDown = (samples: readonly HealthSample[]): boolean =>
  lastFailed(samples, FAILURES_IN_A_ROW);

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** What the minutes after a deployment say (seed, "Rollback Scenarios"). No data is no verdict. */
export function judgeWatch(samples: readonly HealthSample[], limits: WatchLimits): Watched {
  if (samples.length === 0)
    return { verdict: "inconclusive", errorRate: 0, medianMs: 0, reason: "there is no data" };
  const errorRate = samples.filter(({ ok }) => !ok).length / samples.length;
  const medianMs = medianOf(
    samples.filter(({ status }) => status !== undefined).map(({ milliseconds }) => milliseconds),
  );
  const judged = (verdict: Watched["verdict"], reason: string): Watched => ({
    verdict,
    errorRate,
    medianMs,
    reason,
  });
  if (isDown(samples))
    return judged("unhealthy", `${FAILURES_IN_A_ROW} health checks failed in a row`);
  if (errorRate > limits.maxErrorRate)
    return judged(
      "unhealthy",
      `the error rate is ${percent(errorRate)}, more than ${percent(limits.maxErrorRate)}`,
    );
  const { baselineMs } = limits;
  if (baselineMs === undefined)
    return judged(
      "healthy",
      `the error rate is ${percent(errorRate)}; there was no baseline to compare with`,
    );
  if (medianMs > limits.maxSlowdown * baselineMs)
    return judged(
      "unhealthy",
      `responses take ${Math.round(medianMs)} ms, more than ${limits.maxSlowdown} times the ${Math.round(baselineMs)} ms before`,
    );
  return judged(
    "healthy",
    `the error rate is ${percent(errorRate)}, responses take ${Math.round(medianMs)} ms (${Math.round(baselineMs)} ms before)`,
  );
}
