import { renderPlan } from "../../core/plan/view.ts";
import type { Plan } from "../../core/plan/plan.ts";
import { rememberComment } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { Ports } from "./ports.ts";

/** The plan as a comment, always the same one. */
export async function showPlan(
  record: SessionRecord,
  plan: Plan,
  { issues }: Ports,
): Promise<SessionRecord> {
  const id = await issues.upsertComment({
    issue: record.issue.number,
    key: "plan",
    body: renderPlan(record, plan),
    knownId: record.comments["plan"],
  });
  return rememberComment(record, "plan", id);
}
