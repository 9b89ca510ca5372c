import { buildsOn } from "../../core/task/builds-on.ts";
import type { Task } from "../../core/plan/plan.ts";
import type { Finished } from "./finished-work.ts";
import type { LaneWork } from "./lane-work.ts";

/** The work that a task starts from, what it needs first; or which need has none. */
export async function gather(
  task: Task,
  work: Pick<LaneWork, "finished" | "execution">,
): Promise<Finished[] | { missing: string }> {
  const finished: Finished[] = [];
  for (const id of task.dependencies) {
    const found = await work.finished.needed(id);
    if (!found) return { missing: id };
    finished.push(found);
  }
  for (const id of buildsOn(task.id, work.execution)) {
    const found = await work.finished.wanted(id);
    if (found) finished.push(found);
  }
  return finished;
}
