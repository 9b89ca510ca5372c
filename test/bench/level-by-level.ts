import { graphTimes } from "../../src/core/schedule/critical-path.ts";
import type { Schedule } from "../../src/core/plan/plan.ts";
import type { Schedulable } from "../../src/core/schedule/schedulable.ts";

/**
 * The obvious schedule, to compare with: each level of the graph a wave, each task a lane of its own;
 * where lanes are too few, the longest task next onto the emptiest lane. As many waves as levels. Knows
 * nothing of files.
 */
export function levelByLevel(
  tasks: readonly Schedulable[],
  maxLanes: number,
): Pick<Schedule, "waves"> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return {
    waves: graphTimes(tasks).levels.map((ids, wave) => {
      const lanes = Array.from({ length: Math.min(maxLanes, ids.length) }, (_, at) => ({
        lane: `w${wave + 1}-l${at + 1}`,
        tasks: [] as string[],
        minutes: 0,
      }));
      const level = ids.flatMap((id) => byId.get(id) ?? []);
      for (const task of level.sort((a, b) => b.estimatedMinutes - a.estimatedMinutes)) {
        const lane = lanes.reduce((least, one) => (one.minutes < least.minutes ? one : least));
        lane.tasks.push(task.id);
        lane.minutes += task.estimatedMinutes;
      }
      return lanes.map(({ lane, tasks: inLane }) => ({ lane, tasks: inLane }));
    }),
  };
}
