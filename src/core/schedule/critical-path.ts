import type { Node } from "../plan/task-graph.ts";

/** Minutes from the start of the work, with as many workers as tasks and no start-up. */
type Timing = {
  level: number;
  earliestStart: number;
  /** By how much the task can slip without making the whole longer. */
  slack: number;
};

export type GraphTimes = {
  /** Every task after all that it depends on; ties in the order given. */
  order: readonly string[];
  timing: ReadonlyMap<string, Timing>;
  /** The longest chain by minutes, first to last: no amount of parallel work is faster. */
  criticalPath: readonly string[];
  criticalPathMinutes: number;
  /** Tasks by level: those of one level do not need each other. */
  levels: readonly (readonly string[])[];
};

/** Critical path method (Kelley & Walker 1959) over a graph without problems. */
export function graphTimes(tasks: readonly Node[]): GraphTimes {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const inside = ({ dependencies }: Node): Node[] =>
    dependencies.flatMap((id) => byId.get(id) ?? []);
  const order = topological(tasks);
  const level = new Map<string, number>();
  const finish = new Map<string, number>();
  const critical = new Map<string, string | undefined>();
  for (const task of order) {
    let [start, depth, before] = [0, 0, undefined as string | undefined];
    for (const { id } of inside(task)) {
      const end = finish.get(id) ?? 0;
      depth = Math.max(depth, (level.get(id) ?? 0) + 1);
      if (end > start) [start, before] = [end, id];
    }
    level.set(task.id, depth);
    finish.set(task.id, start + task.estimatedMinutes);
    critical.set(task.id, before);
  }
  const makespan = Math.max(0, ...finish.values());
  const latest = new Map<string, number>(order.map(({ id }) => [id, makespan]));
  for (const task of [...order].reverse()) {
    const start = (latest.get(task.id) ?? makespan) - task.estimatedMinutes;
    for (const { id } of inside(task)) latest.set(id, Math.min(latest.get(id) ?? makespan, start));
  }
  const path: string[] = [];
  let at = order.find(({ id }) => finish.get(id) === makespan)?.id;
  while (at !== undefined) {
    path.unshift(at);
    at = critical.get(at);
  }
  const levels: string[][] = [];
  for (const { id } of order) (levels[level.get(id) ?? 0] ??= []).push(id);
  return {
    order: order.map(({ id }) => id),
    timing: new Map(
      order.map(({ id, estimatedMinutes }) => [
        id,
        {
          level: level.get(id) ?? 0,
          earliestStart: (finish.get(id) ?? 0) - estimatedMinutes,
          slack: (latest.get(id) ?? 0) - (finish.get(id) ?? 0),
        },
      ]),
    ),
    criticalPath: path,
    criticalPathMinutes: makespan,
    levels,
  };
}

/** @throws Error where there is a cycle: the graph was to be checked before */
function topological<T extends Node>(tasks: readonly T[]): T[] {
  const known = new Set(tasks.map(({ id }) => id));
  const waiting = new Map<string, number>();
  const dependents = new Map<string, T[]>();
  for (const task of tasks) {
    const dependencies = new Set(task.dependencies.filter((id) => known.has(id)));
    waiting.set(task.id, dependencies.size);
    for (const id of dependencies) dependents.set(id, [...(dependents.get(id) ?? []), task]);
  }
  const order: T[] = [];
  let ready = tasks.filter(({ id }) => waiting.get(id) === 0);
  while (ready.length > 0) {
    order.push(...ready);
    const next: T[] = [];
    for (const { id } of ready)
      for (const dependent of dependents.get(id) ?? []) {
        const left = (waiting.get(dependent.id) ?? 0) - 1;
        waiting.set(dependent.id, left);
        if (left === 0) next.push(dependent);
      }
    ready = next;
  }
  if (order.length < tasks.length) throw new Error("the task graph has a cycle");
  return order;
}
