import { graphTimes } from "../schedule/critical-path.ts";
import type { Node } from "../plan/task-graph.ts";

/** Where a task's box stands: column 0 needs nothing, row 0 is the topmost. */
export type Placed = { id: string; column: number; row: number; critical: boolean };
export type Edge = { from: string; to: string; critical: boolean };
export type GraphLayout = {
  nodes: readonly Placed[];
  edges: readonly Edge[];
  columns: number;
  rows: number;
};

/** Beyond it nobody reads the picture (the table beside it has all). */
export const MOST_DRAWN = 100;

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, one) => sum + one, 0) / values.length;

/**
 * The task graph in columns by level. Within a column a task stands at the middle of what it needs, so that few
 * edges cross (barycentre method; Sugiyama, Tagawa and Toda, 1981); tasks of the critical path come first.
 * Undefined where the graph is too large to draw, or is none.
 */
export function graphLayout(
  tasks: readonly Node[],
  criticalPath: readonly string[],
): GraphLayout | undefined {
  if (tasks.length === 0 || tasks.length > MOST_DRAWN || !isGraph(tasks)) return undefined;
  const needs = new Map(tasks.map(({ id, dependencies }) => [id, new Set(dependencies)]));
  const critical = new Set(criticalPath);
  const rowOf = new Map<string, number>();
  const nodes = graphTimes(tasks).levels.flatMap((level, column) => {
    const wanted = new Map(
      level.map((id) => [
        id,
        mean([...(needs.get(id) ?? [])].flatMap((one) => rowOf.get(one) ?? [])),
      ]),
    );
    const rank = (id: string): number => (critical.has(id) ? -1 : (wanted.get(id) ?? 0));
    return [...level]
      .sort((a, b) => rank(a) - rank(b))
      .map((id, row): Placed => {
        rowOf.set(id, row);
        return { id, column, row, critical: critical.has(id) };
      });
  });
  const follows = (from: string, to: string): boolean => {
    const at = criticalPath.indexOf(from);
    return at >= 0 && criticalPath[at + 1] === to;
  };
  return {
    nodes,
    edges: [...needs].flatMap(([to, all]) =>
      [...all].map((from) => ({ from, to, critical: follows(from, to) })),
    ),
    columns: Math.max(...nodes.map(({ column }) => column)) + 1,
    rows: Math.max(...nodes.map(({ row }) => row)) + 1,
  };
}

/** Every id is there once, everything needed is there, and nothing needs itself in a circle. */
function isGraph(tasks: readonly Node[]): boolean {
  const known = new Set(tasks.map(({ id }) => id));
  if (known.size < tasks.length) return false;
  if (tasks.some(({ dependencies }) => dependencies.some((id) => !known.has(id)))) return false;
  try {
    graphTimes(tasks);
    return true;
  } catch {
    return false;
  }
}
