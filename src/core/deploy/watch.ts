import type { HealthSample, MetricSample, Sources } from "./deployment.ts";
import { FAILURES_IN_A_ROW, lastFailed } from "./health.ts";
import { medianOf } from "./median.ts";

/** More failed checks than this share, without three in a row, are flapping (docs/deployment.md). */
const FLAPPING_SHARE = 0.1;
/** One failed check is an accident, also where few were made. */
const FLAPPING_FAILURES = 2;
/** Of the readings at least this share must have data. */
const NEEDED_SHARE = 0.5;

export type WatchLimits = {
  /** Share of failed requests or checks, 0 to 1. */
  maxErrorRate: number;
  /** Times the baseline that the median response may take. */
  maxSlowdown: number;
  /** Median before the deployment, milliseconds; absent at a first deployment. */
  baselineMs?: number | undefined;
};

/** What was seen of a release, and where each figure came from. */
export type Watching = {
  samples: readonly HealthSample[];
  /** Of Prometheus, one each time that the service was asked; none where it is not configured. */
  readings: readonly MetricSample[];
  sources: Sources;
};

export type Watched = {
  verdict: "healthy" | "unhealthy" | "inconclusive";
  errorRate: number;
  medianMs: number;
  reason: string;
  sources: Sources;
};

/** The watch may end early: the service is down. */
export const isDown = (samples: readonly HealthSample[]): boolean =>
  lastFailed(samples, FAILURES_IN_A_ROW);

const wasDown = (samples: readonly HealthSample[]): boolean =>
  samples.some((_, at) => isDown(samples.slice(0, at + 1)));

/** What was measured; `undefined` is no data, or too little. */
type Figures = {
  errorRate: number | undefined;
  /** For the verdict; `shownMs` is for people and never infinite. */
  latencyMs: number | undefined;
  shownMs: number;
};

function measured(
  readings: readonly MetricSample[],
  key: "errorRate" | "latencyMs",
): number[] | undefined {
  const values = readings.flatMap((reading) => reading[key] ?? []);
  return values.length > 0 && values.length >= readings.length * NEEDED_SHARE ? values : undefined;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function figuresOf({ samples, readings, sources }: Watching): Figures {
  const rates = measured(readings, "errorRate");
  const probed = samples.length === 0 ? undefined : meanOf(samples.map(({ ok }) => (ok ? 0 : 1)));
  const errorRate = sources.errorRate === "probe" ? probed : rates && meanOf(rates);
  if (sources.latency === "prometheus") {
    const latencies = measured(readings, "latencyMs");
    const latencyMs = latencies && medianOf(latencies);
    return { errorRate, latencyMs, shownMs: latencyMs ?? 0 };
  }
  const answered = samples.filter(({ status }) => status !== undefined);
  // A failed check is the slowest there is: an error page that comes fast must not make a release look fast.
  const judged = samples.map(({ ok, milliseconds }) => (ok ? milliseconds : Infinity));
  return {
    errorRate,
    latencyMs: samples.length === 0 ? undefined : medianOf(judged),
    shownMs: medianOf(answered.map(({ milliseconds }) => milliseconds)),
  };
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** Too many checks fail to call it healthy, and good ones lie between them. */
function flapping(samples: readonly HealthSample[]): string | undefined {
  const failed = samples.filter(({ ok }) => !ok).length;
  return failed >= FLAPPING_FAILURES && failed > samples.length * FLAPPING_SHARE
    ? `the service is flapping: ${failed} of ${samples.length} health checks failed, never ${FAILURES_IN_A_ROW} in a row`
    : undefined;
}

function whyUnhealthy(
  { samples }: Watching,
  { errorRate, latencyMs, shownMs }: Figures,
  limits: WatchLimits,
): string | undefined {
  const { maxErrorRate, maxSlowdown, baselineMs } = limits;
  if (wasDown(samples)) return `${FAILURES_IN_A_ROW} health checks failed in a row`;
  if (errorRate !== undefined && errorRate > maxErrorRate)
    return `the error rate is ${percent(errorRate)}, more than ${percent(maxErrorRate)}`;
  if (latencyMs === undefined || baselineMs === undefined || latencyMs <= maxSlowdown * baselineMs)
    return undefined;
  return latencyMs === Infinity
    ? "half of the health checks had no good reply"
    : `responses take ${Math.round(shownMs)} ms, more than ${maxSlowdown} times the ${Math.round(baselineMs)} ms before`;
}

function whyInconclusive(
  { samples, readings }: Watching,
  { errorRate, latencyMs }: Figures,
): string | undefined {
  const shaky = flapping(samples);
  if (shaky !== undefined) return shaky;
  if (errorRate !== undefined && latencyMs !== undefined) return undefined;
  const reason = readings.findLast(({ error }) => error !== undefined)?.error;
  return reason === undefined ? "there is no data" : `there is no data: ${reason}`;
}

/**
 * What the minutes after a deployment say (seed, "Rollback Scenarios"). No data is no verdict. More failed
 * checks and more errors never make a verdict better.
 */
export function judgeWatch(watching: Watching, limits: WatchLimits): Watched {
  const figures = figuresOf(watching);
  const { errorRate = 0, shownMs } = figures;
  const judged = (verdict: Watched["verdict"], reason: string): Watched => ({
    verdict,
    errorRate,
    medianMs: shownMs,
    reason,
    sources: watching.sources,
  });
  const unhealthy = whyUnhealthy(watching, figures, limits);
  if (unhealthy !== undefined) return judged("unhealthy", unhealthy);
  const inconclusive = whyInconclusive(watching, figures);
  if (inconclusive !== undefined) return judged("inconclusive", inconclusive);
  const { baselineMs } = limits;
  return judged(
    "healthy",
    baselineMs === undefined
      ? `the error rate is ${percent(errorRate)}; there was no baseline to compare with`
      : `the error rate is ${percent(errorRate)}, responses take ${Math.round(shownMs)} ms (${Math.round(baselineMs)} ms before)`,
  );
}
