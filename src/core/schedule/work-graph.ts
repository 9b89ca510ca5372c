import { graphTimes } from "./critical-path.ts";
import { coversPath, literalPath } from "../plan/path-overlap.ts";
import type { Schedulable } from "./schedulable.ts";

/**
 * A task graph in numbers, for a search that looks at it some hundred thousand times. Task `i` of
 * `0..size-1` stands after all that it needs.
 */
export type WorkGraph = {
  size: number;
  ids: readonly string[];
  minutes: Float64Array;
  /** By task. */
  needs: readonly (readonly number[])[];
  neededBy: readonly (readonly number[])[];
  /** Minutes from the start of the work until it can start, by task. */
  earliest: Float64Array;
  /** Tasks of one level do not need each other; each needs one of the level before. */
  level: Int32Array;
  /** Minutes of the longest chain that begins with it, by task. */
  tail: Float64Array;
  /** Where a task stands in the order of `tail`, longest first: an order in which they can run. */
  rank: Int32Array;
  /** Paths that it may touch, by task, as numbers. */
  claims: readonly (readonly number[])[];
  /** Other paths that may mean the same file, by path: the folders around it and what lies in it. */
  overlaps: readonly (readonly number[])[];
  /** No schedule is faster. */
  criticalMinutes: number;
};

/** Numbers a graph without problems (task-graph.ts). Dependencies outside of it count as done. */
export function workGraph(tasks: readonly Schedulable[]): WorkGraph {
  const { order, timing, criticalPathMinutes } = graphTimes(tasks);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const sorted = order.flatMap((id) => byId.get(id) ?? []);
  const number = new Map(sorted.map(({ id }, at) => [id, at]));
  const needs = sorted.map(({ dependencies }) => [
    ...new Set(dependencies.flatMap((id) => number.get(id) ?? [])),
  ]);
  const neededBy: number[][] = sorted.map(() => []);
  for (const [task, before] of needs.entries()) for (const one of before) neededBy[one]?.push(task);
  const minutes = Float64Array.from(sorted, ({ estimatedMinutes }) => estimatedMinutes);
  const tail = new Float64Array(sorted.length);
  for (let task = sorted.length - 1; task >= 0; task--) {
    const after = (neededBy[task] ?? []).map((one) => tail[one] ?? 0);
    tail[task] = (minutes[task] ?? 0) + Math.max(0, ...after);
  }
  const rank = new Int32Array(sorted.length);
  [...sorted.keys()]
    .sort((a, b) => (tail[b] ?? 0) - (tail[a] ?? 0) || a - b)
    .forEach((task, at) => (rank[task] = at));
  return {
    size: sorted.length,
    ids: sorted.map(({ id }) => id),
    minutes,
    needs,
    neededBy,
    earliest: Float64Array.from(sorted, ({ id }) => timing.get(id)?.earliestStart ?? 0),
    level: Int32Array.from(sorted, ({ id }) => timing.get(id)?.level ?? 0),
    tail,
    rank,
    ...pathsOf(sorted),
    criticalMinutes: criticalPathMinutes,
  };
}

function pathsOf(tasks: readonly Schedulable[]): Pick<WorkGraph, "claims" | "overlaps"> {
  const number = new Map<string, number>();
  const claims = tasks.map(({ files }) =>
    [...new Set(files.map(literalPath))].map((path) => {
      const known = number.get(path) ?? number.size;
      number.set(path, known);
      return known;
    }),
  );
  const overlaps: number[][] = [...number].map(() => []);
  for (const [path, at] of number)
    for (const folder of foldersAround(path)) {
      const around = number.get(folder);
      if (around === undefined || !coversPath(folder, path)) continue;
      overlaps[at]?.push(around);
      overlaps[around]?.push(at);
    }
  return { claims, overlaps };
}

/** `""`, `a` and `a/b` for `a/b/c`. */
function foldersAround(path: string): string[] {
  if (path === "") return [];
  const parts = path.split("/");
  return ["", ...parts.slice(1).map((_, at) => parts.slice(0, at + 1).join("/"))];
}
