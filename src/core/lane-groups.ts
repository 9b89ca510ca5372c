import { sharedPath } from "./path-overlap.ts";
import type { Schedulable } from "./schedulable.ts";

/** Tasks of one wave that must share a lane, in an order in which they can run. */
export type LaneGroup = { tasks: Schedulable[]; minutes: number };

/**
 * Tasks of one wave that can run at the same time fall into different groups: the connected parts of
 * what they need of each other and of the files that they share. `tasks` in a possible order.
 */
export function laneGroups(tasks: readonly Schedulable[]): LaneGroup[] {
  const groups = new GrowingGroups(tasks);
  for (const task of tasks) groups.add(task);
  return groups.all();
}

/** Groups to which tasks are added one by one; the joining is union-find with path halving. */
export class GrowingGroups {
  readonly #parent = new Map<string, string>();
  readonly #minutes = new Map<string, number>();
  readonly #added: Schedulable[] = [];
  readonly #byId: ReadonlyMap<string, Schedulable>;
  #longest = 0;

  constructor(all: readonly Schedulable[]) {
    this.#byId = new Map(all.map((task) => [task.id, task]));
  }

  /** Minutes of the longest group. */
  get longest(): number {
    return this.#longest;
  }

  get count(): number {
    return this.#minutes.size;
  }

  /** @param joined ids that share files with it; looked for among the added tasks where not given */
  add(task: Schedulable, joined?: readonly string[]): void {
    this.#parent.set(task.id, task.id);
    this.#minutes.set(task.id, task.estimatedMinutes);
    this.#longest = Math.max(this.#longest, task.estimatedMinutes);
    const sharing = joined ?? this.#sharing(task);
    for (const id of [...task.dependencies, ...sharing])
      if (this.#parent.has(id) && this.#byId.has(id)) this.#join(task.id, id);
    this.#added.push(task);
  }

  all(): LaneGroup[] {
    const groups = new Map<string, LaneGroup>();
    for (const task of this.#added) {
      const root = this.#root(task.id);
      const group = groups.get(root) ?? { tasks: [], minutes: 0 };
      group.tasks.push(task);
      group.minutes += task.estimatedMinutes;
      groups.set(root, group);
    }
    return [...groups.values()];
  }

  #sharing({ files }: Schedulable): string[] {
    return this.#added
      .filter((other) => sharedPath(files, other.files) !== undefined)
      .map(({ id }) => id);
  }

  #root(id: string): string {
    let at = id;
    for (;;) {
      const up = this.#parent.get(at) ?? at;
      if (up === at) return at;
      const above = this.#parent.get(up) ?? up;
      this.#parent.set(at, above);
      at = above;
    }
  }

  #join(a: string, b: string): void {
    const [left, right] = [this.#root(a), this.#root(b)];
    if (left === right) return;
    const minutes = (this.#minutes.get(left) ?? 0) + (this.#minutes.get(right) ?? 0);
    this.#parent.set(left, right);
    this.#minutes.delete(left);
    this.#minutes.set(right, minutes);
    this.#longest = Math.max(this.#longest, minutes);
  }
}
