import { conventional } from "../pull/conventional.ts";
import { plainLine } from "../text/inert-line.ts";
import { ordinalOf } from "../names.ts";
import type { Task } from "../plan/plan.ts";

const MAX_TITLE = 72;
const MAX_LINE = 100;
const MAX_BODY_LINES = 20;
/** Lines that git or GitHub would act on: who signed, what is closed. */
const ACTED_ON = /^[A-Za-z][\w-]*-by:|^(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b/i;

export type CommitText = { task: Task; issue: number; total: number; summary: string };

/**
 * The message of a task's commit, e.g. `feat: Add User model`. It refers to the issue and never closes
 * it: a closing keyword in the first task's commit would close the issue early. Generated text in it
 * mentions nobody and signs for nobody (threat 44).
 */
export function commitMessage({ task, issue, total, summary }: CommitText): string {
  const body = summary
    .split("\n")
    .filter((line) => !ACTED_ON.test(line.trim()))
    .map((line) => plainLine(line, MAX_LINE))
    .slice(0, MAX_BODY_LINES)
    .join("\n")
    .trim();
  const subject = plainLine(conventional(task.type, task.title), MAX_TITLE);
  const reference = `Refs #${issue} (task ${ordinalOf(task.id)}/${total})`;
  return [subject, body, reference].filter((part) => part !== "").join("\n\n");
}
