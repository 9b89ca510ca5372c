// What people ask of a release that a session has made (ADR 18). This job has no environment and none of its
// secrets: it checks the wish against the record, and the environment's own job carries it out.
import { hotfixOf } from "../../core/deploy/hotfix.ts";
import { releaseId } from "../../core/deploy/release-id.ts";
import { sameLabel } from "../../core/issue/labels.ts";
import { DEPLOY_LABELS, TRIGGER_LABEL } from "../../core/names.ts";
import { addRun } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { isRunning } from "../../core/session/transitions.ts";
import { isRerun } from "./decide-start.ts";
import { answerKey, moved, refuse, type Facts, type Verdict } from "./verdict.ts";

type Environment = keyof typeof DEPLOY_LABELS;

const mergedBy = (record: SessionRecord | undefined): string | undefined =>
  record?.pull?.merged?.sha;

const newestIn = ({ deployments }: SessionRecord, environment: Environment) =>
  deployments.findLast((one) => one.environment === environment);

/**
 * `/miyabi rollback`: whether the release is still the one that production runs, only production's own job
 * can tell. The session stays as it is until something has been undone.
 */
export function decideRollback(facts: Facts): Verdict {
  const { record, senders, issue } = facts;
  const sha = mergedBy(record);
  const deployed = record && newestIn(record, "production");
  if (!record || sha === undefined || !deployed || deployed.outcome === "not_configured")
    return refuse(
      facts,
      "Nothing of this issue was deployed to production, so there is nothing to go back from.",
    );
  if (deployed.outcome === "rolled_back")
    return refuse(
      facts,
      `Release ${deployed.release} was rolled back already${deployed.requestedBy === undefined ? "" : `, as \`${deployed.requestedBy}\` asked`}.`,
    );
  if (deployed.rollbackCommand === undefined && deployed.outcome !== "held")
    return refuse(
      facts,
      `No undo command is configured (\`deploy.production.undo\` in .github/miyabi.yml), so nothing can be rolled back. Revert \`${sha.slice(0, 12)}\` to undo the change by a new release.`,
    );
  const [{ login }] = senders;
  const release = releaseId({ issue: issue.number, sha });
  return {
    kind: "go",
    outcome: "done",
    reason: "deployment_ordered",
    message: `${login} asked to roll back release ${release}.`,
    record: addRun(record, facts.runId),
    next: "rollback",
    sha,
    labels: { add: [`state:${record.state}`], remove: [] },
    saying: {
      key: answerKey(facts),
      body: `⏪ \`${login}\` asked to roll back release \`${release}\`. The job of the environment production does it, under that environment's rules.`,
    },
  };
}

/** Why production may not get this release without staging, undefined where it may. */
function unproved(record: SessionRecord, sha: string): string | undefined {
  const staging = newestIn(record, "staging");
  const proved = staging?.sha === sha && staging.outcome === "healthy";
  if (proved || staging?.outcome === "not_configured" || hotfixOf(record)) return undefined;
  return `Staging has not proved \`${sha.slice(0, 12)}\` healthy, so it does not go to production alone. Set \`${DEPLOY_LABELS.staging}\` first.`;
}

/** Why there is nothing to deploy, undefined where there is. */
function objection(facts: Facts, environment: Environment): string | undefined {
  const { record } = facts;
  if (!record)
    return `There is no session, so there is nothing to deploy. Set the label \`${TRIGGER_LABEL}\` to start one.`;
  const sha = mergedBy(record);
  if (sha === undefined)
    return record.pull === undefined
      ? "Nothing of this issue is merged, so there is nothing to deploy."
      : `As far as the session knows, pull request #${record.pull.number} is not merged. If it is, comment \`/miyabi retry\`: that deploys it.`;
  if (isRunning(record.state) && !isRerun(facts))
    return "A run works on this issue already. Set the label again when it has ended, or comment `/miyabi stop` first.";
  return environment === "production" ? unproved(record, sha) : undefined;
}

/** `trigger:deploy-staging`, `trigger:deploy-production`: the merged commit of the session, once more. */
export function decideDeploy(facts: Facts, environment: Environment): Verdict {
  const { record, issue, senders, runId, request } = facts;
  const label = DEPLOY_LABELS[environment];
  if (!issue.labels.some((one) => sameLabel(one, label)) && !isRerun(facts))
    return {
      kind: "quiet",
      outcome: "skipped",
      reason: "not_for_us",
      message: `The label ${label} is gone again: an earlier run took it, or a person.`,
    };
  const refused = objection(facts, environment);
  const sha = mergedBy(record);
  if (!record || sha === undefined || refused !== undefined) {
    const message = refused ?? "There is nothing to deploy.";
    return {
      kind: "say",
      outcome: "skipped",
      reason: "command_refused",
      message,
      saying: { key: `${request.via}-${environment}`, body: `🤷 ${message}` },
      unlabel: label,
    };
  }
  const [{ login }] = senders;
  const release = releaseId({ issue: issue.number, sha });
  const message = `${login} asked to deploy release ${release} to ${environment}.`;
  // Staging alone says nothing of how the session stands.
  const next =
    environment === "staging" ? addRun(record, runId) : moved(record, "deploying", message, facts);
  return {
    kind: "go",
    outcome: "done",
    reason: "deployment_ordered",
    message,
    record: next,
    next: `deploy-${environment}`,
    sha,
    labels: { add: [`state:${next.state}`], remove: [label] },
  };
}
