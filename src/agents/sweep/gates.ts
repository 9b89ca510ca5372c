// Gates that nobody answers (fault 35): one reminder, then the session is blocked and says how to go on.
import { escalationKey } from "../../core/people/escalation-view.ts";
import type { Escalation } from "../../core/people/escalation.ts";
import { askedOf } from "../../core/people/mentions.ts";
import { markQuestion, overdue, type Overdue } from "../../core/people/overdue.ts";
import { renderExpiry, renderReminder } from "../../core/people/overdue-view.ts";
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

/** The one place where people hear of a gate from the sweep; other channels than the issue begin here. */
async function tell(
  record: SessionRecord,
  { key, body }: { key: string; body: string },
  { issues }: Pick<Ports, "issues">,
): Promise<void> {
  await issues.upsertComment({ issue: record.issue.number, key, body });
}

/** Said first and saved then: a sweep that dies in between says the same in the same comment. */
export async function remind(record: SessionRecord, due: Overdue, ports: Ports): Promise<string> {
  const { sessions, clock } = ports;
  const { question } = due;
  const body = renderReminder(due, await toldOf(record, question, ports));
  await tell(record, { key: keyOf("reminder", question), body }, ports);
  await sessions.save(markQuestion(record, question, { remindedAt: clock.now().toISOString() }));
  return `reminded of: ${question.reason}`;
}

export async function expire(
  record: SessionRecord,
  { question }: Overdue,
  ports: Ports,
): Promise<string> {
  const { issues, sessions, clock, context } = ports;
  const { number } = record.issue;
  const at = clock.now();
  const marked = markQuestion(record, question, { expiredAt: at.toISOString() });
  const reason = "nobody answered the question in time";
  const blocked = move(marked, { to: "blocked", by: "sweep", runId: context.runId, at, reason });
  const body = renderExpiry(question, await toldOf(record, question, ports));
  await tell(record, { key: keyOf("expiry", question), body }, ports);
  await issues.relabel(number, { add: [`state:${blocked.state}`] });
  await sessions.save(blocked);
  return `expired: ${question.reason}`;
}
