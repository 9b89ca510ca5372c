import { laneTimeline } from "../../core/lane-timeline.ts";
import type { Schedule } from "../../core/plan.ts";
import type { Schedulable, ScheduleLimits } from "../../core/schedulable.ts";

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
  let start = 0;
  return schedule.waves.map((wave) => {
    const lanes = wave.map(({ lane, tasks: ids }) => {
      const inLane = ids.flatMap((id) => byId.get(id) ?? []);
      const ends = laneTimeline(inLane, limits.agentsPerRunner).map(({ end }) => end);
      return { lane, tasks: inLane, minutes: Math.max(0, ...ends) };
    });
    const from = start;
    start += limits.startupSeconds / 60 + Math.max(0, ...lanes.map(({ minutes }) => minutes));
    return { start: from, end: start, lanes };
  });
}
