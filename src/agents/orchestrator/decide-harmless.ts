import { STOP_LABEL, TRIGGER_LABEL } from "../../core/names.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { renderSession } from "../../core/session/session-view.ts";
import { answerKey, moved, refuse, type Facts, type Verdict } from "./verdict.ts";

/** `/miyabi stop`: the label reaches the runs that work, the record tells where to go on. */
export function decideStop(facts: Facts): Verdict {
  const { record, senders } = facts;
  if (!record || record.state === "done") return refuse(facts, "There is no session to stop.");
  const paused = moved(record, "paused", "stopped by command", facts);
  return {
    kind: "go",
    outcome: "blocked",
    reason: "stopped",
    message: `${senders[0].login} stopped it.`,
    record: paused,
    next: "finish",
    labels: { add: [`state:${paused.state}`, STOP_LABEL], remove: [TRIGGER_LABEL] },
    saying: {
      key: answerKey(facts),
      body: `⏸ Stopped by \`${senders[0].login}\`. Comment \`/miyabi retry\` to go on.`,
    },
  };
}

export function decideStatus(facts: Facts): Verdict {
  const { record } = facts;
  return {
    kind: "say",
    outcome: "done",
    reason: "status_reported",
    message: record ? `The session is ${record.state}.` : "There is no session.",
    saying: {
      key: answerKey(facts),
      body: record
        ? renderSession(record)
        : `There is no session. Set the label \`${TRIGGER_LABEL}\` to start one.`,
    },
  };
}

/** The command that was recorded for going back, of the release, else of the newest deployment. */
const rollbackCommand = ({ release, deployments }: SessionRecord): string | undefined =>
  release?.rollbackCommand ??
  deployments.findLast(
    (one) => one.environment === "production" && one.rollbackCommand !== undefined,
  )?.rollbackCommand;

/**
 * `/miyabi rollback`: this job has no access to production by design, so people get the command that
 * the deployment recorded.
 */
export function decideRollback(facts: Facts): Verdict {
  const { record } = facts;
  const command = record && rollbackCommand(record);
  if (!record || command === undefined)
    return refuse(
      facts,
      "Nothing of this issue was deployed to production, so there is nothing to go back from.",
    );
  const sha = record.release?.sha ?? record.deployments.at(-1)?.sha ?? record.pull?.merged?.sha;
  return refuse(
    facts,
    [
      "Only a job with the production environment's secrets may roll back; an answer to a comment has none. Someone with access to production runs:",
      ["```text", command.replaceAll("`", "'"), "```"].join("\n"),
      sha === undefined ? "" : `The change itself is undone by reverting \`${sha.slice(0, 12)}\`.`,
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  );
}
