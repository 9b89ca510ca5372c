import type { HealthSample } from "../core/deploy/deployment.ts";

/** Asks a service how it is. */
export interface Probe {
  ask(url: string, timeoutMs: number): Promise<HealthSample>;
}
