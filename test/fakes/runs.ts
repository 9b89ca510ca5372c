import type { Dispatcher } from "../../src/ports/dispatcher.ts";
import type { RunJob, RunJobs, RunStopper, Runs } from "../../src/ports/runs.ts";

/** Runs that are under way; everything else is over. */
export class FakeRuns implements Runs, RunJobs, RunStopper, Dispatcher {
  readonly underWay: Set<number>;
  readonly dispatched: { workflow: string; inputs: Readonly<Record<string, string>> }[] = [];

  /** Of any run. */
  readonly doing: RunJob[] = [];
  readonly cancelled: number[] = [];

  constructor(...underWay: number[]) {
    this.underWay = new Set(underWay);
  }

  async isOver(runId: number): Promise<boolean> {
    return !this.underWay.has(runId);
  }

  async active(): Promise<number[]> {
    return [...this.underWay];
  }

  async jobs(): Promise<RunJob[]> {
    return this.doing;
  }

  async cancel(runId: number): Promise<boolean> {
    this.cancelled.push(runId);
    return this.underWay.delete(runId);
  }

  async dispatch(workflow: string, inputs: Readonly<Record<string, string>>): Promise<void> {
    this.dispatched.push({ workflow, inputs });
  }
}
