import { sameLabel } from "../../core/issue/labels.ts";
import { STOP_LABEL } from "../../core/names.ts";
import { rememberComment } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import { finish, type Ending } from "./ending.ts";
import type { Ports } from "./ports.ts";

/** Key of the comment that says why nothing goes on. */
const STOPPED = "stopped";

/** Why nothing may be pushed or merged any more: the kill switch, or people who closed the issue. */
export async function held(issue: number, { issues }: Ports): Promise<string | undefined> {
  const { state, labels } = await issues.read(issue);
  if (labels.some((label) => sameLabel(label, STOP_LABEL)))
    return `the label ${STOP_LABEL} holds the issue`;
  return state === "open" ? undefined : "the issue was closed";
}

/** Ends with a paused session where the issue is held. */
export async function halt(record: SessionRecord, ports: Ports): Promise<Ending | undefined> {
  const why = await held(record.issue.number, ports);
  return why === undefined ? undefined : pause(record, why, ports);
}

/** Ends with a paused session, and says on the issue why. */
export async function pause(
  record: SessionRecord,
  why: string,
  { issues, clock, context }: Ports,
): Promise<Ending> {
  const paused = move(record, {
    to: "paused",
    by: "pr",
    runId: context.runId,
    at: clock.now(),
    reason: why,
  });
  const message = `Nothing was published: ${why}. Undo that, then comment \`/miyabi retry\`.`;
  const id = await issues.upsertComment({
    issue: record.issue.number,
    key: STOPPED,
    body: `⏸ ${message}`,
    knownId: record.comments[STOPPED],
  });
  await issues.relabel(record.issue.number, { add: [`state:${paused.state}`] });
  return {
    record: rememberComment(paused, STOPPED, id),
    result: finish("blocked", "stopped", message, record.pull),
    phase: "waiting",
  };
}
