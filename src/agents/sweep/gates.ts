// Gates that nobody answers (fault 35): one reminder, then the session is blocked and says how to go on.
import { escalationKey } from "../../core/people/escalation-view.ts";
import type { Escalation } from "../../core/people/escalation.ts";
import { askedOf } from "../../core/people/mentions.ts";
import { markQuestion, overdue, type Overdue } from "../../core/people/overdue.ts";
import { renderExpiry, renderReminder } from "../../core/people/overdue-view.ts";
import { overdueNotice } from "../../core/notices/overdue-notice.ts";
import { shortDigest } from "../../core/digest.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import type { Ports } from "./ports.ts";

/** What is due of the session's open question, by the limits of the default branch. */
export async function dueOf(
  record: SessionRecord,
  { repository, clock }: Pick<Ports, "repository" | "clock">,
): Promise<Overdue | undefined> {
  return overdue(record, (await repository.config()).gates, clock.now());
}

/** One for each time that the question is asked, so that each has its own comment. */
const keyOf = (what: "reminder" | "expiry", question: Escalation): string =>
  `${what}-${shortDigest(question.digest)}-${Date.parse(question.raisedAt) / 1000}`;

async function toldOf(
  record: SessionRecord,
  question: Escalation,
  { repository, context }: Pick<Ports, "repository" | "context">,
) {
  const id = record.comments[escalationKey(question)];
  const issue = `${context.serverUrl}/${context.repository}/issues/${record.issue.number}`;
  return {
    asked: askedOf(record, await repository.config()),
    link: id === undefined ? undefined : `${issue}#issuecomment-${id}`,
  };
}

/** On the issue people hear of it before it is saved, elsewhere after that: a comment is found again, a mail is not. */
async function saveAndTell(record: SessionRecord, due: Overdue, ports: Ports): Promise<void> {
  const { sessions, notices, context } = ports;
  const saved = await sessions.save(record);
  const told = await notices.tell(saved, [overdueNotice(saved, due, context)]);
  if (told !== saved) await sessions.save(told);
}

/** Said first and saved then: a sweep that dies in between says the same in the same comment. */
export async function remind(record: SessionRecord, due: Overdue, ports: Ports): Promise<string> {
  const { issues, clock } = ports;
  const { question } = due;
  const body = renderReminder(due, await toldOf(record, question, ports));
  await issues.upsertComment({
    issue: record.issue.number,
    key: keyOf("reminder", question),
    body,
  });
  const remindedAt = clock.now().toISOString();
  await saveAndTell(markQuestion(record, question, { remindedAt }), due, ports);
  return `reminded of: ${question.reason}`;
}

export async function expire(record: SessionRecord, due: Overdue, ports: Ports): Promise<string> {
  const { issues, clock, context } = ports;
  const { question } = due;
  const { number } = record.issue;
  const at = clock.now();
  const marked = markQuestion(record, question, { expiredAt: at.toISOString() });
  const reason = "nobody answered the question in time";
  const blocked = move(marked, { to: "blocked", by: "sweep", runId: context.runId, at, reason });
  const body = renderExpiry(question, await toldOf(record, question, ports));
  await issues.upsertComment({ issue: number, key: keyOf("expiry", question), body });
  await issues.relabel(number, { add: [`state:${blocked.state}`] });
  await saveAndTell(blocked, due, ports);
  return `expired: ${question.reason}`;
}
