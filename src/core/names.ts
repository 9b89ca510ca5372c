/**
 * Names that several jobs must agree on. Every side effect is found again by the name it got here;
 * every artifact name is unique within its run, re-runs included (`-t<run attempt>`).
 */

/** Hidden first line of each of our comments, e.g. `<!-- miyabi:500:plan -->`. */
export const marker = (issue: number, key: string): string => `<!-- miyabi:${issue}:${key} -->`;

export const branchOf = (issue: number): string => `feature/issue-${issue}`;

/** 500 for `feature/issue-500`, undefined for any other branch. */
export function issueOfBranch(branch: string | undefined): number | undefined {
  const number = /^feature\/issue-([1-9]\d{0,9})$/.exec(branch ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}

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

/**
 * What a finished task hands over, e.g. `task-500-2-a1-t1-success`. Attempt 0: worked on in an earlier
 * run and carried over into this one. The status is in the name, so that a listing tells the states.
 */
export const taskArtifact = (handed: {
  /** `task-<issue>-<n>`. */
  task: string;
  attempt: number;
  runAttempt: number;
  status: "success" | "failed" | "skipped";
}): string => `${handed.task}-a${handed.attempt}-t${handed.runAttempt}-${handed.status}`;

/**
 * Where a task stands while it is worked on, e.g. `task-500-2-a1-t1-c1-checkpoint`: numbered from 1 within
 * a run attempt. Attempt 0: of an earlier run and carried over into this one.
 */
export const checkpointArtifact = (kept: {
  task: string;
  attempt: number;
  runAttempt: number;
  number: number;
}): string => `${kept.task}-a${kept.attempt}-t${kept.runAttempt}-c${kept.number}-checkpoint`;

export const taskPrefix = (issue: number): string => `task-${issue}-`;

/** `round` counts the reviews again on a base that moved: `review-500-a2-m1-t1` is the first of them. */
export const reviewArtifact = ({
  issue,
  attempt,
  round = 0,
  runAttempt,
}: {
  issue: number;
  attempt: number;
  round?: number;
  runAttempt: number;
}): string => `review-${issue}-a${attempt}${round === 0 ? "" : `-m${round}`}-t${runAttempt}`;

export const reviewPrefix = (issue: number): string => `review-${issue}-a`;

/** What the names of one attempt's review begin with, whatever the run attempt. */
export const reviewArtifactsOf = (issue: number, attempt: number): string =>
  `${reviewPrefix(issue)}${attempt}-t`;

export const deploymentArtifact = (deployment: {
  /** The issue's number, or what names a commit without one (release-id.ts, changeKey). */
  of: number | string;
  environment: string;
  runAttempt: number;
}): string => `deployment-${deployment.of}-${deployment.environment}-t${deployment.runAttempt}`;

export const deploymentPrefix = (of: number | string): string => `deployment-${of}-`;

/** Orphan branch of the log and of the sessions' records (design: architecture, "Session store"). */
export const LOG_BRANCH = "miyabi/logs";

/** Where that branch keeps the newest record of an issue's session, artifacts or not. */
export const sessionFile = (issue: number): string => `.ai/sessions/${issue}.json`;

/** The label that starts a session. */
export const TRIGGER_LABEL = "trigger:agent-execute";
/** The labels that deploy what a session has merged once more. */
export const DEPLOY_LABELS = {
  staging: "trigger:deploy-staging",
  production: "trigger:deploy-production",
} as const;
/** The label that stops one. */
export const STOP_LABEL = "miyabi:stop";
