import type { Usage } from "../core/budget/usage.ts";

export type Assignment = {
  /** Task id, e.g. `task-500-1`. */
  task: string;
  system: string;
  prompt: string;
  /** Absolute path of the worktree: the only place where the engine may write. */
  worktree: string;
  budget: {
    turns: number;
    tokens: number;
    minutes: number;
    /** US dollars; absent: no limit of the task's own. */
    usd?: number;
  };
  /** Grows with each call for the same task: checks failed, the output went back. */
  tryNumber: number;
  /** Aborted when the job is about to end: what is there is kept, and nothing more is begun. */
  signal?: AbortSignal;
};

export type EngineReport = {
  /**
   * `finished`: the engine says done, which the checks then judge. `stopped`: the assignment's signal
   * ended it. `fault`: something broke that had nothing to do with the task. What was written until
   * then lies in the worktree.
   */
  status: "finished" | "budget" | "stuck" | "unusable" | "stopped" | "fault";
  summary: string;
  /** What the engine says it left undone, in its own words. */
  notDone?: string;
  turns: number;
  usage: Usage;
};

/** What writes code in a worktree: our own loop on the SDK, or Claude Code. */
export interface Engine {
  work(assignment: Assignment): Promise<EngineReport>;
}
