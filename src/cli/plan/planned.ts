import type { Schedule } from "../../core/plan/plan.ts";
import type { Schedulable, ScheduleLimits } from "../../core/schedule/schedulable.ts";
import { LaneClock } from "../../core/schedule/lane-clock.ts";
import { workGraph } from "../../core/schedule/work-graph.ts";

/** A schedule with what it was made from. */
export type Planned = {
  tasks: readonly Schedulable[];
  limits: ScheduleLimits;
  schedule: Schedule;
};

type TimedLane = { lane: string; tasks: Schedulable[]; minutes: number };
/** Minutes from the first job queued. */
export type TimedWave = { start: number; end: number; lanes: TimedLane[] };

/** The waves with their expected times: each starts where the one before ends. */
export function timedWaves({ tasks, limits, schedule }: Planned): TimedWave[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const graph = workGraph(tasks);
  const number = new Map(graph.ids.map((id, task) => [id, task]));
  const clock = new LaneClock(graph, limits.agentsPerRunner);
  let start = 0;
  return schedule.waves.map((wave) => {
    const lanes = wave.map(({ lane, tasks: ids }) => {
      const minutes = clock.minutes(ids.flatMap((id) => number.get(id) ?? []));
      return { lane, tasks: ids.flatMap((id) => byId.get(id) ?? []), minutes };
    });
    const from = start;
    start += limits.startupSeconds / 60 + Math.max(0, ...lanes.map(({ minutes }) => minutes));
    return { start: from, end: start, lanes };
  });
}
