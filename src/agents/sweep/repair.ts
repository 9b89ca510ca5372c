import { canWrite } from "../../core/people/approval.ts";
import { endNotices } from "../../core/notices/end.ts";
import { marker, STOP_LABEL, TRIGGER_LABEL } from "../../core/names.ts";
import { addNote, rememberComment } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import { resumeNote, type PullNews, type Repair } from "./decide.ts";
import { expire, remind } from "./gates.ts";
import type { Ports } from "./ports.ts";

const START = "sweep-start";

export type Repairing = {
  issue: number;
  record: SessionRecord | undefined;
  /** File name of the workflow to dispatch. */
  workflow: string;
};

const inputs = (issue: number, command: string) => ({ "issue-number": String(issue), command });

/**
 * Starts what a displaced trigger asked for: once for an issue, and only for people who could start it
 * themselves, since our dispatch runs with our rights (threats 27 and 40).
 */
async function start({ issue, workflow }: Repairing, ports: Ports): Promise<string | undefined> {
  const { issues, dispatcher } = ports;
  const login = await issues.labelledBy(issue, TRIGGER_LABEL);
  if (login === undefined || !canWrite(await issues.roleOf(login))) return undefined;
  const mark = marker(issue, START);
  const said = await issues.comments(issue);
  if (said.some(({ ours, body }) => ours && body.startsWith(mark))) return undefined;
  await dispatcher.dispatch(workflow, inputs(issue, ""));
  await issues.upsertComment({
    issue,
    key: START,
    body: `🧹 The run that \`${TRIGGER_LABEL}\` had started was lost in the queue; it is started again.`,
  });
  return "started again: its trigger was lost";
}

/**
 * A retry is for sessions that have stopped, so it is stopped first. That is stored before the
 * dispatch: a sweep that dies in between resumes nothing twice, and leaves what people can retry.
 */
async function resume(
  { issue, workflow }: Repairing,
  { record, reason }: { record: SessionRecord; reason: string },
  { sessions, issues, dispatcher, clock, context }: Ports,
): Promise<string> {
  const paused = move(record, {
    to: "paused",
    by: "sweep",
    runId: context.runId,
    at: clock.now(),
    reason,
  });
  await sessions.save(paused);
  await issues.relabel(issue, { add: [`state:${paused.state}`] });
  await dispatcher.dispatch(workflow, inputs(issue, "retry"));
  return `resumed: ${reason}`;
}

const PAUSES = {
  held: {
    reason: `the label ${STOP_LABEL} holds the issue`,
    next: "Comment `/miyabi retry` to go on.",
  },
  closed: {
    reason: "people closed the issue",
    next: "Reopen it and comment `/miyabi retry` to go on.",
  },
} as const;

/** The session's run is over, and did not come to put it away. */
async function pause(
  record: SessionRecord,
  why: keyof typeof PAUSES,
  ports: Ports,
): Promise<string> {
  const { issues, sessions, clock, context } = ports;
  const { number } = record.issue;
  const { reason, next } = PAUSES[why];
  const at = clock.now();
  const paused = move(record, { to: "paused", by: "sweep", runId: context.runId, at, reason });
  const key = "stopped";
  const id = await issues.upsertComment({
    issue: number,
    key,
    body: `⏸ Stopped: ${reason}. ${next}`,
    knownId: record.comments[key],
  });
  await issues.relabel(number, { add: [`state:${paused.state}`] });
  await sessions.save({ ...paused, comments: { ...paused.comments, [key]: id } });
  return `paused: ${reason}`;
}

const NEWS: Record<PullNews, string> = {
  merged: "was merged by people",
  closed: "was closed by people",
  checks_ended: "has all its required checks",
};

async function giveUp(record: SessionRecord, ports: Ports): Promise<string> {
  const { issues, sessions, notices, clock, context } = ports;
  const { number } = record.issue;
  const reason = `its run ended in state ${record.state} twice`;
  const failed = move(record, {
    to: "failed",
    by: "sweep",
    runId: context.runId,
    at: clock.now(),
    reason,
  });
  const key = "stopped";
  const id = await issues.upsertComment({
    issue: number,
    key,
    body: `❌ Miyabi gave up: ${reason}. The logs of its runs say why: ${record.runs.join(", ")}. Comment \`/miyabi retry\` to try again.`,
    knownId: record.comments[key],
  });
  await issues.relabel(number, { add: [`state:${failed.state}`], remove: [TRIGGER_LABEL] });
  const saved = await sessions.save(rememberComment(failed, key, id));
  const told = await notices.tell(saved, endNotices(saved, context));
  if (told !== saved) await sessions.save(told);
  return `failed: ${reason}`;
}

/** Carries a repair out; the sentence about it, undefined where nothing was changed. */
export async function carryOut(
  repair: Repair,
  repairing: Repairing,
  ports: Ports,
): Promise<string | undefined> {
  const { issue, record } = repairing;
  switch (repair.kind) {
    case "none":
      return undefined;
    case "start":
      return start(repairing, ports);
    case "relabel":
      await ports.issues.relabel(issue, { add: repair.add });
      return `labelled ${repair.add.join(", ")}, as its session says`;
    case "resume":
      return (
        record &&
        resume(
          repairing,
          {
            record: addNote(record, resumeNote(record)),
            reason: `its run ended in state ${record.state}`,
          },
          ports,
        )
      );
    case "land":
      return (
        record &&
        resume(
          repairing,
          { record, reason: `pull request #${record.pull?.number ?? 0} ${NEWS[repair.news]}` },
          ports,
        )
      );
    case "pause":
      return record && pause(record, repair.why, ports);
    case "gate": {
      const act = repair.due.kind === "remind" ? remind : expire;
      return record && act(record, repair.due, ports);
    }
    case "give_up":
      return record && giveUp(record, ports);
  }
}
