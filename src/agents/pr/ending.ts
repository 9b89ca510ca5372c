import type { Escalation } from "../../core/people/escalation.ts";
import { approvedAnyway } from "../../core/people/escalation-record.ts";
import { buildEscalation } from "../../core/people/escalation-view.ts";
import type { AgentResult, Reason } from "../../core/result.ts";
import type { Phase, Pull, SessionRecord } from "../../core/session/session.ts";
import type { Objection } from "./check-bundle.ts";
import type { Ports } from "./ports.ts";
import { refuse } from "./refuse.ts";

/** How the job ended, with the record as it is to be stored. */
export type Ending = {
  record: SessionRecord;
  result: AgentResult;
  phase: Phase["outcome"];
  /** For the issue once the record is stored: no label is ahead of it where the job dies in between. */
  labels?: readonly string[];
};

export const finish = (
  outcome: AgentResult["outcome"],
  reason: Reason,
  message: string,
  pull?: Pull,
): AgentResult => ({
  outcome,
  reason,
  message,
  outputs: {
    next: "finish",
    ...(pull === undefined ? {} : { "pull-number": String(pull.number) }),
  },
});

/** Ends with a question to people. */
export async function object(
  record: SessionRecord,
  { reason, escalation }: { reason: Reason; escalation: Escalation },
  ports: Ports,
): Promise<Ending> {
  const blocked = await refuse(record, escalation, ports);
  const message = `${escalation.reason} ${escalation.context.recommendation}`;
  return {
    record: blocked,
    result: finish("blocked", reason, message, record.pull),
    phase: "failure",
  };
}

export const questionOf = (objection: Objection, issue: number, at: Date): Escalation =>
  buildEscalation({
    kind: objection.kind,
    severity: objection.severity,
    issue,
    reason: objection.text,
    failingChecks: objection.checks,
    recommendation: objection.recommendation,
    subject: objection.subject,
    retry: objection.retry,
    at,
  });

/** The first objection that nobody has waved through. */
export function standing(
  record: SessionRecord,
  objections: readonly Objection[],
  at: Date,
): { reason: Reason; escalation: Escalation } | undefined {
  return objections
    .map((objection) => ({
      reason: objection.reason,
      approvable: objection.approvable,
      escalation: questionOf(objection, record.issue.number, at),
    }))
    .find(
      ({ approvable, escalation }) => !approvable || !approvedAnyway(record, escalation.digest),
    );
}
