import type { DeploymentResult } from "../../core/deploy/deployment.ts";
import { HELD_REASON, isHeld, type HeldDeployment } from "../../core/deploy/held.ts";
import { durationText } from "../../core/text/duration-text.ts";
import type { AgentResult } from "../../core/result.ts";

type Said = Pick<AgentResult, "outcome" | "reason" | "message"> & { next: string };

const NOTHING = { outcome: "waiting", reason: "inconclusive", next: "finish" } as const;

/** Staging that a newer release has leaves it to production to decide. */
const sayHeld = ({ environment, held }: HeldDeployment): Said => ({
  outcome: held.newer?.healthy ? "skipped" : "waiting",
  reason: HELD_REASON[held.by],
  message: `Nothing was deployed: ${held.why}. ${held.lift ?? ""}`.trim(),
  next: held.newer !== undefined && environment === "staging" ? "production" : "finish",
});

function say(result: DeploymentResult): Said {
  const { environment, outcome, error, watch } = result;
  const name = environment === "staging" ? "Staging" : "Production";
  const after = `after ${durationText(result.seconds)}`;
  const why = error?.split("\n", 1)[0] ?? watch?.reason ?? "no reason given";
  const first = result.nothingBefore === true ? ", with no release before it to go back to" : "";
  switch (outcome) {
    case "healthy":
      return {
        outcome: "done",
        reason: "deployed",
        message: `${name} runs release ${result.release} and is healthy ${after}.`,
        next: environment === "staging" ? "production" : "release",
      };
    case "not_configured":
      return {
        outcome: "skipped",
        reason: "deployment_not_configured",
        message: `${name} is not configured: nothing was deployed. Add deploy.${environment} to .github/miyabi.yml to deploy there.`,
        next: environment === "staging" ? "production" : "finish",
      };
    case "held":
      return isHeld(result) ? sayHeld(result) : { ...NOTHING, message: "Nothing was deployed." };
    case "unhealthy":
      return {
        outcome: "failed",
        reason: "job_failed",
        message: `${name} is not healthy ${after}${first}: ${why}`,
        next: "finish",
      };
    case "inconclusive":
      return {
        outcome: "waiting",
        reason: "inconclusive",
        message: `${name} runs release ${result.release}, but its health is not proved: ${why}`,
        next: "finish",
      };
    case "rolled_back":
      return {
        outcome: "failed",
        reason: "rolled_back",
        message:
          result.untouched === true
            ? `${name} kept the release before: ${why}`
            : `${name} was rolled back ${after}: ${why}`,
        next: "finish",
      };
    case "rollback_failed":
      return {
        outcome: "failed",
        reason: "rollback_failed",
        message: `${name} failed and could not be rolled back: ${why}. It needs hands now.`,
        next: "finish",
      };
  }
}

/** What the job says of an environment's result; the workflow branches on `next`. */
export function resultOf(result: DeploymentResult): AgentResult {
  const { next, ...said } = say(result);
  return {
    ...said,
    message: [said.message, ...(result.notices ?? [])].join(" "),
    outputs: { next, deployment: result.outcome, url: result.url ?? "" },
  };
}
