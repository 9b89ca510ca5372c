import type { TaskResult } from "./task-result.ts";

/** What an artifact says of a task. */
export type Found = { result: TaskResult; artifact: string };

/**
 * The newest success of each task, else its newest failure. `found` is in the order newest first; a
 * task whose rework failed keeps the work that it had before.
 */
export function newestOfEach(found: readonly Found[]): Map<string, Found> {
  const newest = new Map<string, Found>();
  for (const one of found) {
    const known = newest.get(one.result.task);
    if (known?.result.status === "success") continue;
    if (known === undefined || one.result.status === "success") newest.set(one.result.task, one);
  }
  return newest;
}
