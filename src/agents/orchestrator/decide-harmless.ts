import { STOP_LABEL, TRIGGER_LABEL } from "../../core/names.ts";
import { renderSession } from "../../core/session/session-view.ts";
import { isStopped } from "../../core/session/transitions.ts";
import { answerKey, moved, refuse, type Facts, type UnderWay, type Verdict } from "./verdict.ts";

const HELD = { add: [STOP_LABEL], remove: [TRIGGER_LABEL] };

/** The run is told to end, and puts the session away itself: two that save it would overwrite each other. */
function halt(facts: Facts, { runId, inProduction }: UnderWay): Verdict {
  const { senders } = facts;
  const [{ login }] = senders;
  const key = answerKey(facts);
  if (inProduction)
    return {
      kind: "halt",
      outcome: "skipped",
      reason: "stopped",
      message: "Production is being deployed; that is not cut off.",
      saying: {
        key,
        body: `⏸ \`${login}\` asked to stop, but production is being deployed just now, and a release that is cut off in the middle is worse than either end. It comes to its own end: healthy, or rolled back. \`/miyabi rollback\` goes back afterwards.`,
      },
      labels: HELD,
      run: undefined,
    };
  return {
    kind: "halt",
    outcome: "done",
    reason: "stopped",
    message: `${login} stopped run ${runId}.`,
    saying: {
      key,
      body: `⏸ Stopped by \`${login}\`: the run that works on this is cancelled, and what it has finished is kept. When it has ended, \`/miyabi retry\` goes on.`,
    },
    labels: HELD,
    run: runId,
  };
}

/**
 * `/miyabi stop`, or the label of that name. A run that works is ended; where none does, the record tells
 * where to go on, and the label holds whatever comes.
 */
export function decideStop(facts: Facts): Verdict {
  const { record, senders, request, underWay } = facts;
  const byLabel = request.via === "label";
  const nothing = !record || record.state === "done";
  if (byLabel && (nothing || isStopped(record.state)))
    return {
      kind: "quiet",
      outcome: "done",
      reason: "stopped",
      message: "No run works on this issue; the label holds those that come.",
    };
  if (nothing) return refuse(facts, "There is no session to stop.");
  if (underWay !== undefined) return halt(facts, underWay);
  const paused = moved(
    record,
    "paused",
    byLabel ? "stopped by label" : "stopped by command",
    facts,
  );
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
