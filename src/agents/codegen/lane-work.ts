import type { Execution } from "../../core/builds-on.ts";
import type { Config } from "../../core/config.ts";
import type { Workspace } from "../../ports/workspace.ts";
import type { FinishedWork } from "./finished-work.ts";
import type { Input } from "./input.ts";
import type { LanePlan } from "./load-plan.ts";
import type { Equipment, Ports } from "./ports.ts";

/** All that the tasks of one lane share, and a folder for this one. */
export type LaneWork = {
  input: Input;
  lane: LanePlan;
  config: Config;
  equipment: Equipment;
  workspace: Workspace;
  finished: FinishedWork;
  /** Decides what a task starts from beside its dependencies. */
  execution: Execution;
  /** Folder of the task alone, for its bundle. */
  out: string;
  /** US dollars that are left for the issue, without the tasks at work. */
  usdLeft: () => number;
  ports: Ports;
};
