// The ends of a release that did not come to be healthy in its environment.
import type { DeploymentResult } from "../../core/deploy/deployment.ts";
import { HELD_REASON, type HeldDeployment } from "../../core/deploy/held.ts";
import { incidentOf, withIncident, type Incident } from "../../core/deploy/incident.ts";
import {
  afterFailure,
  failureLine,
  INCIDENT_LABEL,
  incidentBody,
  incidentKey,
  incidentTitle,
  severityOf,
  type FailedDeployment,
} from "../../core/deploy/incident-view.ts";
import { buildEscalation } from "../../core/people/escalation-view.ts";
import { releasedBy } from "../../core/session/released-by.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import type { Ports } from "./ports.ts";
import { type Concluded, escalate, to } from "./tell.ts";

/** What the incident job of this run opened; the incident alone, by the same key, where it did not. */
async function incidentFor(
  record: SessionRecord,
  result: FailedDeployment,
  { issues, context: { runId } }: Ports,
): Promise<Incident> {
  const { release, environment } = result;
  const failure = { release, environment, runId };
  const handed = incidentOf(record.incidents, failure);
  if (handed !== undefined) return handed;
  const released = releasedBy(record);
  const issue = await issues.open({
    key: incidentKey(failure),
    title: incidentTitle(released, result),
    body: incidentBody(released, result),
    labels: [INCIDENT_LABEL, severityOf(result)],
  });
  return { ...failure, issue };
}

/** Comment and escalation, with the incident and the pull request that takes the change back. */
export async function deploymentFailed(
  known: SessionRecord,
  result: FailedDeployment,
  ports: Ports,
): Promise<Concluded> {
  const grave = result.outcome === "rollback_failed";
  const line = failureLine(result);
  const incident = await incidentFor(known, result, ports);
  const record = { ...known, incidents: withIncident(known.incidents, incident) };
  const escalation = buildEscalation({
    kind: "deployment",
    severity: grave ? "critical" : "high",
    issue: record.issue.number,
    reason: line,
    failingChecks: [
      ...(result.samples.length === 0
        ? []
        : [
            `${result.samples.filter(({ ok }) => !ok).length} of ${result.samples.length} health checks failed`,
          ]),
      ...(result.watch === undefined ? [] : [`watch: ${result.watch.reason}`]),
    ],
    recommendation: grave
      ? `Bring ${result.environment} back by hand now. When it is healthy, close the incident: until then nothing is deployed there. Then comment /miyabi retry.`
      : "Find the cause in the incident, repair it, then comment /miyabi retry.",
    subject: { release: result.release, environment: result.environment, outcome: result.outcome },
    at: ports.clock.now(),
  });
  const sign = grave ? "🚨" : "⚠️";
  const told = await escalate(
    to(record, "failed", line, ports),
    { escalation, head: `${sign} ${inertLine(line)}. ${afterFailure(result, incident)}` },
    ports,
  );
  return {
    record: told,
    said: {
      outcome: "failed",
      reason: grave
        ? "rollback_failed"
        : result.outcome === "rolled_back"
          ? "rolled_back"
          : "session_failed",
      message: `${line}. Incident #${incident.issue} has the evidence.`,
    },
  };
}

/** The release stays, and a human is asked: nothing proves that it is healthy. */
export async function inconclusive(
  record: SessionRecord,
  { environment, release, outcome, error }: DeploymentResult,
  ports: Ports,
): Promise<Concluded> {
  const reason = `${environment} runs release ${release}, but nothing proves that it is healthy`;
  const escalation = buildEscalation({
    kind: "deployment",
    severity: "medium",
    issue: record.issue.number,
    reason,
    failingChecks: error === undefined ? [] : [error],
    recommendation:
      "Look at it. /miyabi retry deploys and watches it again, /miyabi rollback goes back.",
    subject: { release, environment, outcome },
    at: ports.clock.now(),
  });
  const told = await escalate(to(record, "paused", reason, ports), { escalation }, ports);
  return { record: told, said: { outcome: "waiting", reason: "inconclusive", message: reason } };
}

/** Nothing was deployed; who lifts what stands against it is told how, and the session waits. */
export async function held(
  record: SessionRecord,
  { environment, release, held: { by, why, lift, incident } }: HeldDeployment,
  ports: Ports,
): Promise<Concluded> {
  const escalation = buildEscalation({
    kind: "deployment",
    severity: by === "freeze" ? "high" : "medium",
    issue: record.issue.number,
    reason: `Release ${release} was held back: ${why}`,
    failingChecks: [],
    recommendation: lift ?? "Comment /miyabi retry to try again.",
    subject: { release, environment, by, incident },
    at: ports.clock.now(),
  });
  const head = `⏸ ${inertLine(`Nothing was deployed to ${environment}: ${why}`)}.${incident === undefined ? "" : ` Incident: #${incident}`}`;
  const told = await escalate(to(record, "paused", why, ports), { escalation, head }, ports);
  return { record: told, said: { outcome: "waiting", reason: HELD_REASON[by], message: why } };
}
