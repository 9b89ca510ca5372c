import { sharedPath } from "./path-overlap.ts";
import type { Schedulable } from "./schedulable.ts";

/** Minutes from the moment at which the lane's job works. */
export type LaneTime = { id: string; start: number; end: number };

/**
 * When the tasks of a lane are expected to run, in the order in which they start. As the job does it:
 * whenever fewer than `agentsPerRunner` run, the first in the lane's order starts that waits neither
 * for a task of the lane nor for a running one that may touch the same files.
 *
 * @throws Error where the tasks wait for each other: the graph was to be checked before
 */
export function laneTimeline(tasks: readonly Schedulable[], agentsPerRunner: number): LaneTime[] {
  const inLane = new Set(tasks.map(({ id }) => id));
  const done = new Set<string>();
  const times: LaneTime[] = [];
  const waiting = [...tasks];
  let running: (LaneTime & Pick<Schedulable, "files">)[] = [];
  let now = 0;
  const isFree = ({ dependencies, files }: Schedulable): boolean =>
    dependencies.every((id) => done.has(id) || !inLane.has(id)) &&
    !running.some((other) => sharedPath(files, other.files) !== undefined);
  while (waiting.length > 0) {
    const next = running.length < agentsPerRunner ? waiting.findIndex(isFree) : -1;
    const [task] = next < 0 ? [] : waiting.splice(next, 1);
    if (task) {
      const time = { id: task.id, start: now, end: now + task.estimatedMinutes };
      times.push(time);
      running.push({ ...time, files: task.files });
    } else if (running.length > 0) {
      const end = Math.min(...running.map((one) => one.end));
      for (const one of running) if (one.end === end) done.add(one.id);
      running = running.filter((one) => one.end > end);
      now = end;
    } else throw new Error("the tasks of a lane wait for each other");
  }
  return times;
}
