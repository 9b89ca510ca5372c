import { sharedPath } from "../plan/path-overlap.ts";
import type { Schedule } from "../plan/plan.ts";
import type { Schedulable } from "../schedule/schedulable.ts";
import type { TaskResult } from "./task-result.ts";

type Part = Pick<Schedulable, "id" | "dependencies" | "files">;

export type Execution = {
  /** All tasks of the plan. */
  tasks: readonly Part[];
  /** What is executed; a part of the tasks where others were finished before. */
  schedule: Pick<Schedule, "waves">;
  /** Tasks that had succeeded before this execution of the schedule began. */
  finished: ReadonlySet<string>;
};

type Place = { wave: number; lane: string; at: number };

function placesOf({ waves }: Execution["schedule"]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [wave, lanes] of waves.entries())
    for (const { lane, tasks } of lanes)
      for (const [at, id] of tasks.entries()) places.set(id, { wave, lane, at });
  return places;
}

/** True where the schedule has ended the first one when the other begins. */
const isBefore = (a: Place | undefined, b: Place | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  (a.wave < b.wave || (a.wave === b.wave && a.lane === b.lane && a.at < b.at));

/** All that a task depends on, through others as well. */
function ancestorsOf(task: Part, byId: ReadonlyMap<string, Part>): Set<string> {
  const found = new Set<string>();
  const queue = [...task.dependencies];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...(byId.get(id)?.dependencies ?? []));
  }
  return found;
}

/**
 * Tasks from whose work a task starts though it does not depend on them: those that may touch the same
 * files and have ended when it begins, so that two of them never edit the same lines of the same old
 * text. In the order in which they ran. Left out is what a dependency brings, which itself started
 * from it.
 */
export function buildsOn(taskId: string, { tasks, schedule, finished }: Execution): string[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const task = byId.get(taskId);
  if (task === undefined) return [];
  const places = placesOf(schedule);
  const ancestors = ancestorsOf(task, byId);
  const share = (a: Part, b: Part): boolean => sharedPath(a.files, b.files) !== undefined;
  // Only one that runs now has looked for what runs now.
  const carriers = [...ancestors].flatMap((id) =>
    places.has(id) && !finished.has(id) ? (byId.get(id) ?? []) : [],
  );
  const isBrought = (other: Part): boolean =>
    carriers.some(
      (carrier) => isBefore(places.get(other.id), places.get(carrier.id)) && share(other, carrier),
    );
  const order = ({ id }: Part): number => {
    const place = places.get(id);
    return place === undefined ? -1 : place.wave;
  };
  return tasks
    .filter(
      (other) =>
        other.id !== taskId &&
        !ancestors.has(other.id) &&
        (finished.has(other.id) || isBefore(places.get(other.id), places.get(taskId))) &&
        share(other, task) &&
        !isBrought(other),
    )
    .sort(
      (a, b) => order(a) - order(b) || (places.get(a.id)?.at ?? 0) - (places.get(b.id)?.at ?? 0),
    )
    .map(({ id }) => id);
}

/** The tasks with the files that they are known to have touched beside those that were predicted. */
export function withTouchedFiles<T extends Part>(
  tasks: readonly T[],
  results: readonly Pick<TaskResult, "task" | "filesCreated" | "filesChanged">[],
): T[] {
  return tasks.map((task) => {
    const touched = results
      .filter((result) => result.task === task.id)
      .flatMap(({ filesCreated, filesChanged }) => [...filesCreated, ...filesChanged]);
    return touched.length === 0
      ? task
      : { ...task, files: [...new Set([...task.files, ...touched])] };
  });
}
