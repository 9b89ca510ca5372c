import type { WorkGraph } from "./work-graph.ts";

const WAITING = 0;
const RUNNING = 1;
const ENDED = 2;

/**
 * How long a lane works when its job runs at most `width` tasks at a time, as the job does it: whenever
 * fewer run, the first in the lane's order starts that waits for no task of the lane: for none that it
 * needs, and for none before it that may touch the same files.
 */
export class LaneClock {
  readonly #graph: WorkGraph;
  readonly #width: number;
  readonly #state: Uint8Array;
  readonly #end: Float64Array;
  /** A task belongs to the lane at work where its mark is the present round's. */
  readonly #inLane: Int32Array;
  #round = 0;

  constructor(graph: WorkGraph, width: number) {
    this.#graph = graph;
    this.#width = width;
    this.#state = new Uint8Array(graph.size);
    this.#end = new Float64Array(graph.size);
    this.#inLane = new Int32Array(graph.size);
  }

  /** @param lane tasks in the lane's order, each after those of the lane that it needs */
  minutes(lane: readonly number[]): number {
    if (this.#width === 1) return lane.reduce((sum, task) => sum + this.#minutesOf(task), 0);
    this.#round++;
    for (const task of lane) {
      this.#inLane[task] = this.#round;
      this.#state[task] = WAITING;
    }
    let now = 0;
    let running: number[] = [];
    /** Everything before it has started. */
    let from = 0;
    for (let left = lane.length; left > 0;) {
      while (from < lane.length && this.#state[lane[from] ?? 0] !== WAITING) from++;
      const next = running.length < this.#width ? this.#nextFree(lane, from, running) : undefined;
      if (next !== undefined) {
        this.#state[next] = RUNNING;
        this.#end[next] = now + this.#minutesOf(next);
        running.push(next);
        continue;
      }
      now = Infinity;
      for (const task of running) now = Math.min(now, this.#end[task] ?? 0);
      const still: number[] = [];
      for (const task of running)
        if ((this.#end[task] ?? 0) > now) still.push(task);
        else this.#state[task] = ENDED;
      left -= running.length - still.length;
      running = still;
    }
    return now;
  }

  #minutesOf(task: number): number {
    return this.#graph.minutes[task] ?? 0;
  }

  #nextFree(lane: readonly number[], from: number, running: readonly number[]): number | undefined {
    for (let at = from; at < lane.length; at++) {
      const task = lane[at] ?? 0;
      if (this.#state[task] !== WAITING || this.#waits(task, running)) continue;
      if (!this.#sharesWithWaiting(lane, from, at)) return task;
    }
    return undefined;
  }

  /** For something that it needs, or for a running task that may touch the same files. */
  #waits(task: number, running: readonly number[]): boolean {
    for (const one of this.#graph.needs[task] ?? [])
      if (this.#inLane[one] === this.#round && this.#state[one] !== ENDED) return true;
    for (const one of running) if (this.#share(task, one)) return true;
    return false;
  }

  /** Whether one that stands before `lane[at]` and has not begun may touch the same files. */
  #sharesWithWaiting(lane: readonly number[], from: number, at: number): boolean {
    const task = lane[at] ?? 0;
    if ((this.#graph.claims[task] ?? []).length === 0) return false;
    for (let before = from; before < at; before++) {
      const other = lane[before] ?? 0;
      if (this.#state[other] === WAITING && this.#share(task, other)) return true;
    }
    return false;
  }

  #share(a: number, b: number): boolean {
    const { claims, overlaps } = this.#graph;
    const others = claims[b] ?? [];
    return (claims[a] ?? []).some(
      (path) =>
        others.includes(path) || (overlaps[path] ?? []).some((other) => others.includes(other)),
    );
  }
}
