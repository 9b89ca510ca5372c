import type { SessionRecord } from "./session.ts";

/** Earlier runs that executed a plan of this session, newest first: only they left work of tasks. */
export function buildingRuns({ transitions }: SessionRecord, runId: number): number[] {
  const runs = transitions
    .filter((step) => step.to === "implementing" && !step.refused && step.runId !== runId)
    .map((step) => step.runId);
  return [...new Set(runs.reverse())];
}
