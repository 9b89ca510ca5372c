import type { JobRecord, RunChange, RunRecord, StepRecord } from "../contract/runs.ts";

export type Listener = (change: RunChange) => void;

/** Records and logs of all runs, and who listens to them. Listeners must not throw. */
export class RunRecords {
  readonly #runs: RunRecord[] = [];
  readonly #logs = new Map<number, string[]>();
  readonly #listeners = new Set<Listener>();
  #jobs = 0;

  /** Oldest first. */
  get runs(): readonly RunRecord[] {
    return this.#runs;
  }

  find(runId: number): RunRecord | undefined {
    return this.#runs.find((run) => run.id === runId);
  }

  nextRunId(): number {
    return this.#runs.length + 1;
  }

  /** Runs are numbered for each workflow file. */
  nextNumber(workflowPath: string): number {
    return this.#runs.filter((run) => run.workflowPath === workflowPath).length + 1;
  }

  nextJobId(): number {
    this.#jobs += 1;
    return this.#jobs;
  }

  add(run: RunRecord): void {
    this.#runs.push(run);
    this.runChanged(run);
  }

  runChanged(run: RunRecord): void {
    this.#tell({ kind: "run", run });
  }

  jobChanged(run: RunRecord, job: JobRecord): void {
    if (!this.#logs.has(job.id)) this.#logs.set(job.id, []);
    this.#tell({ kind: "job", run, job });
  }

  stepChanged(run: RunRecord, job: JobRecord, step: StepRecord): void {
    this.#tell({ kind: "step", run, job, step });
  }

  logged(run: RunRecord, job: JobRecord, line: string): void {
    this.#logs.get(job.id)?.push(line);
    this.#tell({ kind: "log", run, job, line });
  }

  log(jobId: number): string | undefined {
    return this.#logs.get(jobId)?.join("\n");
  }

  /** Returns what ends the listening. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(change: RunChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
