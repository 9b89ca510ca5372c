import type { ScheduleLimits } from "./schedulable.ts";
import { Assignment } from "./assignment.ts";
import type { Group, WaveTimes } from "./wave-times.ts";
import type { WorkGraph } from "./work-graph.ts";

/** Differences below are rounding. */
const EPSILON = 1e-9;

/** Steps of `WaveTimes` for each task that are spent on looking for a better wave. */
const STEPS_PER_TASK = 2_000;

type Search = { graph: WorkGraph; times: WaveTimes; limits: ScheduleLimits };

/**
 * The lanes of each wave, as few as the waves' lengths allow: groups share a lane where its wave is not
 * longer for it, and a group goes to another wave where that saves a job and no time is lost.
 */
export function fewestJobs(waveOf: Int32Array, search: Search): Group[][] {
  const { graph, times, limits } = search;
  const now = new Assignment(waveOf, limits.maxWaves);
  const waves = Array.from({ length: limits.maxWaves }, (_, wave) => wave);
  const lanes = waves.map((wave) => tightLanes(now.members(wave), search));
  const until = times.steps + graph.size * STEPS_PER_TASK;
  for (const wave of waves)
    for (const group of times.groups(now.members(wave)).reverse()) {
      if (times.steps > until) return lanes;
      const goal = waves.find((one) => moves(group, { from: wave, to: one, lanes }, now, search));
      if (goal === undefined) continue;
      for (const one of [wave, goal]) lanes[one] = tightLanes(now.members(one), search);
    }
  return lanes;
}

/** Moves a group to another wave where that makes fewer jobs and the whole no longer. */
function moves(
  { tasks }: Group,
  { from, to, lanes }: { from: number; to: number; lanes: readonly Group[][] },
  now: Assignment,
  search: Search,
): boolean {
  const { times } = search;
  const jobs = (lanes[from]?.length ?? 0) + (lanes[to]?.length ?? 0);
  if (to === from || lanes[to]?.length === 0 || !fits(tasks, to, now, search.graph)) return false;
  const both = (): number => times.minutes(now.members(from)) + times.minutes(now.members(to));
  const before = both();
  for (const task of tasks) now.move(task, to);
  if (both() <= before + EPSILON) {
    const after = [from, to].map((wave) => tightLanes(now.members(wave), search).length);
    if (after.reduce((sum, one) => sum + one, 0) < jobs) return true;
  }
  for (const task of tasks) now.move(task, from);
  return false;
}

/** Whether a whole group can be in a wave while all other tasks stay where they are. */
function fits(tasks: readonly number[], wave: number, now: Assignment, graph: WorkGraph): boolean {
  const others = (list: readonly number[] = []): readonly number[] =>
    list.filter((one) => !tasks.includes(one));
  return tasks.every(
    (task) =>
      others(graph.needs[task]).every((one) => now.waveOf(one) <= wave) &&
      others(graph.neededBy[task]).every((one) => now.waveOf(one) >= wave),
  );
}

/** Longest first, each into the first lane that it does not make longer than the wave (first fit). */
function tightLanes(members: readonly number[], { times, limits }: Search): Group[] {
  if (members.length === 0) return [];
  const length = times.minutes(members) - limits.startupSeconds / 60;
  const lanes: Group[] = [];
  for (const group of times.groups(members)) {
    let taken: Group | undefined;
    const at = lanes.findIndex((lane) => (taken = times.within(length, lane, group)) !== undefined);
    if (taken) lanes[at] = taken;
    else lanes.push(group);
  }
  return lanes.length > limits.maxLanes ? times.lanes(members) : lanes;
}
