import type { Escalation } from "../../core/people/escalation.ts";
import { addEscalation } from "../../core/people/escalation-record.ts";
import { escalationKey, renderEscalation } from "../../core/people/escalation-view.ts";
import { branchOf } from "../../core/names.ts";
import { readNotices } from "../../core/notices/read-notices.ts";
import { rememberComment } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import type { Ports } from "./ports.ts";

/** Asks people: escalation in the record and as a comment, state blocked. Repeating it changes nothing. */
export async function refuse(
  record: SessionRecord,
  escalation: Escalation,
  { issues, repository, clock, context }: Ports,
): Promise<SessionRecord> {
  const { number } = record.issue;
  const blocked = move(addEscalation(record, escalation), {
    to: "blocked",
    by: "pr",
    runId: context.runId,
    at: clock.now(),
    reason: escalation.reason,
  });
  const key = escalationKey(escalation);
  const id = await issues.upsertComment({
    issue: number,
    key,
    body: renderEscalation(escalation, {
      repository: context.repository,
      branch: branchOf(number),
      serverUrl: context.serverUrl,
      pull: record.pull?.number,
      change: blocked.change,
      notices: await readNotices(() => repository.config()),
    }),
    knownId: record.comments[key],
  });
  await issues.relabel(number, { add: [`state:${blocked.state}`] });
  return rememberComment(blocked, key, id);
}
