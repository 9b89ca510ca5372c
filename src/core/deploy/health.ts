import type { HealthSample } from "./deployment.ts";

export type HealthVerdict = "healthy" | "unhealthy" | "ask_again";

/** Seed, "Rollback Scenarios": so many failures in a row are no accident. */
export const FAILURES_IN_A_ROW = 3;

/** Not up yet: no reply at all, or the reply of a proxy that has nobody behind it. */
const isStarting = ({ status }: HealthSample): boolean =>
  status === undefined || status === 502 || status === 503 || status === 504;

export const lastFailed = (samples: readonly HealthSample[], count: number): boolean =>
  samples.length >= count && samples.slice(-count).every(({ ok }) => !ok);

/**
 * Is a new release up? The first good reply says yes. Three wrong replies in a row say no; while it
 * does not reply at all it may still be starting, and gets all its tries (design: domain,
 * "Deployment": both limits apply, and only so does each of them mean something).
 */
export function judgeHealth(samples: readonly HealthSample[], tries: number): HealthVerdict {
  if (samples.some(({ ok }) => ok)) return "healthy";
  if (samples.length >= tries) return "unhealthy";
  const answered = samples.slice(-FAILURES_IN_A_ROW).every((sample) => !isStarting(sample));
  return lastFailed(samples, FAILURES_IN_A_ROW) && answered ? "unhealthy" : "ask_again";
}
