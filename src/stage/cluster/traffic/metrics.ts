/** Upper bounds of the histogram, in seconds: close enough for a median of it to tell twice from thrice as slow. */
const BOUNDS = [
  0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6,
  0.8, 1, 1.5, 2.5, 5,
];

/** What one pod has counted. */
export class PodMetrics {
  readonly byStatus = new Map<number, number>();
  readonly buckets = BOUNDS.map(() => 0);
  seconds = 0;

  note({ status, seconds }: { status: number; seconds: number }): void {
    this.byStatus.set(status, (this.byStatus.get(status) ?? 0) + 1);
    this.seconds += seconds;
    BOUNDS.forEach((bound, index) => {
      if (seconds <= bound) this.buckets[index] = (this.buckets[index] ?? 0) + 1;
    });
  }
}

/** Prometheus' text format 0.0.4: requests by code and their durations, of each pod. */
export function metricsText(pods: ReadonlyMap<string, PodMetrics>): string {
  const entries = [...pods];
  const requests = entries.flatMap(([pod, { byStatus }]) =>
    [...byStatus].map(
      ([code, count]) => `http_requests_total{pod="${pod}",code="${code}"} ${count}`,
    ),
  );
  const durations = entries.flatMap(([pod, { byStatus, buckets, seconds }]) => {
    const count = [...byStatus.values()].reduce((sum, value) => sum + value, 0);
    const name = "http_request_duration_seconds";
    return [
      ...BOUNDS.map(
        (le, index) => `${name}_bucket{pod="${pod}",le="${le}"} ${buckets[index] ?? 0}`,
      ),
      `${name}_bucket{pod="${pod}",le="+Inf"} ${count}`,
      `${name}_sum{pod="${pod}"} ${seconds}`,
      `${name}_count{pod="${pod}"} ${count}`,
    ];
  });
  return [
    "# HELP http_requests_total Requests answered.",
    "# TYPE http_requests_total counter",
    ...requests,
    "# HELP http_request_duration_seconds Time until the answer.",
    "# TYPE http_request_duration_seconds histogram",
    ...durations,
    "",
  ].join("\n");
}
