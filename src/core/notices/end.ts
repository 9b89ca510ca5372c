// What people are told when a run has ended, from the session record alone: whoever asks twice hears the same.
import { shortDigest } from "../digest.ts";
import type { Escalation } from "../people/escalation.ts";
import { escalationKey, isApprovable } from "../people/escalation-view.ts";
import { openQuestion } from "../session/session-edit.ts";
import type { SessionRecord, Transition } from "../session/session.ts";
import { isRunning } from "../session/transitions.ts";
import { issueUrl, makeNotice, type NoticePlace } from "./make-notice.ts";
import type { Notice, NoticeEvent } from "./notice.ts";

/** The actions that stop a session by themselves; what people stopped, people know. */
const AGENTS = ["issue", "coordinator", "pr", "finalize", "sweep"];

const steps = (record: SessionRecord): Transition[] =>
  record.transitions.filter(({ refused }) => !refused);

/** Whether this stop is the one that asks: an older question may be open still. */
function asks(record: SessionRecord, stop: Transition, { reason, raisedAt }: Escalation): boolean {
  // A repeated finalize takes its own end back first; the question is older than that.
  const began = steps(record).findLast(({ to, by }) => isRunning(to) && by !== "finalize");
  return stop.reason === reason || raisedAt >= (began?.at ?? record.trigger.at);
}

const link = (text: string, url: string) => ({ text, url });

/** Issue or the comment that asks, pull request, incident, run. */
function links(record: SessionRecord, runId: number, place: NoticePlace, comment?: string) {
  const { number } = record.issue;
  const repository = `${place.serverUrl}/${place.repository}`;
  const at = comment === undefined ? undefined : record.comments[comment];
  const { pull } = record;
  const incident = record.incidents?.findLast((one) => one.runId === runId);
  return [
    link(
      `Issue ${number}`,
      `${issueUrl(record, place)}${at === undefined ? "" : `#issuecomment-${at}`}`,
    ),
    ...(pull === undefined
      ? []
      : [link(`Pull request ${pull.number}`, `${repository}/pull/${pull.number}`)]),
    ...(incident === undefined
      ? []
      : [link(`Incident ${incident.issue}`, `${repository}/issues/${incident.issue}`)]),
    link("Run", `${repository}/actions/runs/${runId}`),
  ];
}

const RETRY = { command: "/miyabi retry", meaning: "go on from where it stopped, after a repair" };

function eventOf({ state }: SessionRecord, { kind, severity }: Escalation): NoticeEvent {
  if (state === "awaiting-approval") return "gate";
  if (kind !== "deployment" || state !== "failed") return "escalation";
  return severity === "critical" ? "freeze" : "incident";
}

function question(
  record: SessionRecord,
  { stop, asked }: { stop: Transition; asked: Escalation },
  place: NoticePlace,
): Notice {
  const digest = shortDigest(asked.digest);
  const event = eventOf(record, asked);
  return makeNotice(
    record,
    {
      key: `${event}-${digest}-r${stop.runId}`,
      event,
      kind: asked.kind,
      severity: asked.severity,
      title: `Miyabi needs a decision: ${asked.reason}`,
      lines: [...asked.context.failing_checks, asked.context.recommendation],
      links: links(record, stop.runId, place, escalationKey(asked)),
      digest,
      answers: [
        ...(isApprovable(asked)
          ? [{ command: `/miyabi approve ${digest}`, meaning: "approve and continue" }]
          : []),
        RETRY,
        { command: "/miyabi reject REASON", meaning: "reject and close the issue" },
      ],
    },
    place,
  );
}

/** An issue that says too little: its questions are no escalation. */
const incomplete = (record: SessionRecord, stop: Transition, place: NoticePlace): Notice =>
  makeNotice(
    record,
    {
      key: `requirement-r${stop.runId}`,
      event: "escalation",
      kind: "requirement",
      severity: "low",
      title: "The issue says too little to build it",
      lines: [...(record.analysis?.missing ?? []), "Answer in the issue's description."],
      links: links(record, stop.runId, place, "questions"),
      answers: [{ ...RETRY, meaning: "go on, once the issue says it" }],
    },
    place,
  );

const failed = (record: SessionRecord, stop: Transition, place: NoticePlace): Notice =>
  makeNotice(
    record,
    {
      key: `failed-r${stop.runId}`,
      event: "failed",
      kind: "failed",
      severity: "high",
      title: "The session failed",
      lines: [stop.reason, "The log of the run says why."],
      links: links(record, stop.runId, place, "stopped"),
      answers: [{ ...RETRY, meaning: "try again" }],
    },
    place,
  );

const rolledBack = (record: SessionRecord, stop: Transition, place: NoticePlace): Notice =>
  makeNotice(
    record,
    {
      key: `rollback-r${stop.runId}`,
      event: "rollback",
      kind: "rollback",
      severity: "medium",
      title: "Production was rolled back",
      lines: [stop.reason, "The change itself is still merged."],
      links: links(record, stop.runId, place),
      answers: [{ ...RETRY, meaning: "deploy this release once more" }],
    },
    place,
  );

const done = (record: SessionRecord, stop: Transition, place: NoticePlace): Notice =>
  makeNotice(
    record,
    {
      key: `done-r${stop.runId}`,
      event: "done",
      kind: "done",
      severity: "low",
      title: "Done",
      lines: [
        stop.reason,
        ...(record.release === undefined ? [] : [`Release ${record.release.tag}`]),
      ],
      links: links(record, stop.runId, place, "summary"),
    },
    place,
  );

/** Nothing where the session goes on, where people stopped it, and where it ended well, unless that is wanted. */
export function endNotices(record: SessionRecord, place: NoticePlace): Notice[] {
  const stop = steps(record).at(-1);
  if (stop === undefined) return [];
  if (record.state === "done")
    return record.successTold === true ? [done(record, stop, place)] : [];
  const taken = record.deployments.some(
    ({ outcome, requestedBy }) => outcome === "rolled_back" && requestedBy === stop.by,
  );
  if (record.state === "blocked" && taken) return [rolledBack(record, stop, place)];
  if (!AGENTS.includes(stop.by) || isRunning(record.state)) return [];
  const asked = openQuestion(record);
  if (asked !== undefined && asks(record, stop, asked))
    return [question(record, { stop, asked }, place)];
  if (record.state === "failed") return [failed(record, stop, place)];
  return record.state === "blocked" && stop.by === "issue" ? [incomplete(record, stop, place)] : [];
}
