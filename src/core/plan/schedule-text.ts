import { calibrationSentences } from "./calibration-view.ts";
import type { GraphTimes } from "../schedule/critical-path.ts";
import { inertLine } from "../text/inert-line.ts";
import { ordinalOf } from "../names.ts";
import { pathCode } from "./details.ts";
import type { Plan } from "./plan.ts";
import { sideBySide, type SideBySide } from "./side-by-side.ts";

const SHOWN_SETS = 10;
const SHOWN_PATH = 30;
/** Beyond, nobody reads which tasks could run together, and finding it out takes seconds. */
const MOST_TASKS = 100;

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;
const more = (count: number): string => (count > 0 ? ` and ${count} more` : "");
const listed = (ids: readonly string[]): string => {
  const numbers = ids.map(ordinalOf);
  return `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1) ?? ""}`;
};

const criticalLine = ({ criticalPath, criticalPathMinutes }: GraphTimes): string => {
  const shown = criticalPath.slice(0, SHOWN_PATH).map(ordinalOf).join(" → ");
  return `**Critical path**: ${shown}${more(criticalPath.length - SHOWN_PATH)}, ${Math.round(criticalPathMinutes)} minutes; no schedule is faster.`;
};

const setsLine = ({ sets }: SideBySide): string =>
  sets.length === 0
    ? ""
    : `**Side by side** can run ${sets.slice(0, SHOWN_SETS).map(listed).join("; ")}${more(sets.length - SHOWN_SETS)}.`;

/**
 * Makespan beside critical path and parallel sets in `short`; in `why` a line for each choice.
 *
 * @param times of the tasks that are scheduled, with the minutes that they are scheduled with
 */
export function scheduleText(plan: Plan, times: GraphTimes): { short: string; why: string[] } {
  const { waves, makespanMinutes, explanation } = plan.schedule;
  const open = new Set(times.order);
  const tasks = plan.tasks.filter(({ id }) => open.has(id));
  const side = sideBySide(tasks, tasks.length > MOST_TASKS ? [] : times.levels);
  return {
    short: [
      tasks.length === 0
        ? "**Schedule**: every task is finished, the review follows."
        : `**Schedule**: about ${Math.round(makespanMinutes)} minutes in ${counted(waves.length, "wave")} and ${counted(waves.flat().length, "lane")}, the jobs' start-up included.`,
      ...(tasks.length <= 1 ? [] : [criticalLine(times)]),
      setsLine(side),
    ]
      .filter((line) => line !== "")
      .join("\\\n"),
    why: [
      ...calibrationSentences(plan).map((sentence) => `- ${sentence}`),
      ...explanation.map((line) => `- ${inertLine(line, 500)}`),
      ...side.turns.map(
        ({ first, second, path }) =>
          `- ${listed([first, second])} take turns: both may touch ${pathCode(path)}.`,
      ),
    ],
  };
}
