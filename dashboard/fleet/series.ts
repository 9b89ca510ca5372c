import type { FleetMetrics } from "../../src/core/metrics/fleet.ts";
import type { SessionRow } from "../../src/core/dashboard/session-row.ts";

type Bucket = FleetMetrics["system"]["series"]["buckets"][number];

/** Seconds since 1970 of the beginning of each bucket. */
export const timesOf = (buckets: readonly Bucket[]): number[] =>
  buckets.map(({ from }) => Date.parse(from) / 1000);

/** Of the sessions that ended in a bucket, those that were done, 0 to 1; null where none ended. */
export const successOf = (buckets: readonly Bucket[]): (number | null)[] =>
  buckets.map(({ done, stopped }) => (done + stopped === 0 ? null : done / (done + stopped)));

/** US dollars of the sessions that began in each bucket. */
export function costOf(
  buckets: readonly Bucket[],
  stepSeconds: number,
  rows: readonly Pick<SessionRow, "startedAt" | "costUsd">[],
): number[] {
  const first = Date.parse(buckets[0]?.from ?? "");
  const sums = buckets.map(() => 0);
  for (const { startedAt, costUsd } of rows) {
    const at = Math.floor((Date.parse(startedAt) - first) / (stepSeconds * 1000));
    if (at >= 0 && at < sums.length) sums[at] = (sums[at] ?? 0) + costUsd;
  }
  return sums;
}

/** `hour`, `day`, `week`, or `30 days` and the like. */
export function stepName(stepSeconds: number): string {
  const known: Record<number, string> = {
    3600: "hour",
    21_600: "6 hours",
    86_400: "day",
    604_800: "week",
  };
  return known[stepSeconds] ?? `${Math.round(stepSeconds / 86_400)} days`;
}
