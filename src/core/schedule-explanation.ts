import { ordinalOf } from "./names.ts";
import { sharedPath } from "./path-overlap.ts";
import type { Schedule } from "./plan.ts";
import type { Schedulable, ScheduleLimits } from "./schedulable.ts";

const MOST_LANES = 20;

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;

const named = (ids: readonly string[]): string =>
  `${ids.length === 1 ? "task" : "tasks"} ${list(ids.map((id) => String(ordinalOf(id))))}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why the tasks of a lane share it. */
function whyShared(ids: readonly string[], byId: ReadonlyMap<string, Schedulable>): string {
  const tasks = ids.flatMap((id) => byId.get(id) ?? []);
  for (const [at, task] of tasks.entries())
    for (const other of tasks.slice(at + 1)) {
      const path = sharedPath(task.files, other.files);
      if (path !== undefined && !other.dependencies.includes(task.id))
        return `${named([task.id, other.id])} may both touch ${path}`;
    }
  const chain = tasks.slice(1).every((task, at) => task.dependencies.includes(tasks[at]?.id ?? ""));
  return chain
    ? `each waits for the one before, so one job's start-up is paid and not ${tasks.length}`
    : "they wait for each other, or lanes are few";
}

/** Why waves and lanes are as they are, a sentence each. */
export function explain(
  { waves, criticalPath, criticalPathMinutes }: Omit<Schedule, "explanation">,
  tasks: readonly Schedulable[],
  levels: number,
  { maxLanes, maxWaves }: ScheduleLimits,
): string[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const lines = waves.map((lanes, wave) => {
    const shown = lanes.slice(0, MOST_LANES).map((lane) => named(lane.tasks));
    const rest = lanes.length - shown.length;
    return lanes.length === 1
      ? `Wave ${wave + 1} runs ${shown.join("")} in one lane.`
      : `Wave ${wave + 1} runs ${lanes.length} lanes at the same time: ${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}.`;
  });
  const shared = waves
    .flat()
    .filter((lane) => lane.tasks.length > 1)
    .slice(0, MOST_LANES)
    .map((lane) => `${capital(named(lane.tasks))} share a lane: ${whyShared(lane.tasks, byId)}.`);
  return [
    ...lines,
    ...shared,
    ...(levels > maxWaves
      ? [`The graph is ${levels} levels deep and there are ${maxWaves} waves: levels share lanes.`]
      : []),
    ...(waves.some((lanes) => lanes.length === maxLanes && maxLanes > 1)
      ? [`No wave has more than ${maxLanes} lanes: further tasks queue in them.`]
      : []),
    `No schedule is faster than the critical path, ${named(criticalPath)}: ${Math.round(criticalPathMinutes)} minutes.`,
  ];
}
