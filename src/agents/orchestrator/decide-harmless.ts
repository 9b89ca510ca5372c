import { STOP_LABEL, TRIGGER_LABEL } from "../../core/names.ts";
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
