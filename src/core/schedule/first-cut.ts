import type { ScheduleLimits } from "./schedulable.ts";
import { Groups } from "./groups.ts";
import type { WaveTimes } from "./wave-times.ts";
import type { WorkGraph } from "./work-graph.ts";

/** Differences below are rounding. */
const EPSILON = 1e-9;

/** Up to so many tasks the program knows what a wave really takes; beyond, a bound has to do. */
const EXACT_UP_TO = 64;

type Cut = { minutes: number; waveOf: Int32Array };
type Problem = { graph: WorkGraph; times: WaveTimes; limits: ScheduleLimits };

/**
 * A schedule to begin with: tasks in an order in which they can run, cut into at most `maxWaves` waves so
 * that the whole ends soonest; with equal ends into fewer. The best over a few orders: by earliest start,
 * by longest chain behind, by both, and by level, so that it never is worse than a wave for each level.
 * @returns the wave of each task
 */
export function firstCut(problem: Problem): Int32Array {
  const { earliest, tail, level, size } = problem.graph;
  const at = (values: Float64Array | Int32Array, task: number): number => values[task] ?? 0;
  const keys = [
    (task: number): number => at(earliest, task),
    (task: number): number => -at(tail, task),
    (task: number): number => at(earliest, task) - at(tail, task),
    (task: number): number => at(level, task),
  ];
  const cuts = keys.map((key) => {
    const order = Array.from({ length: size }, (_, task) => task);
    return cut(
      order.sort((a, b) => key(a) - key(b) || a - b),
      problem,
    );
  });
  return cuts.reduce((best, one) => (one.minutes < best.minutes - EPSILON ? one : best)).waveOf;
}

/**
 * The dynamic program over cut points: `best[end]` of the waves so far is the least over where the last
 * of them begins.
 */
function cut(order: readonly number[], problem: Problem): Cut {
  const { graph, limits } = problem;
  const count = order.length;
  const bounds = leastMinutes(order, graph, limits);
  const exact = exactMinutes(order, problem);
  const rows: { minutes: Float64Array; from: Int32Array }[] = [];
  let before = new Float64Array(count + 1).fill(Infinity);
  before[0] = 0;
  for (let waves = 1; waves <= Math.min(limits.maxWaves, count); waves++) {
    const minutes = new Float64Array(count + 1).fill(Infinity);
    const from = new Int32Array(count + 1);
    for (let start = waves - 1; start < count; start++) {
      const until = before[start] ?? Infinity;
      const row = bounds[start] ?? before;
      for (let end = start + 1; end <= count; end++) {
        const least = row[end - start] ?? Infinity;
        const toBeat = (minutes[end] ?? Infinity) - EPSILON;
        if (until + least >= toBeat) continue;
        const sum = until + (exact?.(start, end) ?? least);
        if (sum >= toBeat) continue;
        minutes[end] = sum;
        from[end] = start;
      }
    }
    rows.push({ minutes, from });
    before = minutes;
  }
  const total = (row: (typeof rows)[number]): number => row.minutes[count] ?? Infinity;
  let last = 0;
  for (const [at, row] of rows.entries()) {
    const best = rows[last];
    if (best && total(row) < total(best) - EPSILON) last = at;
  }
  const waveOf = new Int32Array(graph.size);
  const minutes = rows[last]?.minutes[count] ?? 0;
  for (let wave = last, end = count; wave >= 0; wave--) {
    const start = rows[wave]?.from[end] ?? 0;
    for (const task of order.slice(start, end)) waveOf[task] = wave;
    end = start;
  }
  return { minutes, waveOf };
}

/** What a wave of the tasks `start..end-1` of the order takes; undefined where that is not asked. */
function exactMinutes(
  order: readonly number[],
  { graph, times, limits }: Problem,
): ((start: number, end: number) => number) | undefined {
  const isBoundExact = limits.agentsPerRunner === 1 && limits.maxLanes >= graph.size;
  if (isBoundExact || graph.size > EXACT_UP_TO) return undefined;
  const known = new Map<number, number>();
  return (start, end) => {
    const key = start * (order.length + 1) + end;
    const minutes = known.get(key) ?? times.minutes(order.slice(start, end));
    known.set(key, minutes);
    return minutes;
  };
}

/**
 * `[start][length]`: minutes of a wave of `length` tasks of the order, start-up included. Exact for one
 * agent on a runner and lanes enough; else a bound that no lane can beat.
 */
function leastMinutes(
  order: readonly number[],
  graph: WorkGraph,
  { startupSeconds, maxLanes, agentsPerRunner }: ScheduleLimits,
): Float64Array[] {
  const groups = new Groups(graph);
  const chain = new Float64Array(graph.size);
  const chained = new Int32Array(graph.size).fill(-1);
  return order.map((_, start) => {
    const costs = new Float64Array(order.length - start + 1);
    groups.begin();
    let longestChain = 0;
    for (let end = start + 1; end <= order.length; end++) {
      const task = order[end - 1] ?? 0;
      groups.add(task);
      let before = 0;
      for (const one of graph.needs[task] ?? [])
        if (chained[one] === start) before = Math.max(before, chain[one] ?? 0);
      chain[task] = before + (graph.minutes[task] ?? 0);
      chained[task] = start;
      longestChain = Math.max(longestChain, chain[task] ?? 0);
      costs[end - start] =
        startupSeconds / 60 +
        Math.max(
          longestChain,
          groups.longest / agentsPerRunner,
          groups.total / (agentsPerRunner * maxLanes),
        );
    }
    return costs;
  });
}
