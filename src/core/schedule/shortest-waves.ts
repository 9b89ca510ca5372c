import type { ScheduleLimits } from "./schedulable.ts";
import { anneal } from "./anneal.ts";
import { Assignment } from "./assignment.ts";
import { fewestJobs } from "./fewest-jobs.ts";
import { firstCut } from "./first-cut.ts";
import { WaveTimes, type Group } from "./wave-times.ts";
import type { WorkGraph } from "./work-graph.ts";

/**
 * Steps of the search: small plans cost a few milliseconds, and the largest still end in seconds. With
 * several agents on a runner a wave is dearer to look at, and fewer looks are enough.
 */
const stepsFor = (size: number, agentsPerRunner: number): number =>
  agentsPerRunner === 1
    ? Math.min(1_120 * size ** 2, 10_000_000)
    : Math.min(400 * size ** 2, 5_000_000);

/** Differences below are rounding. */
const EPSILON = 1e-9;

/** Several short searches find better waves than one long one. */
const SEARCHES = 4;

export type Waves = {
  /** The lanes of each wave, none of them empty. */
  waves: Group[][];
  /** From the first job queued to the last task done, start-ups included. */
  minutes: number;
};

/**
 * Waves and lanes that end soonest, and among those with few jobs: a dynamic program for a beginning
 * (first-cut.ts), the best of a few searches over each task's wave (anneal.ts), then lanes as few as possible
 * (fewest-jobs.ts). The same graph always gives the same waves.
 * @param steps how long to search in all, by default what a graph of its size is worth
 */
export function shortestWaves(
  graph: WorkGraph,
  limits: ScheduleLimits,
  steps = stepsFor(graph.size, limits.agentsPerRunner),
): Waves {
  if (graph.size === 0) return { waves: [], minutes: 0 };
  const times = new WaveTimes(graph, limits);
  const startup = limits.startupSeconds / 60;
  const all = Array.from({ length: graph.size }, (_, task) => task);
  // One wave takes what it takes; two take the critical path and two start-ups at least.
  const enough = Math.min(times.minutes(all), graph.criticalMinutes + 2 * startup);
  const first = firstCut({ graph, times, limits });
  let best = first;
  for (let search = 0; search < SEARCHES; search++) {
    const found = anneal(
      first,
      { graph, times },
      { waves: limits.maxWaves, steps: steps / SEARCHES, enough, seed: 1 + 100 * search },
    );
    if (minutesOf(found, times, limits) < minutesOf(best, times, limits) - EPSILON) best = found;
  }
  const waves = fewestJobs(best, { graph, times, limits }).filter((lanes) => lanes.length > 0);
  const longest = (lanes: readonly Group[]): number =>
    Math.max(...lanes.map((lane) => lane.minutes));
  return {
    waves,
    minutes: waves.reduce((sum, lanes) => sum + startup + longest(lanes), 0),
  };
}

function minutesOf(waveOf: Int32Array, times: WaveTimes, { maxWaves }: ScheduleLimits): number {
  const now = new Assignment(waveOf, maxWaves);
  return Array.from({ length: maxWaves }, (_, wave) => times.minutes(now.members(wave))).reduce(
    (sum, minutes) => sum + minutes,
    0,
  );
}
