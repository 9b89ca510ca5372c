import type { HealthSample } from "../core/deploy/deployment.ts";
import type { Expected } from "../core/deploy/expected-reply.ts";

/** What is asked of a service, and which reply means that it is well. */
export type HealthQuestion = Expected & {
  /** e.g. `https://shop.example/health` */
  url: string;
  timeoutMs: number;
};

/** Asks a service how it is. */
export interface Probe {
  ask(question: HealthQuestion): Promise<HealthSample>;
}
