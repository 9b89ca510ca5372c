/** Workflow runs of this repository. */
export interface Runs {
  /** True where the run has ended, however it did, and where it is no longer there. */
  isOver(runId: number): Promise<boolean>;
  /** Ids of the runs of this workflow file that are queued, waiting or in progress. */
  active(workflow: string): Promise<number[]>;
}

/** A job of a run, by its whole name, e.g. `Miyabi / Deploy / Production`. */
export type RunJob = { name: string; running: boolean };

export interface RunJobs {
  /** Those of the newest attempt that have begun, a hundred at most. */
  jobs(runId: number): Promise<RunJob[]>;
}

export interface RunStopper {
  /** Asks for it (`actions: write`); false where the run has ended already. */
  cancel(runId: number): Promise<boolean>;
}
