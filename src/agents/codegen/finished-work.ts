import { join } from "node:path";
import { readHandedTask, type HandedTask } from "../../core/task/handed-task.ts";
import type { TaskArtifact } from "../../core/task/task-artifacts.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Workspace } from "../../ports/workspace.ts";
import type { Input } from "./input.ts";
import type { LanePlan } from "./load-plan.ts";
import type { Ports } from "./ports.ts";

/** A finished task whose commit is in this job's clone. */
export type Finished = { result: TaskResult; commit: string };

/**
 * Finds the work of tasks: of this job in memory, else in what their jobs handed over. Each one is
 * fetched once, however many tasks need it. Work that was done for another plan counts as none.
 */
export class FinishedWork {
  readonly #input: Input;
  readonly #lane: LanePlan;
  readonly #workspace: Workspace;
  readonly #ports: Pick<Ports, "exchange" | "files" | "context">;
  readonly #here = new Map<string, Finished>();
  readonly #fetched = new Map<string, Promise<Finished | undefined>>();

  constructor(
    input: Input,
    lane: LanePlan,
    workspace: Workspace,
    ports: Pick<Ports, "exchange" | "files" | "context">,
  ) {
    this.#input = input;
    this.#lane = lane;
    this.#workspace = workspace;
    this.#ports = ports;
  }

  /** A task of this job is done and handed over. */
  add(finished: Finished): void {
    this.#here.set(finished.result.task, finished);
  }

  /** What a task depends on: undefined where it did not succeed in this execution of the schedule. */
  async needed(task: string): Promise<Finished | undefined> {
    const here = this.#here.get(task);
    if (here) return here;
    const { schedule, tasks } = this.#lane;
    const isRun = schedule.waves.flat().some((lane) => lane.tasks.includes(task));
    if (!isRun) return this.earlier(task);
    // A task of our own lane that is not here has not succeeded.
    if (tasks.some(({ id }) => id === task)) return undefined;
    return this.#find(task, ({ attempt }) => attempt === this.#input.attempt);
  }

  /** The newest work of a task that another one can start from but does not need. */
  async wanted(task: string): Promise<Finished | undefined> {
    return this.#here.get(task) ?? this.#find(task, () => true);
  }

  /** The work of a task in the attempts before this one, or carried over from an earlier run. */
  async earlier(task: string): Promise<Finished | undefined> {
    return this.#find(task, ({ attempt }) => attempt < this.#input.attempt);
  }

  /** A success of this attempt that an earlier run attempt of this lane's job handed over. */
  async takenOver(task: string): Promise<(Finished & { runAttempt: number }) | undefined> {
    for (const artifact of this.#successes(task)) {
      const { attempt, runAttempt } = artifact;
      if (attempt !== this.#input.attempt || runAttempt >= this.#ports.context.runAttempt) continue;
      const found = await this.#fetch(artifact);
      if (found) return { ...found, runAttempt };
    }
    return undefined;
  }

  #successes(task: string): TaskArtifact[] {
    return this.#lane.artifacts.filter((one) => one.task === task && one.status === "success");
  }

  async #find(
    task: string,
    isMeant: (artifact: TaskArtifact) => boolean,
  ): Promise<Finished | undefined> {
    for (const artifact of this.#successes(task)) {
      const found = isMeant(artifact) ? await this.#fetch(artifact) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  #fetch(artifact: TaskArtifact): Promise<Finished | undefined> {
    const known = this.#fetched.get(artifact.name) ?? this.#download(artifact);
    this.#fetched.set(artifact.name, known);
    return known;
  }

  async #download(artifact: TaskArtifact): Promise<Finished | undefined> {
    const { exchange, files } = this.#ports;
    const dir = await files.folder("task");
    await exchange.get(artifact.name, dir);
    const { digest, result }: HandedTask = await readHandedTask(artifact, (file) =>
      files.read(join(dir, file)),
    );
    if (digest !== this.#lane.digests.get(artifact.task)) return undefined;
    const tip = await this.#workspace.unbundle(join(dir, `${artifact.task}.bundle`));
    if (tip !== result.commit) throw new Error(`the bundle of ${artifact.task} is not its commit`);
    return { result, commit: tip };
  }
}
