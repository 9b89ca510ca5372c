import type { HealthSample } from "./deployment.ts";

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
