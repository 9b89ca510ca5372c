import type { MetricsConfig } from "../../core/deploy/deploy-config.ts";
import type { MetricSample, Sources } from "../../core/deploy/deployment.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Metrics } from "../../ports/metrics.ts";

/** Prometheus with the repository's queries. */
export type Measuring = { config: MetricsConfig; metrics: Metrics };

/** Where each figure of the watch comes from. */
export const sourcesOf = (measuring: Measuring | undefined): Sources => ({
  errorRate: measuring === undefined ? "probe" : "prometheus",
  latency: measuring?.config.latency === undefined ? "probe" : "prometheus",
});

/** One reading of each query. */
export async function readMetrics(
  { config, metrics }: Measuring,
  clock: Pick<Clock, "now">,
): Promise<MetricSample> {
  const at = clock.now().toISOString();
  const [errors, latency] = await Promise.all([
    metrics.read(config.errorRate),
    config.latency === undefined ? undefined : metrics.read(config.latency),
  ]);
  const missing = [
    ...(errors.ok ? [] : [`error rate: ${errors.reason}`]),
    ...(latency === undefined || latency.ok ? [] : [`response time: ${latency.reason}`]),
  ];
  return {
    at,
    ...(errors.ok ? { errorRate: errors.value } : {}),
    ...(latency?.ok ? { latencyMs: latency.value * 1000 } : {}),
    ...(missing.length > 0 ? { error: missing.join("; ") } : {}),
  };
}
