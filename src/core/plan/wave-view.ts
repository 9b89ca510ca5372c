import type { Plan, Schedule } from "./plan.ts";
import type { SessionRecord } from "../session/session.ts";
import { inOrderOfWorth, type TaskArtifact } from "../task/task-artifacts.ts";
import { blankResult, type TaskResult } from "../task/task-result.ts";

export type Moment = {
  /** What is executed in this attempt. */
  schedule: Pick<Schedule, "waves">;
  attempt: number;
  runAttempt: number;
  /** Number of the wave that runs, from 1; after the last one where all of them are over. */
  wave: number;
  /** What tasks have handed over in this run, the newest first. */
  artifacts: readonly TaskArtifact[];
};

/**
 * The record as people see it while waves run, for a view (plan/view.ts) and never to be saved: each
 * task is as the names of the artifacts tell. A task of the running wave has no result; one of a later
 * wave counts as skipped, which is how a view knows that it does not run yet; one of an earlier wave
 * that handed nothing over has failed, since its job did not come to its end.
 */
export function recordAtWave(
  record: SessionRecord,
  { tasks }: Pick<Plan, "tasks">,
  { schedule, attempt, runAttempt, wave, artifacts }: Moment,
): SessionRecord {
  const waveOf = new Map<string, number>();
  for (const [at, lanes] of schedule.waves.entries())
    for (const { tasks: ids } of lanes) for (const id of ids) waveOf.set(id, at + 1);

  const statusOf = (id: string): TaskResult["status"] | undefined => {
    const own = waveOf.get(id);
    const isOver = own === undefined || own < wave;
    // A task that is executed again is not what an earlier attempt, or a failed job before, says.
    const said = artifacts.filter(
      (one) =>
        isOver ||
        (one.attempt === attempt && (one.status === "success" || one.runAttempt === runAttempt)),
    );
    const status = inOrderOfWorth(said, id)[0]?.status;
    if (status !== undefined) return status;
    if (own === undefined) return record.tasks.find(({ task }) => task === id)?.status;
    if (isOver) return "failed";
    return own > wave ? "skipped" : undefined;
  };
  const results = tasks.flatMap(({ id }): TaskResult[] => {
    const status = statusOf(id);
    if (status === undefined) return [];
    const known = record.tasks.find(({ task }) => task === id) ?? blankResult(blankOf(id, attempt));
    return [{ ...known, status }];
  });
  return { ...record, state: "implementing", tasks: results };
}

/** For a view, which looks at the status alone. */
const blankOf = (task: string, attempt: number) => ({
  task,
  attempt: Math.max(1, attempt),
  lane: "",
  sandbox: "bwrap" as const,
  startedAt: new Date(0).toISOString(),
});
