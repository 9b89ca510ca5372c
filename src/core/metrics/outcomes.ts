import { ESCALATION_KINDS, type EscalationKind } from "../people/escalation.ts";
import type { DeploymentResult } from "../deploy/deployment.ts";
import type { SessionRecord } from "../session/session.ts";
import { failureCause, type FailureCause } from "./failure-cause.ts";
import { countsOf, shareOf, spreadOf, type Share, type Spread } from "./spread.ts";

type EscalationMetrics = {
  kind: EscalationKind;
  count: number;
  open: number;
  expired: number;
  approved: number;
  repaired: number;
  rejected: number;
  /** Seconds from the question to its answer. */
  answerSeconds: Spread;
};

type EnvironmentMetrics = {
  environment: DeploymentResult["environment"];
  /** The newest result of each release, by outcome. */
  outcomes: { name: DeploymentResult["outcome"]; count: number }[];
  /** Healthy, of those that came to healthy, unhealthy, rolled back or rollback failed. */
  success: Share;
  seconds: Spread;
};

export type OutcomeMetrics = {
  /** Sessions that stand still as blocked, failed or paused, by why. */
  failures: { name: FailureCause; count: number }[];
  /** Tasks whose newest result is failed, by whose question it is; `other` where the record names none. */
  failedTasks: { name: EscalationKind | "other"; count: number }[];
  /** Only kinds that occurred. */
  escalations: EscalationMetrics[];
  environments: EnvironmentMetrics[];
  /** By the newest result of each release: a release that was deployed again after its rollback counts as incident only. */
  rollbacks: {
    automatic: number;
    onRequest: number;
    failed: number;
  };
  /** Incidents that were opened, and how many of them with a pull request that takes the change back. */
  incidents: { count: number; reverts: number };
  reExecutions: {
    /** Sessions whose change was made again after its review, of those that were reviewed. */
    sessions: Share;
    /** Reviews after the first attempt. */
    attempts: number;
    /** Tries of engine and checks for each task. */
    triesPerTask: Spread;
  };
};

function escalationMetrics(records: readonly SessionRecord[]): EscalationMetrics[] {
  const all = records.flatMap(({ escalations }) => escalations);
  return ESCALATION_KINDS.flatMap((kind) => {
    const some = all.filter((one) => one.kind === kind);
    if (some.length === 0) return [];
    const answered = (action: string): number =>
      some.filter((one) => one.answered?.action === action).length;
    return [
      {
        kind,
        count: some.length,
        open: some.filter((one) => !one.answered && one.expiredAt === undefined).length,
        expired: some.filter((one) => !one.answered && one.expiredAt !== undefined).length,
        approved: answered("approve_anyway"),
        repaired: answered("manual_fix"),
        rejected: answered("reject"),
        answerSeconds: spreadOf(
          some.flatMap((one) =>
            one.answered
              ? [Math.max(0, Date.parse(one.answered.at) - Date.parse(one.raisedAt)) / 1000]
              : [],
          ),
        ),
      },
    ];
  });
}

const FAILED: readonly DeploymentResult["outcome"][] = [
  "unhealthy",
  "rolled_back",
  "rollback_failed",
];

function environmentMetrics(records: readonly SessionRecord[]): EnvironmentMetrics[] {
  const all = records.flatMap(({ deployments }) => deployments);
  return (["staging", "production"] as const).map((environment) => {
    const some = all.filter((one) => one.environment === environment);
    const good = some.filter(({ outcome }) => outcome === "healthy").length;
    const bad = some.filter(
      ({ outcome, requestedBy }) => FAILED.includes(outcome) && requestedBy === undefined,
    ).length;
    return {
      environment,
      outcomes: countsOf(some.map(({ outcome }) => outcome)),
      success: shareOf(good, good + bad),
      seconds: spreadOf(
        some
          .filter(({ outcome }) => outcome !== "not_configured" && outcome !== "held")
          .map(({ seconds }) => seconds),
      ),
    };
  });
}

function rollbacks(records: readonly SessionRecord[]): OutcomeMetrics["rollbacks"] {
  const all = records.flatMap(({ deployments }) => deployments);
  const back = all.filter(({ outcome }) => outcome === "rolled_back");
  return {
    automatic: back.filter(({ requestedBy }) => requestedBy === undefined).length,
    onRequest: back.filter(({ requestedBy }) => requestedBy !== undefined).length,
    failed: all.filter(({ outcome }) => outcome === "rollback_failed").length,
  };
}

export function outcomeMetrics(records: readonly SessionRecord[]): OutcomeMetrics {
  const reviewed = records.filter(({ reviews }) => reviews.length > 0);
  const lastAttempt = ({ reviews }: SessionRecord): number =>
    reviews.reduce((last, { attempt }) => Math.max(last, attempt), 1);
  const incidents = records.flatMap((record) => record.incidents ?? []);
  const tasks = records.flatMap((record) => record.tasks);
  return {
    failures: countsOf(records.flatMap((record) => failureCause(record) ?? [])),
    failedTasks: countsOf(
      tasks.flatMap(({ status, failure }) => (status === "failed" ? [failure ?? "other"] : [])),
    ),
    escalations: escalationMetrics(records),
    environments: environmentMetrics(records),
    rollbacks: rollbacks(records),
    incidents: {
      count: incidents.length,
      reverts: incidents.filter(({ revert }) => revert !== undefined).length,
    },
    reExecutions: {
      sessions: shareOf(
        reviewed.filter((record) => lastAttempt(record) > 1).length,
        reviewed.length,
      ),
      attempts: reviewed.reduce((sum, record) => sum + lastAttempt(record) - 1, 0),
      triesPerTask: spreadOf(tasks.flatMap(({ tries }) => (tries > 0 ? [tries] : []))),
    },
  };
}
