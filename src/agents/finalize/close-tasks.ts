import { messageOf } from "../../core/error-code.ts";
import { addNote } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { Ports } from "./ports.ts";

/**
 * Closes the tasks' own issues, where there are some, of the tasks that are done; the others stay open
 * with their parent. What cannot be closed is recorded and holds up nothing.
 */
export async function closeTasks(
  record: SessionRecord,
  { subIssues }: Pick<Ports, "subIssues">,
): Promise<SessionRecord> {
  const { subIssues: numbers = {}, tasks, issue } = record;
  const done = new Set(
    tasks
      .filter(({ task, status }) => status === "success" && task in numbers)
      .map((one) => one.task),
  );
  if (done.size === 0) return record;
  try {
    for (const one of await subIssues.of(issue.number))
      if (one.isOpen && done.has(one.key))
        await subIssues.change(one, { title: one.title, body: one.body, state: "completed" });
    return record;
  } catch (error) {
    return addNote(record, `The tasks' own issues could not be closed: ${messageOf(error)}`);
  }
}
