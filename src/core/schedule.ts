import type { Config } from "./config.ts";
import { graphTimes } from "./critical-path.ts";
import { cutIntoWaves } from "./cut-into-waves.ts";
import { laneGroups, type LaneGroup } from "./lane-groups.ts";
import type { Plan, Schedule } from "./plan.ts";
import type { Schedulable, ScheduleLimits } from "./schedulable.ts";
import { explain } from "./schedule-explanation.ts";

/** GitHub Actions, "Usage limits": a matrix has at most 256 jobs. */
const MATRIX_JOBS = 256;
/** How many waves .github/workflows/build.yml has. */
const WAVES = 10;

export const scheduleLimits = ({
  maxParallel,
  agentsPerRunner,
  startupSeconds,
}: Config["schedule"]): ScheduleLimits => ({
  maxWaves: WAVES,
  maxLanes: Math.min(MATRIX_JOBS, maxParallel),
  agentsPerRunner,
  startupSeconds,
});

/**
 * Waves and lanes for a task graph without problems (task-graph.ts). A task starts after all that it
 * depends on (earlier in its lane, or in an earlier wave); two tasks that may touch the same file
 * never run at the same time. The same tasks always give the same schedule.
 */
export function scheduleOf(tasks: readonly Schedulable[], limits: ScheduleLimits): Schedule {
  const times = graphTimes(tasks);
  const { criticalPath, criticalPathMinutes, levels, order } = times;
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const leveled = levels.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  const cut = cutIntoWaves(leveled, limits);
  const place = new Map(order.map((id, at) => [id, at]));
  const waves = cut.waves.map((wave) => packed(laneGroups(wave), limits.maxLanes, place));
  const schedule = {
    waves: waves.map((lanes, wave) =>
      lanes.map((ids, lane) => ({ lane: `w${wave + 1}-l${lane + 1}`, tasks: ids })),
    ),
    criticalPath: [...criticalPath],
    criticalPathMinutes,
    makespanMinutes: cut.minutes,
  };
  return { ...schedule, explanation: explain(schedule, tasks, levels.length, limits) };
}

/** Groups onto lanes, longest first onto the emptiest lane (Graham's LPT), each lane in task order. */
function packed(
  groups: readonly LaneGroup[],
  maxLanes: number,
  place: ReadonlyMap<string, number>,
): string[][] {
  const at = (id: string): number => place.get(id) ?? 0;
  const lanes = Array.from({ length: Math.min(maxLanes, groups.length) }, () => ({
    minutes: 0,
    ids: [] as string[],
  }));
  for (const group of [...groups].sort((a, b) => b.minutes - a.minutes)) {
    const lane = lanes.reduce((least, one) => (one.minutes < least.minutes ? one : least));
    lane.minutes += group.minutes;
    lane.ids.push(...group.tasks.map(({ id }) => id));
  }
  return lanes
    .map(({ ids }) => ids.sort((a, b) => at(a) - at(b)))
    .sort(([a = ""], [b = ""]) => at(a) - at(b));
}

/**
 * A schedule for some of a plan's tasks, to execute them again. What they depend on and is not among
 * them counts as done; the order of those that are is kept, also through tasks between them.
 */
export function rescheduleOf(
  { tasks }: Pick<Plan, "tasks">,
  taskIds: readonly string[],
  limits: ScheduleLimits,
): Schedule {
  const chosen = new Set(taskIds);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const nearest = (id: string, seen: Set<string>): string[] =>
    (byId.get(id)?.dependencies ?? []).flatMap((dependency) => {
      if (seen.has(dependency)) return [];
      seen.add(dependency);
      return chosen.has(dependency) ? [dependency] : nearest(dependency, seen);
    });
  return scheduleOf(
    tasks
      .filter(({ id }) => chosen.has(id))
      .map((task) => ({ ...task, dependencies: nearest(task.id, new Set()) })),
    limits,
  );
}
