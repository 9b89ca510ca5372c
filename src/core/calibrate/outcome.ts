import { totalUsage } from "../session/fold.ts";
import { leftToPeople } from "../metrics/touches.ts";
import type { SessionRecord } from "../session/session.ts";

/** What a past session teaches. */
export type Outcome = {
  complexity: number | undefined;
  /** People were asked about the plan, and what they did with it; undefined while they have not answered. */
  gate: "none" | "approved_unchanged" | "changed" | "rejected" | undefined;
  /** Seconds that the plan waited for its answer. */
  waited: number | undefined;
  /** Of the last review. */
  score: number | undefined;
  /** Its change is merged, and it is known how that ended. */
  merged: boolean;
  mergedBy: "miyabi" | "people" | undefined;
  /** Merged, and then taken back, or at fault for an incident. */
  escaped: boolean;
  /** People pushed commits of their own to the change. */
  repaired: boolean;
  /** A rejected score that people waved through. */
  waved: boolean;
  usd: number;
};

const BAD = ["unhealthy", "rolled_back", "rollback_failed"];

function gateOf({ escalations, plan }: SessionRecord): Outcome["gate"] {
  const asked = escalations.filter(({ kind }) => kind === "complexity");
  const last = asked.at(-1);
  if (last === undefined) return "none";
  if (last.answered === undefined) return undefined;
  if (last.answered.action === "reject") return "rejected";
  return plan?.changes === undefined && asked.length === 1 ? "approved_unchanged" : "changed";
}

/** Went wrong in production after its merge, not because people wished it away. */
const isEscape = ({ pull, deployments, incidents = [] }: SessionRecord): boolean =>
  pull?.merged !== undefined &&
  (incidents.length > 0 ||
    deployments.some(
      ({ environment, outcome, requestedBy }) =>
        environment === "production" && BAD.includes(outcome) && requestedBy === undefined,
    ));

export function outcomeOf(record: SessionRecord): Outcome {
  const { escalations, reviews, pull, state } = record;
  const escaped = isEscape(record);
  const asked = escalations.find(({ kind }) => kind === "complexity");
  // While it is on its way to production nobody knows yet.
  const merged = pull?.merged !== undefined && (state === "done" || escaped);
  return {
    complexity: record.analysis?.complexity,
    gate: gateOf(record),
    waited:
      asked?.answered === undefined
        ? undefined
        : (Date.parse(asked.answered.at) - Date.parse(asked.raisedAt)) / 1000,
    score: reviews.at(-1)?.score,
    merged,
    mergedBy: !merged ? undefined : leftToPeople(record) ? "people" : "miyabi",
    escaped,
    repaired: reviews.some(({ others }) => (others?.commits ?? 0) > 0),
    waved: escalations.some(
      ({ kind, answered }) => kind === "quality" && answered?.action === "approve_anyway",
    ),
    usd: totalUsage(record).costUsd,
  };
}
