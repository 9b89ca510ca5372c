import type { WorkGraph } from "./work-graph.ts";

/** Which wave each task is in: a task's wave is never before that of what it needs. */
export class Assignment {
  readonly #waveOf: Int32Array;
  readonly #members: number[][];
  /** Where a task stands among the members of its wave. */
  readonly #at: Int32Array;

  constructor(waveOf: readonly number[] | Int32Array, waves: number) {
    this.#waveOf = Int32Array.from(waveOf);
    this.#at = new Int32Array(waveOf.length);
    this.#members = Array.from({ length: waves }, () => []);
    this.#waveOf.forEach((wave, task) => this.#enter(task, wave));
  }

  get waves(): number {
    return this.#members.length;
  }

  waveOf(task: number): number {
    return this.#waveOf[task] ?? 0;
  }

  /** The tasks of a wave, in no order. */
  members(wave: number): readonly number[] {
    return this.#members[wave] ?? [];
  }

  move(task: number, to: number): void {
    const members = this.#members[this.waveOf(task)] ?? [];
    const last = members.pop();
    if (last !== undefined && last !== task) {
      const at = this.#at[task] ?? 0;
      members[at] = last;
      this.#at[last] = at;
    }
    this.#enter(task, to);
  }

  /** Takes an empty wave out and puts it in behind another one; those between move up or down. */
  moveEmpty(empty: number, behind: number): void {
    const [list] = this.#members.splice(empty, 1);
    const at = empty > behind ? behind + 1 : behind;
    this.#members.splice(at, 0, list ?? []);
    for (let wave = Math.min(empty, at); wave <= Math.max(empty, at); wave++)
      for (const task of this.members(wave)) this.#waveOf[task] = wave;
  }

  /** The waves between which a task can move while all others stay where they are. */
  range(task: number, { needs, neededBy }: Pick<WorkGraph, "needs" | "neededBy">) {
    let from = 0;
    let to = this.waves - 1;
    for (const one of needs[task] ?? []) from = Math.max(from, this.waveOf(one));
    for (const one of neededBy[task] ?? []) to = Math.min(to, this.waveOf(one));
    return { from, to };
  }

  snapshot(): Int32Array {
    return this.#waveOf.slice();
  }

  #enter(task: number, wave: number): void {
    const members = (this.#members[wave] ??= []);
    this.#waveOf[task] = wave;
    this.#at[task] = members.length;
    members.push(task);
  }
}
