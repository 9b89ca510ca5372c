import { sharedPath } from "../../../src/core/plan/path-overlap.ts";
import type { Schedule } from "../../../src/core/plan/plan.ts";
import type { Schedulable, ScheduleLimits } from "../../../src/core/schedule/schedulable.ts";

/**
 * A second opinion on schedules, for tests and benchmarks: it shares no code with the scheduler but
 * the rule that says whether two paths may mean the same file.
 */

type Waves = Pick<Schedule, "waves">;
type Place = { wave: number; lane: string; at: number };

const collide = (a: Schedulable, b: Schedulable): boolean =>
  sharedPath(a.files, b.files) !== undefined;

/**
 * What makes a schedule invalid, a sentence each; empty where it is valid: every task once and no
 * other, dependencies earlier in the lane or in an earlier wave, tasks that may touch the same file
 * never in two lanes of a wave (in one lane they wait for each other), limits kept, lanes named apart.
 * A dependency on something that is not among the tasks counts as done.
 */
export function scheduleProblems(
  tasks: readonly Schedulable[],
  { waves }: Waves,
  { maxWaves, maxLanes }: ScheduleLimits,
): string[] {
  const problems: string[] = [];
  const known = new Set(tasks.map(({ id }) => id));
  const places = new Map<string, Place>();
  const names = new Set<string>();
  if (waves.length > maxWaves)
    problems.push(`There are ${waves.length} waves; the limit is ${maxWaves}.`);
  for (const [wave, lanes] of waves.entries()) {
    if (lanes.length === 0) problems.push(`Wave ${wave + 1} has no lane.`);
    if (lanes.length > maxLanes)
      problems.push(`Wave ${wave + 1} has ${lanes.length} lanes; the limit is ${maxLanes}.`);
    for (const { lane, tasks: ids } of lanes) {
      if (names.has(lane)) problems.push(`The lane ${lane} is there more than once.`);
      names.add(lane);
      if (ids.length === 0) problems.push(`The lane ${lane} has no task.`);
      for (const [at, id] of ids.entries()) {
        if (!known.has(id)) problems.push(`${id} in ${lane} is no task.`);
        if (places.has(id)) problems.push(`${id} is there more than once.`);
        places.set(id, { wave, lane, at });
      }
    }
  }
  for (const { id } of tasks) if (!places.has(id)) problems.push(`${id} is missing.`);
  return [...problems, ...orderProblems(tasks, places), ...fileProblems(tasks, places)];
}

function orderProblems(
  tasks: readonly Schedulable[],
  places: ReadonlyMap<string, Place>,
): string[] {
  return tasks.flatMap(({ id, dependencies }) => {
    const here = places.get(id);
    return dependencies.flatMap((dependency) => {
      const there = places.get(dependency);
      if (!here || !there || there.wave < here.wave) return [];
      const before = there.wave === here.wave && there.lane === here.lane && there.at < here.at;
      return before ? [] : [`${id} does not come after ${dependency}, which it needs.`];
    });
  });
}

function fileProblems(tasks: readonly Schedulable[], places: ReadonlyMap<string, Place>): string[] {
  const touching = tasks.filter(({ files }) => files.length > 0);
  return touching.flatMap((one, index) =>
    touching.slice(index + 1).flatMap((other) => {
      const [here, there] = [places.get(one.id), places.get(other.id)];
      return here &&
        there &&
        here.wave === there.wave &&
        here.lane !== there.lane &&
        collide(one, other)
        ? [`${one.id} and ${other.id} may touch the same file at the same time.`]
        : [];
    }),
  );
}

/**
 * Minutes from the first job queued to the last task done, as the lanes' jobs would take them: waves
 * one after the other, a wave as long as start-up and its longest lane.
 * @throws Error where a lane cannot be executed: it names something unknown or waits for itself
 */
export function simulatedMinutes(
  tasks: readonly Schedulable[],
  { waves }: Waves,
  { agentsPerRunner, startupSeconds }: ScheduleLimits,
): number {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const taskOf = (id: string): Schedulable => {
    const task = byId.get(id);
    if (!task) throw new Error(`${id} is no task`);
    return task;
  };
  return waves.reduce((minutes, lanes) => {
    const longest = Math.max(
      0,
      ...lanes.map((lane) => laneMinutes(lane.tasks.map(taskOf), agentsPerRunner)),
    );
    return minutes + startupSeconds / 60 + longest;
  }, 0);
}

/**
 * Minutes that a lane works, executed as agents/codegen/run-tasks.ts does: whenever fewer than `width`
 * tasks run, the first in the lane's order that is free starts; one that may touch the same files as one
 * before it waits for that one's end. Ends of the same instant count together.
 */
export function laneMinutes(tasks: readonly Schedulable[], width: number): number {
  const inLane = new Set(tasks.map(({ id }) => id));
  const done = new Set<string>();
  const waiting = [...tasks];
  let running: { task: Schedulable; end: number }[] = [];
  let now = 0;
  const isFree = (task: Schedulable): boolean =>
    task.dependencies.every((id) => done.has(id) || !inLane.has(id)) &&
    !tasks
      .slice(0, tasks.indexOf(task))
      .some((other) => !done.has(other.id) && collide(task, other));

  while (waiting.length > 0 || running.length > 0) {
    const next = running.length < width ? waiting.findIndex(isFree) : -1;
    const [task] = next < 0 ? [] : waiting.splice(next, 1);
    if (task) running.push({ task, end: now + task.estimatedMinutes });
    else if (running.length > 0) {
      now = Math.min(...running.map(({ end }) => end));
      for (const { task: ended, end } of running) if (end <= now) done.add(ended.id);
      running = running.filter(({ end }) => end > now);
    } else throw new Error("the tasks of this lane wait for each other");
  }
  return now;
}

/** Minutes of the longest chain of dependencies: no schedule is faster, whatever its limits. */
export function longestChainMinutes(tasks: readonly Schedulable[]): number {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const ends = new Map<string, number>();
  const endOf = (task: Schedulable): number => {
    const known = ends.get(task.id);
    if (known !== undefined) return known;
    const starts = task.dependencies.flatMap((id) => {
      const before = byId.get(id);
      return before ? [endOf(before)] : [];
    });
    const end = Math.max(0, ...starts) + task.estimatedMinutes;
    ends.set(task.id, end);
    return end;
  };
  return Math.max(0, ...tasks.map(endOf));
}
