import type { DeploymentResult } from "../../core/deploy/deployment.ts";
import { isHeld } from "../../core/deploy/held.ts";
import { failureLine, isFailed } from "../../core/deploy/incident-view.ts";
import { releaseText } from "../../core/deploy/release-id.ts";
import { TRIGGER_LABEL } from "../../core/names.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import type { Told } from "./decide-order.ts";
import type { Ports } from "./ports.ts";
import { comment, runLink, type Concluded } from "./tell.ts";

/** A wish that was carried out: the issue is open again, and there is no incident. */
async function rolledBack(
  record: SessionRecord,
  { release, sha, restored, requestedBy = "someone" }: DeploymentResult,
  ports: Ports,
): Promise<Concluded> {
  const { runId } = ports.context;
  const message = `Release ${release} was rolled back, as ${requestedBy} asked.`;
  const at = ports.clock.now();
  const blocked = move(record, { to: "blocked", by: requestedBy, runId, at, reason: message });
  const now =
    restored === undefined
      ? "the release that was there before, of which GitHub's Deployments API does not tell"
      : releaseText(restored);
  const body = [
    `⏪ ${inertLine(message)} Production runs ${now}.`,
    `The change itself is still merged: revert \`${sha.slice(0, 12)}\`, or the next release brings it again. \`/miyabi retry\` deploys this release once more; the label \`${TRIGGER_LABEL}\` has the issue worked on anew. [Run](${runLink(ports)})`,
  ].join("\n\n");
  const told = await comment(blocked, { key: `rolled-back-${release}`, body }, ports);
  await ports.issues.reopen(record.issue.number);
  return { record: told, said: { outcome: "done", reason: "rolled_back", message } };
}

type Saying = Concluded["said"] & { sign: string };

function sayingOf(result: DeploymentResult): Saying {
  const { release, outcome, error } = result;
  if (isFailed(result))
    return {
      outcome: "failed",
      reason: "job_failed",
      message: `Release ${release}: ${failureLine(result)}.`,
      sign: "⚠️",
    };
  if (isHeld(result))
    return {
      outcome: "waiting",
      reason: "deployment_refused",
      message: `Nothing was deployed to staging: ${result.held.why}.`,
      sign: "⏸",
    };
  if (outcome === "healthy")
    return {
      outcome: "done",
      reason: "deployed",
      message: `Staging runs release ${release} and is healthy.`,
      sign: "✅",
    };
  return {
    outcome: "waiting",
    reason: outcome === "inconclusive" ? "inconclusive" : "deployment_not_configured",
    message:
      outcome === "inconclusive"
        ? `Staging runs release ${release}, but nothing proves that it is healthy: ${error ?? "no reason given"}.`
        : "Staging is not configured: nothing was deployed. Add deploy.staging to .github/miyabi.yml.",
    sign: "ℹ️",
  };
}

/** Staging alone: told, and the session stays as it is, healthy or not. */
async function staged(
  record: SessionRecord,
  result: DeploymentResult,
  ports: Ports,
): Promise<Concluded> {
  const { sign, ...said } = sayingOf(result);
  const body = `${sign} ${inertLine(said.message)} [Run](${runLink(ports)})`;
  return { record: await comment(record, { key: `staging-${result.release}`, body }, ports), said };
}

/** What is told of an order, and what it does to the session. */
export async function concludeOrder(
  record: SessionRecord,
  order: Told,
  ports: Ports,
): Promise<Concluded> {
  switch (order.kind) {
    case "rolled_back":
      return rolledBack(record, order.result, ports);
    case "staged":
      return staged(record, order.result, ports);
    case "not_done": {
      const message = `Nothing was ${order.what}: ${order.why}.`;
      const body = `🤷 ${inertLine(message)} [Run](${runLink(ports)})`;
      const key = `order-${ports.context.runId}`;
      return {
        record: await comment(record, { key, body }, ports),
        said: { outcome: "skipped", reason: "deployment_refused", message },
      };
    }
  }
}
