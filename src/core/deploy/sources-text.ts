import type { Sources } from "./deployment.ts";

const NAMES = { probe: "health checks", prometheus: "Prometheus" } as const;

/** `error rate: Prometheus, response time: health checks`; undefined in old results. */
export const sourcesText = (sources: Sources | undefined): string | undefined =>
  sources === undefined
    ? undefined
    : `error rate: ${NAMES[sources.errorRate]}, response time: ${NAMES[sources.latency]}`;
