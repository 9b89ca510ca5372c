import { sharedPath } from "../../core/plan/path-overlap.ts";
import type { Task } from "../../core/plan/plan.ts";

/** Whether two tasks can be worked on at the same time, going by what they will probably touch. */
const collide = (a: Task, b: Task): boolean => sharedPath(a.files, b.files) !== undefined;

/**
 * Runs the tasks of a lane in its order, at most `width` at a time. A task waits for those of the lane
 * that it depends on, and for those before it that may touch the same files: it starts from their work
 * (core/task/builds-on.ts). How they ended makes no difference here.
 */
export async function runTasks<R>(
  tasks: readonly Task[],
  width: number,
  work: (task: Task) => Promise<R>,
): Promise<R[]> {
  const results = new Map<string, R>();
  const running = new Map<string, Promise<void>>();
  const waiting = [...tasks];
  const isOpen = ({ id }: Task): boolean => !results.has(id);
  const isFree = (task: Task): boolean =>
    tasks.every((other) => !task.dependencies.includes(other.id) || results.has(other.id)) &&
    !tasks.slice(0, tasks.indexOf(task)).some((other) => isOpen(other) && collide(task, other));

  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < width ? waiting.findIndex(isFree) : -1;
    const [task] = next < 0 ? [] : waiting.splice(next, 1);
    if (task) {
      const end = work(task).then((result) => {
        results.set(task.id, result);
        running.delete(task.id);
      });
      running.set(task.id, end);
    } else if (running.size > 0) {
      const ends = [...running.values()];
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
