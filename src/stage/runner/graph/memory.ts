import type { JobRecord } from "../../contract/runs.ts";
import type { Result } from "./status.ts";

/** How one job of a matrix (or a job without one) ended. */
export type LaneOutcome = {
  /** What the run and `needs` see: a failure under continue-on-error is a success. */
  result: Result;
  /** Counts for "Re-run failed jobs". */
  failed: boolean;
  outputs: Record<string, string>;
  /** Records of the lane; several where it calls a workflow. */
  jobs: JobRecord[];
};

/** How a job of a workflow file ended, with all its lanes. */
export type NodeOutcome = {
  result: Result;
  outputs: Record<string, string>;
  lanes: LaneOutcome[];
  /** Ran in this attempt; false where it was kept from the one before. */
  fresh: boolean;
};

/** Outcomes by path (`job`, `caller[0]/job`): what "Re-run failed jobs" keeps. */
export type Memory = Map<string, NodeOutcome>;

/** True where nothing of the node has to run again. */
export const keepsWhole = (outcome: NodeOutcome): boolean =>
  outcome.lanes.every((lane) => !lane.failed);
