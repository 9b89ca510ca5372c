import type { Task } from "../plan/plan.ts";
import type { SessionRecord } from "../session/session.ts";
import { deployedAt } from "../session/session-times.ts";
import { lifeOf, secondsIn } from "./life.ts";
import { spreadOf, type Spread } from "./spread.ts";

/** The seed's "Time Metrics", in seconds, of the sessions that are done. */
export type TimeMetrics = {
  /** From the opening of the issue to the end of its session, and from the trigger to there. */
  fromIssue: Spread;
  fromTrigger: Spread;
  /** Of the time since the trigger, what was spent working and what waiting for people. */
  working: Spread;
  waiting: Spread;
  /** From the trigger until production was found healthy. */
  toProduction: Spread;
  /** Actual time of tasks that succeeded, divided by the estimate of the plan; 1 is as estimated. */
  ofEstimate: Spread;
};

/** Of each task with a plan and a success: actual minutes divided by the estimated ones. */
function estimateRatios({
  plan,
  tasks,
}: Pick<SessionRecord, "plan" | "tasks">): { type: Task["type"]; ratio: number }[] {
  return (plan?.tasks ?? []).flatMap(({ id, type, estimatedMinutes }) => {
    const result = tasks.find(({ task, status }) => task === id && status === "success");
    return result === undefined ? [] : [{ type, ratio: result.seconds / 60 / estimatedMinutes }];
  });
}

export function timeMetrics(records: readonly SessionRecord[], now: Date): TimeMetrics {
  const done = records.flatMap((record) => {
    const life = lifeOf(record, now);
    return life.doneAt === undefined ? [] : [{ record, life, doneAt: life.doneAt }];
  });
  const between = (from: number, to: number): number => Math.max(0, to - from) / 1000;
  return {
    fromIssue: spreadOf(
      done.map(({ record, doneAt }) => between(Date.parse(record.issue.createdAt), doneAt)),
    ),
    fromTrigger: spreadOf(done.map(({ life, doneAt }) => between(life.beganAt, doneAt))),
    working: spreadOf(done.map(({ life }) => secondsIn(life, "working"))),
    waiting: spreadOf(done.map(({ life }) => secondsIn(life, "waiting"))),
    toProduction: spreadOf(
      done.flatMap(({ record, life }) => {
        const at = deployedAt(record);
        return at === undefined ? [] : [between(life.beganAt, Date.parse(at))];
      }),
    ),
    ofEstimate: spreadOf(records.flatMap(estimateRatios).map(({ ratio }) => ratio)),
  };
}
