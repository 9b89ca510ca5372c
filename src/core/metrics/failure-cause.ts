import type { EscalationKind } from "../people/escalation.ts";
import { openQuestion } from "../session/session-edit.ts";
import type { SessionRecord } from "../session/session.ts";
import { isStopped } from "../session/transitions.ts";

/** Why a session stands still: the kind of what people are asked, or what ended it without a question. */
export type FailureCause =
  EscalationKind | "rejected" | "cancelled" | "switched_off" | "held" | "job_failed" | "other";

/** By the sentences with which our own actions stop a session; texts of others never reach these words first. */
const SAID: readonly [start: RegExp, cause: FailureCause][] = [
  [/^rejected\b/, "rejected"],
  [/^The run was cancelled\b/, "cancelled"],
  [/^Miyabi was switched off\b/, "switched_off"],
  [/^stopped by\b|^the label \S+ holds the issue$|^the issue was closed$/, "held"],
  [/without a result\.$|^its run ended in state\b/, "job_failed"],
];

/** Undefined for a session that is not blocked, failed or paused. */
export function failureCause(record: SessionRecord): FailureCause | undefined {
  if (!isStopped(record.state)) return undefined;
  const reason = record.transitions.findLast(({ refused }) => !refused)?.reason ?? "";
  const said = SAID.find(([start]) => start.test(reason))?.[1];
  if (said === "rejected") return said;
  const asked = openQuestion(record)?.kind;
  if (asked !== undefined) return asked;
  if (said !== undefined) return said;
  return (record.analysis?.missing ?? []).length > 0 ? "requirement" : "other";
}
