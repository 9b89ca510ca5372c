import { messageOf } from "../../core/error-code.ts";
import { taskId, taskName } from "../../core/names.ts";
import type { Plan } from "../../core/plan/plan.ts";
import { addNote } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { MOST_SUB_ISSUES, taskIssues, trackingSteps } from "../../core/plan/task-issues.ts";
import type { Ports } from "./ports.ts";

/**
 * Makes the sub-issues of the issue like its plan, and remembers their numbers. They only show what the
 * plan says: a tracker that refuses is recorded and holds up nothing.
 */
export async function trackTasks(
  record: SessionRecord,
  plan: Plan,
  { subIssues }: Pick<Ports, "subIssues">,
): Promise<SessionRecord> {
  const { number } = record.issue;
  const done = new Set(
    record.tasks.filter(({ status }) => status === "success").map(({ task }) => task),
  );
  try {
    const ours = taskId(number, 0).slice(0, -1);
    const present = (await subIssues.of(number)).filter(({ key }) => key.startsWith(ours));
    const wanted = taskIssues(number, plan);
    const { open, change, left } = trackingSteps(wanted, present, (id) => done.has(id));
    for (const { issue, ...to } of change) await subIssues.change(issue, to);
    const opened = await subIssues.open(number, open);
    const all = new Map([...present.map((issue) => [issue.key, issue.number] as const), ...opened]);
    const tracked = {
      ...record,
      subIssues: Object.fromEntries(
        wanted.flatMap(({ key }) => {
          const its = all.get(key);
          return its === undefined ? [] : [[key, its] as const];
        }),
      ),
    };
    const [first] = left;
    return first === undefined
      ? tracked
      : addNote(
          tracked,
          `${left.length} tasks from ${taskName(first.key)} on have no issue of their own: GitHub takes ${MOST_SUB_ISSUES} under one.`,
        );
  } catch (error) {
    return addNote(record, `The tasks could not be shown as sub-issues: ${messageOf(error)}`);
  }
}
