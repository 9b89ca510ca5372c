import type { Execution } from "../../core/task/builds-on.ts";
import type { Config } from "../../core/config.ts";
import type { Purse } from "../../core/budget/purse.ts";
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
  /** What the engine's calls are paid from. */
  purse: Purse;
  /** What is left for the lane, without the tasks at work, and of which limit. */
  money: Purse["left"];
  ports: Ports;
};
