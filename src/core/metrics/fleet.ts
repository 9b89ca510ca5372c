import type { SessionRecord, State } from "../session/session.ts";
import { agentMetrics, type AgentMetrics } from "./agents.ts";
import { automationMetrics, type AutomationMetrics } from "./automation.ts";
import { costMetrics, type CostMetrics } from "./cost.ts";
import { lifeOf } from "./life.ts";
import { outcomeMetrics, type OutcomeMetrics } from "./outcomes.ts";
import { phaseMetrics, type PhaseMetrics } from "./phases.ts";
import { qualityMetrics, type QualityMetrics } from "./quality.ts";
import { systemMetrics, type SystemMetrics } from "./system.ts";
import { timeMetrics, type TimeMetrics } from "./times.ts";

export type FleetOptions = {
  now: Date;
  /** Sessions that began before it are left out; they count in the load of the window all the same. */
  since?: Date | undefined;
};

/**
 * Everything that session records tell of all sessions together (docs/metrics.md says what each figure means).
 * Plain data, fit for JSON: what no record tells is null and never 0.
 */
export type FleetMetrics = {
  schema: 1;
  /** ISO time; null where there are no sessions and no `since`. */
  from: string | null;
  to: string;
  repositories: string[];
  sessions: { count: number; byState: Record<State, number> };
  phases: PhaseMetrics[];
  agents: AgentMetrics[];
  system: SystemMetrics;
  times: TimeMetrics;
  automation: AutomationMetrics;
  quality: QualityMetrics;
  cost: CostMetrics;
  outcomes: OutcomeMetrics;
};

function byState(records: readonly SessionRecord[]): Record<State, number> {
  const counts: Record<State, number> = {
    pending: 0,
    analyzing: 0,
    "awaiting-approval": 0,
    implementing: 0,
    reviewing: 0,
    deploying: 0,
    done: 0,
    blocked: 0,
    failed: 0,
    paused: 0,
  };
  for (const { state } of records) counts[state] += 1;
  return counts;
}

/** A function of the set of records: their order changes nothing. */
export function fleetMetrics(
  all: readonly SessionRecord[],
  { now, since }: FleetOptions,
): FleetMetrics {
  const beginnings = all.map((record) => lifeOf(record, now).beganAt);
  const known = all.filter((_, at) => (beginnings[at] ?? 0) <= now.getTime());
  const first = beginnings.reduce((least, at) => Math.min(least, at), now.getTime());
  const from = Math.min(now.getTime(), since?.getTime() ?? first);
  const records = known.filter(({ trigger }) => Date.parse(trigger.at) >= from);
  return {
    schema: 1,
    from: known.length === 0 && since === undefined ? null : new Date(from).toISOString(),
    to: now.toISOString(),
    repositories: [...new Set(records.map(({ repository }) => repository))].sort(),
    sessions: { count: records.length, byState: byState(records) },
    phases: phaseMetrics(records),
    agents: agentMetrics(records),
    system: systemMetrics(known, { from, to: now.getTime() }),
    times: timeMetrics(records, now),
    automation: automationMetrics(records),
    quality: qualityMetrics(records),
    cost: costMetrics(records),
    outcomes: outcomeMetrics(records),
  };
}
