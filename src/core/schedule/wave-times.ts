import type { ScheduleLimits } from "./schedulable.ts";
import { Groups } from "./groups.ts";
import { LaneClock } from "./lane-clock.ts";
import type { WorkGraph } from "./work-graph.ts";

/** Tasks that share a lane, in the lane's order, how long they take there, and their work added up. */
export type Group = { tasks: number[]; minutes: number; work: number };

/** How long waves take under the limits of a schedule. Counts its own steps, so that a search can end. */
export class WaveTimes {
  readonly #graph: WorkGraph;
  readonly #limits: ScheduleLimits;
  readonly #groups: Groups;
  readonly #clock: LaneClock;
  #steps = 0;

  constructor(graph: WorkGraph, limits: ScheduleLimits) {
    this.#graph = graph;
    this.#limits = limits;
    this.#groups = new Groups(graph);
    this.#clock = new LaneClock(graph, limits.agentsPerRunner);
  }

  /** Elementary steps so far: the same on every machine. */
  get steps(): number {
    return this.#steps;
  }

  /** One step of the search that looked at no wave. */
  tick(): void {
    this.#steps++;
  }

  /** Minutes from a wave's start until its last lane is done, start-up included; 0 for no tasks. */
  minutes(members: readonly number[]): number {
    if (members.length === 0) return 0;
    const { startupSeconds, maxLanes, agentsPerRunner } = this.#limits;
    const groups = this.#groups;
    groups.begin();
    for (const task of members) groups.add(task);
    this.#steps += members.length;
    const startup = startupSeconds / 60;
    if (groups.count > maxLanes) {
      this.#steps += members.length * STEPS_OF_PACKING;
      return startup + longestOf(this.lanes(members));
    }
    return startup + (agentsPerRunner === 1 ? groups.longest : longestOf(this.groups(members)));
  }

  /** The groups of a wave, those that take longest first. */
  groups(members: readonly number[]): Group[] {
    const { rank } = this.#graph;
    this.#groups.begin();
    for (const task of members) this.#groups.add(task);
    const found = new Map<number, number[]>();
    for (const task of members) {
      const root = this.#groups.of(task);
      const group = found.get(root);
      if (group) group.push(task);
      else found.set(root, [task]);
    }
    return [...found.values()]
      .map((tasks) => this.timed(tasks.sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0))))
      .sort(longestFirst);
  }

  /**
   * The groups of a wave on at most as many lanes as there may be: longest first, each onto the lane
   * that has least to do (Graham's LPT).
   */
  lanes(members: readonly number[]): Group[] {
    const lanes: Group[] = [];
    for (const group of this.groups(members)) {
      if (lanes.length < this.#limits.maxLanes) lanes.push(group);
      else {
        const least = lanes.reduce((best, lane) => (lane.minutes < best.minutes ? lane : best));
        Object.assign(least, this.together(least, group));
      }
    }
    return lanes.sort(longestFirst);
  }

  /** Two groups in one lane. */
  together(a: Group, b: Group): Group {
    const { rank } = this.#graph;
    return this.timed(
      [...a.tasks, ...b.tasks].sort((one, other) => (rank[one] ?? 0) - (rank[other] ?? 0)),
    );
  }

  /** Two groups in one lane, undefined where it would take longer than `minutes`. */
  within(minutes: number, a: Group, b: Group): Group | undefined {
    this.#steps++;
    if ((a.work + b.work) / this.#limits.agentsPerRunner > minutes + EPSILON) return undefined;
    const both = this.together(a, b);
    return both.minutes <= minutes + EPSILON ? both : undefined;
  }

  /** @param tasks in the lane's order */
  timed(tasks: number[]): Group {
    this.#steps += tasks.length * (this.#limits.agentsPerRunner === 1 ? 1 : STEPS_OF_CLOCK);
    let work = 0;
    for (const task of tasks) work += this.#graph.minutes[task] ?? 0;
    return { tasks, minutes: this.#clock.minutes(tasks), work };
  }
}

/** Differences below are rounding. */
const EPSILON = 1e-9;

/** Steps for each task that packing groups onto few lanes takes, about. */
const STEPS_OF_PACKING = 4;

/** Steps that the simulation of a lane with several agents takes for each of its tasks, about. */
const STEPS_OF_CLOCK = 4;

const longestFirst = (a: Group, b: Group): number =>
  b.minutes - a.minutes || (a.tasks[0] ?? 0) - (b.tasks[0] ?? 0);

const longestOf = (groups: readonly Group[]): number =>
  groups.reduce((longest, { minutes }) => Math.max(longest, minutes), 0);
