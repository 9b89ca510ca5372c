import { inertLine, plainLine } from "../text/inert-line.ts";
import { ordinalOf } from "../names.ts";
import { pathCode } from "./details.ts";
import type { Plan, Task } from "./plan.ts";
import { publishable } from "../text/publishable.ts";

/** GitHub's own limit for the sub-issues of one issue: https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/adding-sub-issues */
export const MOST_SUB_ISSUES = 100;
const TITLE = 200;
const SHOWN = 50;

export type TaskIssue = { key: string; title: string; body: string; labels: string[] };

const listed = (lines: readonly string[]): string =>
  [
    ...lines.slice(0, SHOWN).map((line) => `- ${line}`),
    ...(lines.length > SHOWN ? [`- and ${lines.length - SHOWN} more`] : []),
  ].join("\n");

const part = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? "" : `**${heading}**\n\n${listed(lines)}`;

function bodyOf({ description, acceptance, dependencies, files }: Task, plan: Plan): string {
  const titles = new Map(plan.tasks.map(({ id, title }) => [id, title]));
  return [
    publishable(description),
    part(
      "Done when",
      acceptance.map((one) => inertLine(one)),
    ),
    part(
      "Needs",
      dependencies.map((id) => `task ${ordinalOf(id)}: ${inertLine(titles.get(id) ?? "", 120)}`),
    ),
    part("Files", files.map(pathCode)),
    "---\nMiyabi keeps this issue as the plan of its parent issue says, and takes orders there. What is written or closed here changes nothing.",
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

/**
 * An issue for each task, `Add Auth middleware (#500 2/6)`, with what it is to do. Texts of models and
 * strangers are inert.
 */
export const taskIssues = (issue: number, plan: Plan): TaskIssue[] =>
  plan.tasks.map((task) => ({
    key: task.id,
    title: `${plainLine(task.title, TITLE)} (#${issue} ${ordinalOf(task.id)}/${plan.tasks.length})`,
    body: bodyOf(task, plan),
    labels: ["agent:codegen", `type:${task.type}`],
  }));

/** A task's issue as it stands at the tracker. */
type Standing = { key: string; number: number; title: string; body: string; isOpen: boolean };
type State = "open" | "completed" | "not_planned";

export type TrackingSteps<Present extends Standing> = {
  open: TaskIssue[];
  change: { issue: Present; title: string; body: string; state: State }[];
  /** Tasks without an issue, since GitHub takes no more under one parent. */
  left: TaskIssue[];
};

/**
 * What makes the issues like the plan: missing ones are opened, changed ones rewritten, closed ones
 * opened again unless their task is done, and those of dropped tasks are closed as not planned.
 */
export function trackingSteps<Present extends Standing>(
  wanted: readonly TaskIssue[],
  present: readonly Present[],
  isDone: (taskId: string) => boolean,
): TrackingSteps<Present> {
  const byKey = new Map(present.map((issue) => [issue.key, issue]));
  const keys = new Set(wanted.map(({ key }) => key));
  const missing = wanted.filter(({ key }) => !byKey.has(key));
  const room = Math.max(0, MOST_SUB_ISSUES - present.length);
  return {
    open: missing.slice(0, room),
    left: missing.slice(room),
    change: [
      ...wanted.flatMap(({ key, title, body }) => {
        const issue = byKey.get(key);
        if (issue === undefined) return [];
        const state: State = issue.isOpen || !isDone(key) ? "open" : "completed";
        const isSame = issue.title === title && issue.body === body;
        if (isSame && issue.isOpen === (state === "open")) return [];
        return [{ issue, title, body, state }];
      }),
      ...present
        .filter(({ key, isOpen }) => isOpen && !keys.has(key))
        .map((issue) => ({
          issue,
          title: issue.title,
          body: issue.body,
          state: "not_planned" as const,
        })),
    ],
  };
}
