/** Workflow runs of this repository. */
export interface Runs {
  /** True where the run has ended, however it did, and where it is no longer there. */
  isOver(runId: number): Promise<boolean>;
  /** Ids of the runs of this workflow file that are queued, waiting or in progress. */
  active(workflow: string): Promise<number[]>;
}
