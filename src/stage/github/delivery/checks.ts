type CheckStatus = "queued" | "in_progress" | "completed" | "waiting" | "requested" | "pending";

export type CheckRun = {
  id: number;
  name: string;
  sha: string;
  status: CheckStatus;
  conclusion: string | null;
  externalId: string | null;
  detailsUrl: string | null;
  startedAt: Date;
  completedAt?: Date;
  output: { title: string | null; summary: string | null; text: string | null };
  annotations: number;
};

/** Check runs that Apps reported. */
export class Checks {
  readonly #byId = new Map<number, CheckRun>();

  add(run: CheckRun): void {
    this.#byId.set(run.id, run);
  }

  get(id: number): CheckRun | undefined {
    return this.#byId.get(id);
  }

  /** Newest first. */
  of(sha: string): CheckRun[] {
    return [...this.#byId.values()].filter((run) => run.sha === sha).reverse();
  }

  /** The newest of each name. */
  current(sha: string): CheckRun[] {
    const oldestFirst = this.of(sha).reverse();
    return [...new Map(oldestFirst.map((run) => [run.name, run])).values()];
  }
}
