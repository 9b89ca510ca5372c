import type { Dispatcher } from "../../src/ports/dispatcher.ts";
import type { Runs } from "../../src/ports/runs.ts";

/** Runs that are under way; everything else is over. */
export class FakeRuns implements Runs, Dispatcher {
  readonly underWay: Set<number>;
  readonly dispatched: { workflow: string; inputs: Readonly<Record<string, string>> }[] = [];

  constructor(...underWay: number[]) {
    this.underWay = new Set(underWay);
  }

  async isOver(runId: number): Promise<boolean> {
    return !this.underWay.has(runId);
  }

  async active(): Promise<number[]> {
    return [...this.underWay];
  }

  async dispatch(workflow: string, inputs: Readonly<Record<string, string>>): Promise<void> {
    this.dispatched.push({ workflow, inputs });
  }
}
