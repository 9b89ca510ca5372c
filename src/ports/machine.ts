import type { RunnerUse } from "../core/task/runner-use.ts";

/** The machine that a job runs on. */
export interface Machine {
  /** Looks at it until `end`, which says what was used in between; undefined where that cannot be measured. */
  watch(): { end(): Promise<RunnerUse | undefined> };
}
