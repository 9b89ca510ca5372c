import { branchOf } from "../../core/names.ts";
import { addEscalation } from "../../core/people/escalation-record.ts";
import { readNotices } from "../../core/notices/read-notices.ts";
import type { Escalation } from "../../core/people/escalation.ts";
import { escalationKey, renderEscalation } from "../../core/people/escalation-view.ts";
import type { AgentResult } from "../../core/result.ts";
import { rememberComment } from "../../core/session/session-edit.ts";
import type { SessionRecord, State } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import type { Ports } from "./ports.ts";

/** The record and what is said of it, once the effects of an end are done. */
export type Concluded = {
  record: SessionRecord;
  said: Pick<AgentResult, "outcome" | "reason" | "message">;
};

/** The record in its new state. */
export const to = (
  record: SessionRecord,
  state: State,
  reason: string,
  { context, clock }: Pick<Ports, "context" | "clock">,
): SessionRecord =>
  move(record, { to: state, by: "finalize", runId: context.runId, at: clock.now(), reason });

/** Writes our comment of this key, and the record with its id. */
export async function comment(
  record: SessionRecord,
  { key, body }: { key: string; body: string },
  { issues }: Pick<Ports, "issues">,
): Promise<SessionRecord> {
  const knownId = record.comments[key];
  const id = await issues.upsertComment({ issue: record.issue.number, key, body, knownId });
  return rememberComment(record, key, id);
}

/** Asks people by a comment of its own, and records that they are asked. */
export const escalate = async (
  record: SessionRecord,
  { escalation, head }: { escalation: Escalation; head?: string },
  ports: Ports,
): Promise<SessionRecord> => {
  const { repository, serverUrl } = ports.context;
  const place = {
    repository,
    serverUrl,
    branch: branchOf(record.issue.number),
    change: record.change,
    notices: await readNotices(() => ports.repository.config()),
  };
  const body = [...(head === undefined ? [] : [head]), renderEscalation(escalation, place)];
  return comment(
    addEscalation(record, escalation),
    { key: escalationKey(escalation), body: body.join("\n\n") },
    ports,
  );
};

/** Where the run's log is. */
export const runLink = ({ context }: Pick<Ports, "context">): string =>
  `${context.serverUrl}/${context.repository}/actions/runs/${context.runId}`;
