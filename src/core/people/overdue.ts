import type { Config } from "../config.ts";
import { openQuestion } from "../session/session-edit.ts";
import type { SessionRecord, State } from "../session/session.ts";
import type { Escalation } from "./escalation.ts";

const HOUR_MS = 3_600_000;

/** States in which nothing happens before people answer. A failed session has its incident or its log. */
const WAITING: readonly State[] = ["awaiting-approval", "blocked", "paused"];

/** A question that nobody has answered for long. */
export type Overdue = {
  kind: "remind" | "expire";
  question: Escalation;
  /** When it expires, undefined where it never does. */
  expiresAt: Date | undefined;
};

type Limits = Pick<Config["gates"], "remindHours" | "expireDays">;

/**
 * What is due of a gate (fault 35): one reminder, then the expiry. Whoever was reminded late, since no sweep
 * ran, has as long again before it expires.
 */
export function overdue(
  record: SessionRecord,
  { remindHours, expireDays }: Limits,
  now: Date,
): Overdue | undefined {
  const question = openQuestion(record);
  if (!question || question.expiredAt !== undefined || !WAITING.includes(record.state))
    return undefined;
  const raised = Date.parse(question.raisedAt);
  const remindAt = remindHours > 0 ? raised + remindHours * HOUR_MS : Infinity;
  const expireAt = expireDays > 0 ? raised + expireDays * 24 * HOUR_MS : Infinity;
  const reminded = question.remindedAt === undefined ? undefined : Date.parse(question.remindedAt);
  const isReminder = reminded === undefined && remindAt < expireAt;
  const last = isReminder ? now.getTime() : (reminded ?? -Infinity);
  const end = Math.max(expireAt, last + remindHours * HOUR_MS);
  const expiresAt = end === Infinity ? undefined : new Date(end);
  if (isReminder)
    return now.getTime() >= remindAt ? { kind: "remind", question, expiresAt } : undefined;
  return now.getTime() >= end ? { kind: "expire", question, expiresAt } : undefined;
}

/** The record with a mark on its open question. */
export const markQuestion = (
  record: SessionRecord,
  { digest }: Pick<Escalation, "digest">,
  mark: Pick<Escalation, "remindedAt" | "expiredAt">,
): SessionRecord => ({
  ...record,
  escalations: record.escalations.map((one) =>
    one.digest === digest && one.answered === undefined ? { ...one, ...mark } : one,
  ),
});
