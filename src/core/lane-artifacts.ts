import { lanePrefix, reviewPrefix } from "./names.ts";
import type { Schedule } from "./plan.ts";

/** The lane of a schedule that runs a task. */
export const laneOf = (schedule: Schedule, task: string): string | undefined =>
  schedule.waves.flat().find(({ tasks }) => tasks.includes(task))?.lane;

/** What the names of a lane's artifacts begin with, whatever the run attempt. */
export const laneArtifactsOf = (issue: number, attempt: number, lane: string): string =>
  `${lanePrefix(issue)}${attempt}-${lane}-t`;

/** The same for the review of an attempt. */
export const reviewArtifactsOf = (issue: number, attempt: number): string =>
  `${reviewPrefix(issue)}${attempt}-t`;

const runAttemptOf = (name: string): number => Number(/-t(\d+)$/.exec(name)?.[1] ?? 0);

/** Artifact names of one lane or review, the newest run attempt first (re-run jobs upload again). */
export const newestFirst = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => runAttemptOf(b) - runAttemptOf(a));
