import { expectedMinutes } from "./calibration.ts";
import type { GraphTimes } from "../schedule/critical-path.ts";
import { inertLine } from "../text/inert-line.ts";
import { ordinalOf } from "../names.ts";
import type { TaskState } from "./graph.ts";
import type { Plan, Task } from "./plan.ts";

const SHOWN_TASKS = 100;
const SHOWN_NEEDS = 10;
const TITLE = 120;
const SIGN: Record<TaskState, string> = { pending: "⬜", running: "🔵", done: "✅", failed: "❌" };

/** Two ordinals and more: `1, 2, 3 and 4 more`. */
const needs = ({ dependencies }: Task): string => {
  const shown = dependencies.slice(0, SHOWN_NEEDS).map(ordinalOf).join(", ") || "–";
  const rest = dependencies.length - SHOWN_NEEDS;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
};

/** `0, critical` on the critical path, else by how many minutes the task can slip; `–` if it is not scheduled. */
const slackText = (id: string, { criticalPath, timing }: GraphTimes): string => {
  const time = timing.get(id);
  if (time === undefined) return "–";
  const slack = Math.round(time.slack);
  if (criticalPath.includes(id)) return "0, critical";
  return slack === 0 ? "0" : `${slack} min`;
};

/** The minutes that it is scheduled with, and its own estimate where past tasks corrected that. */
const minutesText = (task: Task, { calibration }: Plan): string => {
  const [own, expected] = [task.estimatedMinutes, expectedMinutes(task, calibration)].map(
    Math.round,
  );
  return own === expected ? String(own) : `${expected ?? 0} (estimated ${own ?? 0})`;
};

/** `2, w2-l1` by task id. */
const placesOf = ({ waves }: Plan["schedule"]): Map<string, string> =>
  new Map(
    waves.flatMap((lanes, wave) =>
      lanes.flatMap(({ lane, tasks }) =>
        tasks.map((id): [string, string] => [id, `${wave + 1}, ${lane}`]),
      ),
    ),
  );

/** Every task in a row: what it needs, its minutes and slack, where it runs and how it stands. */
export function planTable(
  plan: Plan,
  times: GraphTimes,
  {
    stateOf,
    resumed,
  }: {
    stateOf: (taskId: string) => TaskState;
    /** Tasks whose work went on from a checkpoint. */
    resumed: ReadonlySet<string>;
  },
): string {
  const { tasks, schedule } = plan;
  const places = placesOf(schedule);
  const rest = tasks.length - SHOWN_TASKS;
  const row = (task: Task): string => {
    const state = stateOf(task.id);
    return `| ${[
      String(ordinalOf(task.id)),
      inertLine(task.title, TITLE),
      needs(task),
      minutesText(task, plan),
      slackText(task.id, times),
      places.get(task.id) ?? "–",
      `${SIGN[state]} ${state}${resumed.has(task.id) ? ", resumed" : ""}`,
    ].join(" | ")} |`;
  };
  return [
    "| | Task | Needs | Minutes | Slack | Wave, lane | State |",
    "|---|---|---|---|---|---|---|",
    ...tasks.slice(0, SHOWN_TASKS).map(row),
    ...(rest > 0 ? [`| | **and ${rest} more tasks that are not shown here** | | | | | |`] : []),
  ].join("\n");
}
