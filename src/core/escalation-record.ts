import type { Escalation } from "./escalation.ts";
import type { SessionRecord } from "./session.ts";

/** The record with an escalation in it, once for what is to be decided; an answer is kept. */
export const addEscalation = (record: SessionRecord, escalation: Escalation): SessionRecord =>
  record.escalations.some(({ digest }) => digest === escalation.digest)
    ? record
    : { ...record, escalations: [...record.escalations, escalation] };

/** People have waved through exactly this: the same digest, nothing that changed since. */
export const approvedAnyway = (record: SessionRecord, digest: string): boolean =>
  record.escalations.some(
    (one) => one.digest === digest && one.answered?.action === "approve_anyway",
  );
