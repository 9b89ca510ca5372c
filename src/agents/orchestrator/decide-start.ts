import { shortDigest } from "../../core/digest.ts";
import { sameLabel } from "../../core/issue/labels.ts";
import { STOP_LABEL, TRIGGER_LABEL } from "../../core/names.ts";
import { resumeFrom } from "../../core/session/resumption.ts";
import { answerQuestion, openQuestion } from "../../core/session/session-edit.ts";
import { issueDigest, startSession, withNewText } from "../../core/session/session-start.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { isRunning, mayMove } from "../../core/session/transitions.ts";
import { moved, workingLabels, type Facts, type Verdict } from "./verdict.ts";

/** This very run has worked on the session before: GitHub starts it again. */
export const isRerun = ({ record, runId }: Pick<Facts, "record" | "runId">): boolean =>
  record?.runs.includes(runId) === true;

/** Waits for people to merge its pull request: no run works on it. */
const waitsForMerge = ({ state, pull }: SessionRecord): boolean =>
  state === "reviewing" && pull !== undefined && pull.merged === undefined;

/** What a session that is not stopped waits for, undefined where a run works on it. */
export function waitingFor(record: SessionRecord): string | undefined {
  if (record.state === "awaiting-approval") {
    const digest = openQuestion(record)?.digest ?? record.plan?.digest ?? "";
    return `Its plan waits for an answer: \`/miyabi approve ${shortDigest(digest)}\`, \`/miyabi plan\` or \`/miyabi reject\`.`;
  }
  if (waitsForMerge(record))
    return `Its pull request #${record.pull?.number ?? 0} waits for people or for its checks. After the merge the sweep has it deployed, or comment \`/miyabi retry\`.`;
  return undefined;
}

const BUSY =
  "A run works on this issue already. Wait for it, or comment `/miyabi stop` and then `/miyabi retry`.";

const alreadyOpen = (record: SessionRecord): Verdict => {
  const message = waitingFor(record) ?? BUSY;
  return {
    kind: "say",
    outcome: "skipped",
    reason: "session_in_progress",
    message,
    saying: { key: "trigger", body: `ℹ️ There is a session for this issue already. ${message}` },
  };
};

/** The trigger label, or a dispatch without a command. The issue as it is now counts, not the event. */
export function decideStart(facts: Facts): Verdict {
  const { issue, record, request } = facts;
  const has = (label: string): boolean => issue.labels.some((one) => sameLabel(one, label));
  if (record && isRerun(facts))
    return record.state === "done"
      ? { kind: "quiet", outcome: "done", reason: "session_done", message: "The session is done." }
      : resume(record, facts, "the run was started again");
  if (request.via === "label" && !has(TRIGGER_LABEL))
    return {
      kind: "quiet",
      outcome: "skipped",
      reason: "not_for_us",
      message: `The label ${TRIGGER_LABEL} is gone again: an earlier run took it, or a person.`,
    };
  if (has(STOP_LABEL)) {
    const message = `The label \`${STOP_LABEL}\` holds this issue. Remove it, then set \`${TRIGGER_LABEL}\` again.`;
    return {
      kind: "say",
      outcome: "skipped",
      reason: "stopped",
      message,
      saying: { key: "trigger", body: `⏸ ${message}` },
    };
  }
  if (record && (isRunning(record.state) || record.state === "awaiting-approval"))
    return alreadyOpen(record);

  const started = startSession({
    repository: facts.repository,
    issue,
    before: record,
    leftover: facts.branch,
    trigger: {
      event: facts.eventName,
      actor: facts.senders[0].login,
      runId: facts.runId,
      at: facts.at,
    },
  });
  const analyzing = moved(started, "analyzing", "triggered", facts);
  return {
    kind: "go",
    outcome: "done",
    reason: "session_started",
    message: `A session for issue #${issue.number} has started.`,
    record: analyzing,
    next: "analyze",
    labels: workingLabels(analyzing),
  };
}

/** `/miyabi retry`: from where the session stopped. */
export function decideRetry(facts: Facts): Verdict | { refused: string } {
  const { record, issue } = facts;
  if (!record)
    return { refused: `There is no session. Set the label \`${TRIGGER_LABEL}\` to start one.` };
  if (record.state === "done")
    return { refused: "The session is done; there is nothing to retry." };
  const changed = issueDigest(issue) !== record.issue.digest;
  const asks = record.state === "awaiting-approval" && !changed && !isRerun(facts);
  if (asks) return { refused: waitingFor(record) ?? "" };
  if (isRunning(record.state) && !waitsForMerge(record) && !isRerun(facts))
    return { refused: BUSY };
  return resume(record, facts, "retry");
}

/**
 * Goes on where the record says. Where nothing is built yet and the issue reads otherwise now, it is
 * analysed again: only what was analysed is ever built (threat 31).
 */
export function resume(record: SessionRecord, facts: Facts, reason: string): Verdict {
  const { issue, at, senders } = facts;
  const found = resumeFrom(record, facts.branch);
  const changed = issueDigest(issue) !== record.issue.digest;
  const unbuilt = record.state === "analyzing" || mayMove(record.state, "analyzing");
  const anew = changed && unbuilt && record.pull === undefined && found.next !== "publish";
  const { state, next } = anew ? ({ state: "analyzing", next: "analyze" } as const) : found;
  const question = openQuestion(record);
  const answered = question
    ? answerQuestion(record, question.digest, { by: senders[0].login, at, action: "manual_fix" })
    : record;
  const text = anew ? withNewText(answered, issue) : answered;
  const resumed = moved(text, state, reason, facts);
  return {
    kind: "go",
    outcome: "done",
    reason: "session_resumed",
    message: `The session goes on with the step ${next}.`,
    record: resumed,
    next,
    labels: workingLabels(resumed),
  };
}
