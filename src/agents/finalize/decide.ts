import type { DeploymentResult } from "../../core/deploy/deployment.ts";
import { isHeld, isSettled, type HeldDeployment } from "../../core/deploy/held.ts";
import { isFailed, type FailedDeployment } from "../../core/deploy/incident-view.ts";
import type { ReviewOutcome } from "../../core/review/review-outcome.ts";
import type { Pull, State } from "../../core/session/session.ts";
import { isStopped } from "../../core/session/transitions.ts";
import { jobsThat, type Jobs } from "./jobs.ts";
import { orderedEnd, type Told } from "./decide-order.ts";

export type Facts = {
  state: State;
  jobs: Jobs;
  /** Miyabi was switched off: jobs that began after that did nothing. */
  disabled?: boolean;
  /** The newest review of this run. */
  review: ReviewOutcome | undefined;
  pull: Pull | undefined;
  /** Of this run. */
  staging: DeploymentResult | undefined;
  production: DeploymentResult | undefined;
  /** Why a rollback that people asked for was not made. */
  notRolledBack?: string | undefined;
};

/** How a run ends. */
export type End =
  /** An earlier job has put the session where it is, and has said so. */
  | { kind: "settled" }
  | { kind: "done" }
  /** The merge is left to people. */
  | { kind: "waiting"; pull: Pull }
  | { kind: "review"; outcome: ReviewOutcome }
  | { kind: "deployment"; result: FailedDeployment }
  | { kind: "inconclusive"; result: DeploymentResult }
  /** Nothing was deployed: something stood against it. */
  | { kind: "held"; result: HeldDeployment }
  /** What people asked of a release that was there already; the session's own work is not concerned. */
  | { kind: "ordered"; order: Told }
  | { kind: "disabled" }
  | { kind: "cancelled"; jobs: string[] }
  /** Jobs failed without a result of their own; none is named where the run just ended. */
  | { kind: "crashed"; jobs: string[] };

function ofDeployments({ staging, production }: Facts): End | undefined {
  for (const result of [production, staging]) {
    if (result === undefined) continue;
    if (isFailed(result)) return { kind: "deployment", result };
    if (isHeld(result) && !isSettled(result)) return { kind: "held", result };
    if (result.outcome === "inconclusive") return { kind: "inconclusive", result };
  }
  return production === undefined ? undefined : { kind: "done" };
}

/**
 * The end of a run, from facts only: what was handed over counts before how a job ended, since a job
 * may fail because of what it reports. A function of its arguments: a repeated job decides the same.
 */
export function decideEnd(facts: Facts): End {
  const { state, jobs, review, pull, disabled } = facts;
  const order = orderedEnd(facts);
  if (order?.kind === "rollback_failed") return { kind: "deployment", result: order.result };
  if (order) return { kind: "ordered", order };
  if (state === "done") return { kind: "done" };
  if (state === "awaiting-approval" || isStopped(state)) return { kind: "settled" };

  const deployed = ofDeployments(facts);
  if (deployed) return deployed;
  if (disabled === true) return { kind: "disabled" };
  const cancelled = jobsThat(jobs, "cancelled");
  if (cancelled.length > 0) return { kind: "cancelled", jobs: cancelled };
  const failed = jobsThat(jobs, "failure");
  if (failed.some((name) => name === "publish" || name === "deploy" || name === "intake"))
    return { kind: "crashed", jobs: failed };
  const published = jobs["publish"]?.result === "success";
  if (published && pull !== undefined && pull.merged === undefined)
    return { kind: "waiting", pull };
  if (!published && review?.next === "escalate") return { kind: "review", outcome: review };
  return { kind: "crashed", jobs: failed };
}
