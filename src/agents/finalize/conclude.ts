import { addEscalation } from "../../core/people/escalation-record.ts";
import type { Escalation } from "../../core/people/escalation.ts";
import {
  buildEscalation,
  escalationKey,
  renderEscalation,
} from "../../core/people/escalation-view.ts";
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
import { HELD_REASON, overtakenBy, type HeldDeployment } from "../../core/deploy/held.ts";
import { incidentOf, withIncident, type Incident } from "../../core/deploy/incident.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import { branchOf } from "../../core/names.ts";
import type { AgentResult } from "../../core/result.ts";
import { reviewEscalation } from "../../core/review/review-escalation.ts";
import { releasedBy } from "../../core/session/released-by.ts";
import { addNote, rememberComment } from "../../core/session/session-edit.ts";
import type { SessionRecord, State } from "../../core/session/session.ts";
import { renderSummary } from "../../core/session/summary-view.ts";
import { move } from "../../core/session/transitions.ts";
import type { End } from "./decide.ts";
import type { Ports } from "./ports.ts";

/** The record and what is said of it, once the effects of an end are done. */
export type Concluded = {
  record: SessionRecord;
  said: Pick<AgentResult, "outcome" | "reason" | "message">;
};

const to = (record: SessionRecord, state: State, reason: string, ports: Ports): SessionRecord =>
  move(record, {
    to: state,
    by: "finalize",
    runId: ports.context.runId,
    at: ports.clock.now(),
    reason,
  });

async function comment(
  record: SessionRecord,
  { key, body }: { key: string; body: string },
  { issues }: Ports,
): Promise<SessionRecord> {
  const knownId = record.comments[key];
  const id = await issues.upsertComment({ issue: record.issue.number, key, body, knownId });
  return rememberComment(record, key, id);
}

const escalate = (
  record: SessionRecord,
  { escalation, head }: { escalation: Escalation; head?: string },
  ports: Ports,
): Promise<SessionRecord> => {
  const { repository, serverUrl } = ports.context;
  const place = {
    repository,
    serverUrl,
    branch: branchOf(record.issue.number),
    change: record.change,
  };
  const body = [...(head === undefined ? [] : [head]), renderEscalation(escalation, place)];
  return comment(
    addEscalation(record, escalation),
    { key: escalationKey(escalation), body: body.join("\n\n") },
    ports,
  );
};

async function done(record: SessionRecord, ports: Ports): Promise<Concluded> {
  const { number } = record.issue;
  const finished = to(record, "done", "production is healthy or nothing is deployed", ports);
  const overtaken = finished.deployments.flatMap((result) => overtakenBy(result) ?? []).at(-1);
  const untagged = finished.deployments.some(
    ({ environment, outcome }) => environment === "production" && outcome === "healthy",
  );
  const noted =
    untagged && finished.release === undefined
      ? addNote(
          finished,
          "Production is healthy, but its release was not tagged (see the deploy job).",
        )
      : overtaken === undefined
        ? finished
        : addNote(finished, overtaken);
  const body = renderSummary(noted, ports.clock.now());
  const told = await comment(noted, { key: "summary", body }, ports);
  await ports.repository.deleteBranch(branchOf(number));
  await ports.issues.close(number, "completed");
  return {
    record: told,
    said: { outcome: "done", reason: "session_done", message: `Issue #${number} is done.` },
  };
}

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
async function deploymentFailed(
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

/** Nothing was deployed; who lifts what stands against it is told how, and the session waits. */
async function held(
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

async function stopped(
  record: SessionRecord,
  { state, key, body, said }: Stop,
  ports: Ports,
): Promise<Concluded> {
  const told = await comment(to(record, state, said.message, ports), { key, body }, ports);
  return { record: told, said };
}

type Stop = { state: State; key: string; body: string; said: Concluded["said"] };

const runLink = ({ context }: Ports): string =>
  `${context.serverUrl}/${context.repository}/actions/runs/${context.runId}`;

/** The effects of each end, all found again by their keys where the job runs twice. */
export async function conclude(record: SessionRecord, end: End, ports: Ports): Promise<Concluded> {
  const { number } = record.issue;
  const about = { issue: number, at: ports.clock.now() };
  switch (end.kind) {
    case "done":
      return done(record, ports);
    case "settled":
      return {
        record,
        said: {
          outcome: "waiting",
          reason: "session_waiting",
          message: `The session is ${record.state}; the issue says what it waits for.`,
        },
      };
    case "waiting":
      return {
        record,
        said: {
          outcome: "waiting",
          reason: "session_waiting",
          message:
            end.pull.awaits === undefined
              ? `Pull request #${end.pull.number} waits for people. After its merge the sweep has it deployed, or comment \`/miyabi retry\` on #${number}.`
              : `Pull request #${end.pull.number} waits for its required checks. The sweep goes on when they have ended, or comment \`/miyabi retry\` on #${number}.`,
        },
      };
    case "review": {
      const escalation = reviewEscalation(end.outcome, { ...about, reviews: record.reviews });
      const told = await escalate(
        to(record, "blocked", escalation.reason, ports),
        { escalation },
        ports,
      );
      return {
        record: told,
        said: { outcome: "blocked", reason: "session_escalated", message: escalation.reason },
      };
    }
    case "deployment":
      return deploymentFailed(record, end.result, ports);
    case "inconclusive": {
      const { environment, release, outcome, error } = end.result;
      const reason = `${environment} runs release ${release}, but nothing proves that it is healthy`;
      const escalation = buildEscalation({
        ...about,
        kind: "deployment",
        severity: "medium",
        reason,
        failingChecks: error === undefined ? [] : [error],
        recommendation:
          "Look at it. /miyabi retry deploys and watches it again, /miyabi rollback says how to go back.",
        subject: { release, environment, outcome },
      });
      const told = await escalate(to(record, "paused", reason, ports), { escalation }, ports);
      return {
        record: told,
        said: { outcome: "waiting", reason: "inconclusive", message: reason },
      };
    }
    case "held":
      return held(record, end.result, ports);
    case "cancelled": {
      const message = `The run was cancelled in ${end.jobs.join(", ")}.`;
      return stopped(
        record,
        {
          state: "paused",
          key: "stopped",
          body: `⏸ ${inertLine(message)} Comment \`/miyabi retry\` to go on. [Run](${runLink(ports)})`,
          said: { outcome: "waiting", reason: "cancelled", message },
        },
        ports,
      );
    }
    case "crashed": {
      const what = end.jobs.length > 0 ? `The job ${end.jobs.join(", ")} failed` : "The run ended";
      const message = `${what} without a result.`;
      return stopped(
        record,
        {
          state: "failed",
          key: "stopped",
          body: `❌ ${inertLine(message)} Its log says why: [run](${runLink(ports)}). Comment \`/miyabi retry\` to try again.`,
          said: { outcome: "failed", reason: "session_failed", message },
        },
        ports,
      );
    }
  }
}
