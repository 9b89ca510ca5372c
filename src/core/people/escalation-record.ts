import type { Escalation } from "./escalation.ts";
import type { SessionRecord } from "../session/session.ts";

/**
 * The record with an escalation in it, once while it waits for its answer. What people meant to have
 * repaired by hand and finds its way back is asked again.
 */
export const addEscalation = (record: SessionRecord, escalation: Escalation): SessionRecord =>
  record.escalations.some(
    ({ digest, answered }) => digest === escalation.digest && answered === undefined,
  )
    ? record
    : { ...record, escalations: [...record.escalations, escalation] };

/** People have waved through exactly this: the same digest, nothing that changed since. */
export const approvedAnyway = (record: SessionRecord, digest: string): boolean =>
  record.escalations.some(
    (one) => one.digest === digest && one.answered?.action === "approve_anyway",
  );
