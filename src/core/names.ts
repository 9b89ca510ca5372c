/**
 * Names that several jobs must agree on. Every side effect is found again by the name it got here;
 * every artifact name is unique within its run, re-runs included (`-t<run attempt>`).
 */

/** Hidden first line of each of our comments, e.g. `<!-- miyabi:500:plan -->`. */
export const marker = (issue: number, key: string): string => `<!-- miyabi:${issue}:${key} -->`;

export const branchOf = (issue: number): string => `feature/issue-${issue}`;

/** Seed phase 5: `.worktrees/issue-500-task2`. */
export const worktreeOf = (issue: number, ordinal: number): string =>
  `.worktrees/issue-${issue}-task${ordinal}`;

export const taskId = (issue: number, ordinal: number): string => `task-${issue}-${ordinal}`;

/** 2 for `task-500-2`. */
export function ordinalOf(id: string): number {
  const match = /^task-\d+-(\d+)$/.exec(id);
  if (!match) throw new Error(`not a task id: ${id}`);
  return Number(match[1]);
}

/**
 * `task 2` for `task-500-2`: how people and the model know a task. Also for a number
 * that no task has, such as -1; anything else stays as it is.
 */
export const taskName = (id: string): string => id.replace(/^task-\d+-(-?\d+)$/, "task $1");

export const sessionArtifact = (issue: number, revision: number): string =>
  `session-${issue}-r${revision}`;

export const laneArtifact = (lane: {
  issue: number;
  attempt: number;
  lane: string;
  runAttempt: number;
}): string => `lane-${lane.issue}-a${lane.attempt}-${lane.lane}-t${lane.runAttempt}`;

export const lanePrefix = (issue: number): string => `lane-${issue}-a`;

export const reviewArtifact = (review: {
  issue: number;
  attempt: number;
  runAttempt: number;
}): string => `review-${review.issue}-a${review.attempt}-t${review.runAttempt}`;

export const reviewPrefix = (issue: number): string => `review-${issue}-a`;

export const deploymentArtifact = (deployment: {
  issue: number;
  environment: string;
  runAttempt: number;
}): string => `deployment-${deployment.issue}-${deployment.environment}-t${deployment.runAttempt}`;

export const deploymentPrefix = (issue: number): string => `deployment-${issue}-`;

/** The label that starts a session. */
export const TRIGGER_LABEL = "trigger:agent-execute";
/** The label that stops one. */
export const STOP_LABEL = "miyabi:stop";
