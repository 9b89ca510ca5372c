import { overlapLines } from "./overlaps.ts";
import { filesLine } from "./planned-files.ts";
import { calibrated } from "./calibration.ts";
import { graphTimes } from "../schedule/critical-path.ts";
import { shortDigest } from "../digest.ts";
import { folded } from "../session/folded.ts";
import { similarLines } from "../issue/similar-view.ts";
import { inertLine } from "../text/inert-line.ts";
import { planDecision } from "./decision.ts";
import { taskDetail } from "./details.ts";
import { planGraph, type TaskState } from "./graph.ts";
import { scheduleText } from "./schedule-text.ts";
import { planTable } from "./table.ts";
import type { Plan, Task } from "./plan.ts";
import type { SessionRecord } from "../session/session.ts";

/** GitHub takes 65,536 characters in a comment; the rest is for its hidden first line. */
const MOST_CHARACTERS = 64_000;
/** A folded part that only says how much it does not show. */
const SMALLEST_FOLD = 400;
const SHOWN_REMOVED = 20;

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

/** How far the tasks are, once one of them has begun. */
function progress({ tasks }: Plan, stateOf: (taskId: string) => TaskState): string {
  const states = tasks.map(({ id }) => stateOf(id));
  const count = (state: TaskState): number => states.filter((one) => one === state).length;
  const others = (["failed", "running"] as const).flatMap((state) =>
    count(state) > 0 ? [`${count(state)} ${state}`] : [],
  );
  return states.every((state) => state === "pending")
    ? ""
    : `**Progress**: ${[`${count("done")} of ${tasks.length} done`, ...others].join(", ")}.`;
}

const complexityLine = ({
  complexity,
  type,
  security,
  priority,
  estimatedHours,
}: NonNullable<SessionRecord["analysis"]>): string =>
  `**Complexity** ${complexity}/10 · **Type** ${type} · **Security** ${security} · **Priority** ${priority} · **Estimated** ${estimatedHours} h`;

const removedLines = ({ removed }: SessionRecord["issue"]): string =>
  removed.length === 0
    ? ""
    : [
        "⚠️ **Taken out of the issue's text, since readers do not see it:**",
        ...removed.slice(0, SHOWN_REMOVED).map((line) => `- ${inertLine(line)}`),
        ...(removed.length > SHOWN_REMOVED
          ? [`- **and ${removed.length - SHOWN_REMOVED} more**`]
          : []),
      ].join("\n");

const graphOf = (plan: Plan, stateOf: (taskId: string) => TaskState, most: number): string => {
  if (plan.tasks.length === 1) return "";
  const graph = planGraph(plan, stateOf);
  return graph !== undefined && graph.length <= most
    ? graph
    : "**The graph is too large to be drawn here**; the table has what each task needs.";
};

/** What the schedule is made of: not what is finished already, and with the minutes that it expects. */
function scheduledTasks({ tasks, schedule, calibration }: Plan): Task[] {
  const ids = new Set(schedule.waves.flat().flatMap((lane) => lane.tasks));
  return calibrated(
    tasks.filter(({ id }) => ids.has(id)),
    calibration,
  );
}

const lengthOf = (parts: readonly string[]): number =>
  parts.reduce((sum, part) => sum + part.length + 2, 0);

/**
 * Comment and step summary of a plan (seed phase 2, step 5): first what people are to decide, then the
 * tasks, their graph and schedule, the details folded; never longer than a comment may be. Texts of
 * models and strangers are inert.
 */
export function renderPlan(record: SessionRecord, plan: Plan): string {
  const { issue, analysis } = record;
  const stateOf = taskStates(record, plan);
  const resumed = new Set(
    record.tasks.flatMap((result) => (result.resumed === undefined ? [] : [result.task])),
  );
  const times = graphTimes(scheduledTasks(plan));
  const schedule = scheduleText(plan, times);
  // A hundred rows and what was hidden always fit; graph and folded parts share what is left.
  const top = [
    `### 🗺 Plan for #${issue.number}: ${plan.tasks.length} ${plan.tasks.length === 1 ? "task" : "tasks"}, about ${Math.round(plan.schedule.makespanMinutes)} minutes`,
    ...planDecision(record, plan),
    overlapLines(plan),
    progress(plan, stateOf),
    removedLines(issue),
    planTable(plan, times, { stateOf, resumed }),
  ];
  const middle = [
    schedule.short,
    ...(analysis === undefined ? [] : [complexityLine(analysis), similarLines(analysis)]),
  ];
  const digest = [`Plan digest \`${shortDigest(plan.digest)}\``, filesLine(plan)].join("\n").trim();
  let room = MOST_CHARACTERS - lengthOf([...top, ...middle, digest]);
  const graph = graphOf(plan, stateOf, room - 3 * SMALLEST_FOLD);
  room -= lengthOf([graph]);
  const side = (summary: string, lines: readonly string[], others: number): string => {
    const most = Math.min(room - others * SMALLEST_FOLD, MOST_CHARACTERS / 8);
    const text = folded(summary, lines, { most, separator: "\n" });
    room -= lengthOf([text]);
    return text;
  };
  const why = side("Why the schedule is so", schedule.why, 2);
  const reasons = analysis?.reasons.map((reason) => `- ${inertLine(reason)}`) ?? [];
  const complexity = side("Why this complexity", reasons, 1);
  const details = folded("What each task is to do", plan.tasks.map(taskDetail), {
    most: room,
    separator: "\n\n",
  });
  return [...top, graph, ...middle, details, why, complexity, digest]
    .filter((section) => section !== "")
    .join("\n\n");
}
