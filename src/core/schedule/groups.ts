import type { WorkGraph } from "./work-graph.ts";

/**
 * Tasks of one wave fall into groups: connected by what they need of each other and by files that they
 * may both touch. A group runs in one lane; different groups can run at the same time. Tasks are added
 * in any order; the joining is union-find with path halving.
 */
export class Groups {
  readonly #graph: WorkGraph;
  readonly #parent: Int32Array;
  readonly #minutes: Float64Array;
  /** A task or path is in where its mark is the present round's: beginning anew costs nothing. */
  readonly #added: Int32Array;
  readonly #claimed: Int32Array;
  readonly #claimant: Int32Array;
  #round = 0;
  #count = 0;
  #longest = 0;
  #total = 0;

  constructor(graph: WorkGraph) {
    this.#graph = graph;
    this.#parent = new Int32Array(graph.size);
    this.#minutes = new Float64Array(graph.size);
    this.#added = new Int32Array(graph.size);
    this.#claimed = new Int32Array(graph.overlaps.length);
    this.#claimant = new Int32Array(graph.overlaps.length);
  }

  get count(): number {
    return this.#count;
  }

  /** Minutes of work in the group that has most of it, one task after the other. */
  get longest(): number {
    return this.#longest;
  }

  /** Minutes of work in all groups. */
  get total(): number {
    return this.#total;
  }

  /** Forgets all tasks. */
  begin(): void {
    this.#round++;
    this.#count = 0;
    this.#longest = 0;
    this.#total = 0;
  }

  add(task: number): void {
    const { minutes, needs, neededBy, claims, overlaps } = this.#graph;
    const round = this.#round;
    const own = minutes[task] ?? 0;
    this.#parent[task] = task;
    this.#minutes[task] = own;
    this.#added[task] = round;
    this.#count++;
    this.#total += own;
    if (own > this.#longest) this.#longest = own;
    for (const other of needs[task] ?? [])
      if (this.#added[other] === round) this.#join(task, other);
    for (const other of neededBy[task] ?? [])
      if (this.#added[other] === round) this.#join(task, other);
    for (const path of claims[task] ?? []) {
      if (this.#claimed[path] === round) this.#join(task, this.#claimant[path] ?? task);
      this.#claimed[path] = round;
      this.#claimant[path] = task;
      for (const other of overlaps[path] ?? [])
        if (this.#claimed[other] === round) this.#join(task, this.#claimant[other] ?? task);
    }
  }

  /** The task that stands for the group of an added one. */
  of(task: number): number {
    const parent = this.#parent;
    let at = task;
    for (;;) {
      const up = parent[at] ?? at;
      if (up === at) return at;
      const above = parent[up] ?? up;
      parent[at] = above;
      at = above;
    }
  }

  /** Minutes of work in the group that a task stands for. */
  minutesOf(root: number): number {
    return this.#minutes[root] ?? 0;
  }

  #join(a: number, b: number): void {
    const left = this.of(a);
    const right = this.of(b);
    if (left === right) return;
    const minutes = (this.#minutes[left] ?? 0) + (this.#minutes[right] ?? 0);
    this.#parent[left] = right;
    this.#minutes[right] = minutes;
    this.#count--;
    if (minutes > this.#longest) this.#longest = minutes;
  }
}
