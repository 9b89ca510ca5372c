import type { FleetMetrics } from "../../src/core/metrics/fleet.ts";
import { take } from "./take.ts";

/** Figures of all sessions together, as `miyabi metrics --json` prints them. */
export const loadFleet = async (): Promise<FleetMetrics> => (await take("fleet")) as FleetMetrics;
