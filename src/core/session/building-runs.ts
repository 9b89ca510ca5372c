import type { SessionRecord } from "./session.ts";

/** Earlier runs that executed a plan of this session, newest first: only they left work of tasks. */
export function buildingRuns({ transitions }: SessionRecord, runId: number): number[] {
  const runs = transitions
    .filter((step) => step.to === "implementing" && !step.refused && step.runId !== runId)
    .map((step) => step.runId);
  return [...new Set(runs.reverse())];
}

/**
 * Where what was found of a building run's work can lie, newest first: in the runs after it that only
 * published its work, of which a landing may have reviewed it again (ADR 8), and in that run itself.
 */
export function judgingRuns(record: SessionRecord, building: number, runId: number): number[] {
  const earlier = record.runs.filter((run) => run !== runId);
  const others = buildingRuns(record, runId);
  const after = earlier.slice(earlier.indexOf(building) + 1);
  const next = after.findIndex((run) => others.includes(run));
  return [...(next < 0 ? after : after.slice(0, next)).reverse(), building];
}
