import type { Config } from "../config.ts";
import { graphTimes } from "./critical-path.ts";
import type { Plan, Schedule } from "../plan/plan.ts";
import type { Schedulable, ScheduleLimits } from "./schedulable.ts";
import { explain } from "./explanation.ts";
import { shortestWaves } from "./shortest-waves.ts";
import { workGraph } from "./work-graph.ts";

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
 * @param steps how long to search (schedule/shortest-waves.ts)
 */
export function scheduleOf(
  tasks: readonly Schedulable[],
  limits: ScheduleLimits,
  steps?: number,
): Schedule {
  const { criticalPath, criticalPathMinutes, levels } = graphTimes(tasks);
  const graph = workGraph(tasks);
  const { waves, minutes } = shortestWaves(graph, limits, steps);
  const schedule = {
    waves: waves.map((lanes, wave) =>
      lanes
        .map((lane) => lane.tasks)
        .sort((a, b) => Math.min(...a) - Math.min(...b))
        .map((lane, at) => ({
          lane: `w${wave + 1}-l${at + 1}`,
          tasks: lane.flatMap((task) => graph.ids[task] ?? []),
        })),
    ),
    criticalPath: [...criticalPath],
    criticalPathMinutes,
    makespanMinutes: minutes,
  };
  return { ...schedule, explanation: explain(schedule, { tasks, levels: levels.length }, limits) };
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
