import { calibrationSentences } from "./calibration-view.ts";
import { shortDigest } from "./digest.ts";
import { inertLine } from "./inert-line.ts";
import { ordinalOf } from "./names.ts";
import { planGraph, type TaskState } from "./plan-graph.ts";
import type { Plan, Task } from "./plan.ts";
import { publishable } from "./publishable.ts";
import type { SessionRecord } from "./session.ts";

const SHOWN_TASKS = 100;
const SHOWN_TEXT = 1500;
const SIGN: Record<TaskState, string> = { pending: "⬜", running: "🔵", done: "✅", failed: "❌" };

/**
 * By the newest results. While the session implements, a task without one runs as soon as all that it
 * depends on is done.
 */
function taskStates(record: SessionRecord, plan: Plan): (taskId: string) => TaskState {
  const results = new Map(record.tasks.map(({ task, status }) => [task, status]));
  const needs = new Map(plan.tasks.map(({ id, dependencies }) => [id, dependencies]));
  const isDone = (id: string): boolean => results.get(id) === "success";
  return (id) => {
    switch (results.get(id)) {
      case "success":
        return "done";
      case "failed":
        return "failed";
      case "skipped":
        return "pending";
      case undefined:
        return record.state === "implementing" && (needs.get(id) ?? []).every(isDone)
          ? "running"
          : "pending";
    }
  };
}

const code = (text: string): string => `\`${text.replace(/[`|\s]+/g, " ").slice(0, 120)}\``;

/** Each line as part of a block quote: whatever fence or tag is opened in it ends with it. */
const quoted = (text: string): string =>
  publishable(text.slice(0, SHOWN_TEXT))
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");

const row = (task: Task, state: TaskState): string =>
  `| ${[
    String(ordinalOf(task.id)),
    inertLine(task.title, 120),
    task.dependencies.map(ordinalOf).join(", ") || "–",
    task.files.slice(0, 3).map(code).join(", ") + (task.files.length > 3 ? ", …" : "") || "–",
    String(Math.round(task.estimatedMinutes)),
    `${SIGN[state]} ${state}`,
  ].join(" | ")} |`;

const detail = ({ id, title, description, acceptance, files }: Task): string =>
  [
    `**${ordinalOf(id)} ${inertLine(title, 120)}**`,
    description === "" ? "" : quoted(description),
    acceptance.map((one) => `- ${inertLine(one)}`).join("\n"),
    files.length > 3 ? `Files: ${files.slice(0, 50).map(code).join(", ")}` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");

function headOf({ issue, analysis }: SessionRecord, plan: Plan): string[] {
  const count = plan.tasks.length;
  return [
    `### 🗺 Plan for #${issue.number}: ${count} ${count === 1 ? "task" : "tasks"}`,
    analysis === undefined
      ? ""
      : [
          `**Complexity** ${analysis.complexity}/10 · **Type** ${analysis.type} · **Security** ${analysis.security} · **Priority** ${analysis.priority} · **Estimated** ${analysis.estimatedHours} h`,
          ...analysis.reasons.map((reason) => `- ${inertLine(reason)}`),
        ].join("\n"),
  ];
}

/** Comment and step summary of a plan (seed phase 2, step 5). Texts of models and strangers are inert. */
export function renderPlan(record: SessionRecord, plan: Plan): string {
  const stateOf = taskStates(record, plan);
  const shown = plan.tasks.slice(0, SHOWN_TASKS);
  const hidden = plan.tasks.length - shown.length;
  const { removed } = record.issue;
  const sections = [
    ...headOf(record, plan),
    [
      "| | Task | Needs | Files | Minutes | State |",
      "|---|---|---|---|---|---|",
      ...shown.map((task) => row(task, stateOf(task.id))),
      ...(hidden > 0 ? [`| | and ${hidden} more | | | | |`] : []),
    ].join("\n"),
    planGraph(plan, stateOf) ?? "",
    [
      `**Schedule** about ${Math.round(plan.schedule.makespanMinutes)} minutes; the thick path in the graph is the critical one.`,
      ...calibrationSentences(plan).map((sentence) => `- ${sentence}`),
      ...plan.schedule.explanation.map((line) => `- ${inertLine(line, 500)}`),
    ].join("\n"),
    [
      "<details><summary>What each task is to do</summary>",
      ...shown.slice(0, 30).map(detail),
      "</details>",
    ].join("\n\n"),
    removed.length === 0
      ? ""
      : [
          "⚠️ **Taken out of the issue's text, since readers do not see it:**",
          ...removed.slice(0, 20).map((line) => `- ${inertLine(line)}`),
        ].join("\n"),
    plan.approval === undefined
      ? `Plan digest \`${shortDigest(plan.digest)}\``
      : `Plan digest \`${shortDigest(plan.digest)}\`, approved by \`${plan.approval.by}\``,
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}
