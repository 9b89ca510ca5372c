import { join } from "node:path";
import { laneArtifactsOf, laneOf, newestFirst } from "../../core/lane-artifacts.ts";
import { LaneResult, type TaskResult } from "../../core/task-result.ts";
import type { Workspace } from "../../ports/workspace.ts";
import type { Input } from "./input.ts";
import type { LanePlan } from "./load-plan.ts";
import type { Ports } from "./ports.ts";

/** A finished task whose commit is in this job's clone. */
export type Finished = { result: TaskResult; commit: string };

type Place = { attempt: number; lane: string };

/**
 * Finds the work of other tasks: of this lane in memory, of other lanes in their artifacts. Each one is
 * fetched once, however many tasks need it.
 */
export class Dependencies {
  readonly #input: Input;
  readonly #lane: LanePlan;
  readonly #workspace: Workspace;
  readonly #ports: Pick<Ports, "exchange" | "files">;
  readonly #here = new Map<string, Finished>();
  readonly #fetched = new Map<string, Promise<Finished | undefined>>();

  constructor(
    input: Input,
    lane: LanePlan,
    workspace: Workspace,
    ports: Pick<Ports, "exchange" | "files">,
  ) {
    this.#input = input;
    this.#lane = lane;
    this.#workspace = workspace;
    this.#ports = ports;
  }

  /** A task of this lane is done. */
  add(finished: Finished): void {
    this.#here.set(finished.result.task, finished);
  }

  /** The newest work of a task; undefined where it has none that succeeded. */
  newest(task: string): Promise<Finished | undefined> {
    const here = this.#here.get(task);
    if (here) return Promise.resolve(here);
    const lane = laneOf(this.#lane.schedule, task);
    // A task of our own lane that is not here has not succeeded.
    if (lane === this.#input.lane) return Promise.resolve(undefined);
    return lane === undefined
      ? this.earlier(task)
      : this.#fetch(task, { attempt: this.#input.attempt, lane });
  }

  /** The work of a task in the attempts before this one. */
  async earlier(task: string): Promise<Finished | undefined> {
    const before = this.#lane.previous.get(task);
    return before?.status === "success" ? this.#fetch(task, before) : undefined;
  }

  #fetch(task: string, place: Place): Promise<Finished | undefined> {
    const key = `${place.attempt} ${place.lane} ${task}`;
    const known = this.#fetched.get(key) ?? this.#download(task, place);
    this.#fetched.set(key, known);
    return known;
  }

  async #download(task: string, { attempt, lane }: Place): Promise<Finished | undefined> {
    const { exchange, files } = this.#ports;
    const names = await exchange.list(laneArtifactsOf(this.#input.issue, attempt, lane));
    for (const name of newestFirst(names)) {
      const dir = await files.folder("lane");
      await exchange.get(name, dir);
      const text = await files.read(join(dir, "result.json"));
      if (text === undefined) throw new Error(`the artifact ${name} has no result.json`);
      const { results } = LaneResult.parse(JSON.parse(text));
      const result = results.find((one) => one.task === task && one.status === "success");
      if (result?.bundle === undefined || result.commit === undefined) continue;
      if (result.bundle !== `${task}.bundle`)
        throw new Error(`the artifact ${name} names another bundle for ${task}`);
      const tip = await this.#workspace.unbundle(join(dir, result.bundle));
      if (tip !== result.commit) throw new Error(`the bundle of ${task} is not its commit`);
      return { result, commit: tip };
    }
    return undefined;
  }
}
