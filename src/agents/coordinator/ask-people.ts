import type { Config } from "../../core/config.ts";
import { branchOf } from "../../core/names.ts";
import { addEscalation } from "../../core/people/escalation-record.ts";
import { escalationKey, renderEscalation } from "../../core/people/escalation-view.ts";
import type { Escalation } from "../../core/people/escalation.ts";
import { renderPlan } from "../../core/plan/view.ts";
import type { Reason } from "../../core/result.ts";
import { rememberComment } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { type Ended, to } from "./ended.ts";
import type { Ports } from "./ports.ts";

/** The same question asked again is open again, whatever was answered before. */
export const forgetting = (record: SessionRecord, { digest }: Escalation): SessionRecord => ({
  ...record,
  escalations: record.escalations.filter((one) => one.digest !== digest),
});

type Asking = {
  question: Escalation;
  config: Config;
  state: "awaiting-approval" | "blocked";
  reason: Reason;
};

/** Puts a question to people, in the record and as a comment, and ends the run's work. */
export async function askPeople(
  record: SessionRecord,
  { question, config, state, reason }: Asking,
  ports: Ports,
): Promise<Ended> {
  const { issues, context } = ports;
  const { number } = record.issue;
  const key = escalationKey(question);
  const id = await issues.upsertComment({
    issue: number,
    key,
    body: renderEscalation(question, {
      repository: context.repository,
      serverUrl: context.serverUrl,
      branch: branchOf(number),
      approvers: config.approvers,
      notices: config.notices,
    }),
    knownId: record.comments[key],
  });
  const asked = addEscalation(forgetting(record, question), question);
  const stopped = to(asked, state, question.reason, ports);
  const waits = state === "awaiting-approval";
  return {
    record: rememberComment(stopped, key, id),
    result: {
      outcome: waits ? "waiting" : "blocked",
      reason,
      message: `${question.reason}.`,
      outputs: { next: "finish", waves: "[]" },
      ...(record.plan === undefined ? {} : { summary: renderPlan(record, record.plan) }),
    },
  };
}
