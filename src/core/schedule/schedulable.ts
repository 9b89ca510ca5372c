import type { Task } from "../plan/plan.ts";

/** What a schedule is made from. */
export type Schedulable = Pick<Task, "id" | "dependencies" | "estimatedMinutes" | "files">;

export type ScheduleLimits = {
  /** Levels of `needs:` in build.yml. */
  maxWaves: number;
  /** Jobs of a wave: 256 in a matrix at GitHub, and no more than may run at the same time. */
  maxLanes: number;
  /** Independent tasks that one lane works on at the same time. */
  agentsPerRunner: number;
  /** From a wave's start until its jobs work, in seconds: runner, clone, engine. */
  startupSeconds: number;
};
