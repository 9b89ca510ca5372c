import { inertLine } from "../text/inert-line.ts";
import type { SessionRecord } from "../session/session.ts";

const MAX_TEXT = 600;

/**
 * What engines say they left undone in tasks whose checks pass, a line of Markdown for each task. It is
 * a model's word: it is shown to whoever reviews, and changes neither the score nor what happens next.
 */
export const notDoneLines = ({ tasks, plan }: Pick<SessionRecord, "tasks" | "plan">): string[] =>
  tasks.flatMap(({ task, status, notDone }) => {
    if (notDone === undefined || status !== "success") return [];
    const title = plan?.tasks.find(({ id }) => id === task)?.title ?? task;
    return [`- ${inertLine(title, 120)}: ${inertLine(notDone, MAX_TEXT)}`];
  });
