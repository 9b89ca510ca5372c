// After a failure: the evidence as an issue, and a pull request that takes the change back (ADR 19).
import { DeploymentResult } from "../../core/deploy/deployment.ts";
import { Incident, type Released } from "../../core/deploy/incident.ts";
import {
  INCIDENT_LABEL,
  incidentBody,
  incidentKey,
  incidentTitle,
  isFailed,
  severityOf,
  type FailedDeployment,
} from "../../core/deploy/incident-view.ts";
import { revertNote } from "../../core/deploy/revert-text.ts";
import type { AgentResult } from "../../core/result.ts";
import type { Known } from "./change.ts";
import { handedOver, handOver } from "./hand-over.ts";
import type { Ports } from "./ports.ts";
import { openRevert } from "./revert.ts";

type About = Pick<Known, "of" | "sha" | "released">;

/** People asked for it, and it was done: nothing failed. */
const isWish = ({ outcome, requestedBy }: DeploymentResult): boolean =>
  outcome === "rolled_back" && requestedBy !== undefined;

/** What of this run failed; production comes after staging, so its failure is the one that counts. */
async function failureOf({ of, sha }: About, ports: Ports) {
  for (const kind of ["production", "staging"] as const) {
    const result = await handedOver({ of, kind }, DeploymentResult, ports);
    if (result?.sha === sha && isFailed(result) && !isWish(result)) return result;
  }
  return undefined;
}

/** Once for a failure: a repeated job reports what it opened. */
async function open(
  { of, released }: About,
  result: FailedDeployment,
  ports: Ports,
): Promise<Incident> {
  const { release, environment } = result;
  const { runId } = ports.context;
  const about = { of, kind: "incident" } as const;
  const earlier = await handedOver(about, Incident, ports);
  if (earlier?.release === release && earlier.environment === environment) return earlier;
  const number = await ports.issues.open({
    key: incidentKey({ release, environment, runId }),
    title: incidentTitle(released, result),
    body: incidentBody(released, result),
    labels: [INCIDENT_LABEL, severityOf(result)],
  });
  const opened = { release, environment, runId, issue: number };
  const incident: Incident =
    result.outcome === "unhealthy"
      ? opened
      : { ...opened, ...(await withRevert({ released, result, incident: number }, ports)) };
  await handOver(about, incident, ports);
  return incident;
}

async function withRevert(
  asked: { released: Released; result: FailedDeployment; incident: number },
  ports: Ports,
): Promise<Pick<Incident, "revert" | "noRevert">> {
  const revert = await openRevert(asked, ports);
  await ports.issues.upsertComment({
    issue: asked.incident,
    key: "revert",
    body: revertNote(revert),
  });
  return "number" in revert ? { revert } : { noRevert: revert.why };
}

/** Opens what people need after a failure of this run; nothing where nothing failed. */
export async function reportIncident(about: About, ports: Ports): Promise<AgentResult> {
  const outputs = { next: "finish", deployment: "", url: "" };
  const result = await failureOf(about, ports);
  if (result === undefined)
    return {
      outcome: "skipped",
      reason: "not_for_us",
      message: "No environment of this run failed: there is nothing to report.",
      outputs,
    };
  const { issue, revert, noRevert } = await open(about, result, ports);
  const taken =
    revert === undefined
      ? noRevert === undefined
        ? ""
        : ` No pull request takes the change back: ${noRevert}`
      : ` Pull request #${revert.number} takes the change back and waits for people.`;
  return {
    outcome: "done",
    reason: "incident_opened",
    message: `Incident #${issue} has the evidence.${taken}`,
    outputs: { ...outputs, deployment: result.outcome },
  };
}
