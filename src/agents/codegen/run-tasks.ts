import { sharedPath } from "../../core/path-overlap.ts";
import type { Task } from "../../core/plan.ts";

/** Whether two tasks can be worked on at the same time, going by what they will probably touch. */
const collide = (a: Task, b: Task): boolean => sharedPath(a.files, b.files) !== undefined;

/**
 * Runs the tasks of a lane in its order, at most `width` at a time. A task waits for those of the lane
 * that it depends on, and for running ones that may touch the same files.
 */
export async function runTasks<R>(
  tasks: readonly Task[],
  width: number,
  work: (task: Task) => Promise<R>,
): Promise<R[]> {
  const results = new Map<string, R>();
  const running = new Map<string, { task: Task; end: Promise<void> }>();
  const waiting = [...tasks];
  const isFree = (task: Task): boolean =>
    task.dependencies.every((id) => results.has(id) || !tasks.some((other) => other.id === id)) &&
    ![...running.values()].some((other) => collide(task, other.task));

  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < width ? waiting.findIndex(isFree) : -1;
    const [task] = next < 0 ? [] : waiting.splice(next, 1);
    if (task) {
      const end = work(task).then((result) => {
        results.set(task.id, result);
        running.delete(task.id);
      });
      running.set(task.id, { task, end });
    } else if (running.size > 0) {
      const ends = [...running.values()].map(({ end }) => end);
      try {
        await Promise.race(ends);
      } catch (error) {
        // Nothing is left running behind the caller's back.
        await Promise.allSettled(ends);
        throw error;
      }
    } else throw new Error("the tasks of this lane wait for each other");
  }
  return tasks.flatMap(({ id }) => {
    const result = results.get(id);
    return result === undefined ? [] : [result];
  });
}
