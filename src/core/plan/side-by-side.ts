import { sharedPath } from "./path-overlap.ts";
import type { Task } from "./plan.ts";

export type SideBySide = {
  /** Ids of tasks of which no two need each other or may touch the same file; two or more in each. */
  sets: string[][];
  /** Tasks of one level that must take turns, and the first path that both may touch. */
  turns: { first: string; second: string; path: string }[];
};

/**
 * Which tasks can run at the same time, level by level: a task joins the first set of its level in
 * which nobody shares a file with it.
 */
export function sideBySide(
  tasks: readonly Pick<Task, "id" | "files">[],
  levels: readonly (readonly string[])[],
): SideBySide {
  const files = new Map(tasks.map((task) => [task.id, task.files]));
  const filesOf = (id: string): readonly string[] => files.get(id) ?? [];
  const sets: string[][] = [];
  const turns: SideBySide["turns"] = [];
  for (const level of levels) {
    const ofLevel: string[][] = [];
    for (const id of level) {
      let first: { id: string; path: string } | undefined;
      const fits = (set: readonly string[]): boolean =>
        set.every((other) => {
          const path = sharedPath(filesOf(other), filesOf(id));
          if (path !== undefined) first ??= { id: other, path };
          return path === undefined;
        });
      const set = ofLevel.find(fits);
      if (set === undefined) ofLevel.push([id]);
      else set.push(id);
      if (first !== undefined) turns.push({ first: first.id, second: id, path: first.path });
    }
    sets.push(...ofLevel.filter((set) => set.length > 1));
  }
  return { sets, turns };
}
