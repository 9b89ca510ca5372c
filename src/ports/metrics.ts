/** One figure of a query, or why there is none, in words for people. */
export type Reading =
  | { ok: true; value: number }
  /** No data (no series, NaN), or no reply: `reason` says which. */
  | { ok: false; reason: string };

/** Answers a question about measured values, e.g. Prometheus. */
export interface Metrics {
  /** The value of a PromQL query now. Never throws: what cannot be asked has no reading. */
  read(query: string): Promise<Reading>;
}
