import type { DeploymentResult } from "../../core/deploy/deployment.ts";
import { isFailed, type FailedDeployment } from "../../core/deploy/incident-view.ts";
import { jobsThat, type Jobs } from "./jobs.ts";

/** Ends that are told on the issue, and of which only a rollback changes the session. */
export type Told =
  | { kind: "rolled_back"; result: DeploymentResult }
  | { kind: "staged"; result: DeploymentResult }
  /** Nothing was done. `why`: one plain sentence without its full stop. */
  | { kind: "not_done"; what: "rolled back" | "deployed to staging"; why: string };

/** How an order of people's ended that concerns a release which was there already. */
export type Ordered = Told | { kind: "rollback_failed"; result: FailedDeployment };

type Facts = {
  jobs: Jobs;
  staging: DeploymentResult | undefined;
  production: DeploymentResult | undefined;
  notRolledBack?: string | undefined;
};

const withoutResult = ({ jobs }: Facts): string =>
  jobsThat(jobs, "cancelled").length > 0
    ? "the run was cancelled"
    : "the job ended without a result, e.g. since the environment's reviewers did not let it; its log says why";

/**
 * The end of a run that intake started for a rollback or for staging alone (`next` of the orchestrator): where
 * nothing came of it the session is what it was. Undefined for every other run.
 */
export function orderedEnd(facts: Facts): Ordered | undefined {
  const { production, staging, notRolledBack, jobs } = facts;
  switch (jobs["intake"]?.outputs["next"]) {
    case "rollback":
      if (production?.outcome === "rolled_back") return { kind: "rolled_back", result: production };
      if (production !== undefined && isFailed(production))
        return { kind: "rollback_failed", result: production };
      return { kind: "not_done", what: "rolled back", why: notRolledBack ?? withoutResult(facts) };
    case "deploy-staging":
      return staging === undefined
        ? { kind: "not_done", what: "deployed to staging", why: withoutResult(facts) }
        : { kind: "staged", result: staging };
    default:
      return undefined;
  }
}
