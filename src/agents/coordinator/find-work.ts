import { join } from "node:path";
import { buildingRuns } from "../../core/building-runs.ts";
import { reviewPrefix, taskPrefix } from "../../core/names.ts";
import type { Plan } from "../../core/plan.ts";
import { newestOfEachAttempt, readReview } from "../../core/review-artifacts.ts";
import type { ReviewOutcome } from "../../core/review-outcome.ts";
import { tasksToRepeat } from "../../core/rework.ts";
import type { SessionRecord } from "../../core/session.ts";
import { taskArtifacts, type TaskArtifact } from "../../core/task-artifacts.ts";
import type { EarlierRun } from "../../ports/exchange.ts";
import type { Ports } from "./ports.ts";

/** A task's success in an earlier run, by name. */
export type PastSuccess = { artifact: TaskArtifact; from: EarlierRun };

type Shelf = Pick<Ports, "exchange" | "files">;

/** How many runs back work is looked for: each one carries over what the one before had. */
const MOST_RUNS = 5;

/** Publishing found what no review may let through, and nobody can say which task it came from. */
const isRefused = ({ escalations }: SessionRecord, { timing }: ReviewOutcome): boolean =>
  escalations.some(
    ({ kind, raisedAt }) =>
      (kind === "secret" || kind === "protected_path") &&
      timing !== undefined &&
      Date.parse(raisedAt) > Date.parse(timing.startedAt),
  );

/** What stands against a run's work since its newest review: these tasks up to this attempt. */
async function objectionOf(
  record: SessionRecord,
  { plan, from }: { plan: Plan; from: EarlierRun },
  { exchange, files }: Shelf,
): Promise<{ attempt: number; tasks: string[] }> {
  const names = await exchange.list(reviewPrefix(record.issue.number), from);
  const newest = newestOfEachAttempt(names).at(-1);
  if (newest === undefined) return { attempt: 0, tasks: [] };
  const dir = await files.folder("past-review");
  await exchange.get(newest, dir, from);
  const { attempt, outcome, results } = await readReview(newest, (file) =>
    files.read(join(dir, file)),
  );
  // What failed has no success anyway, and what did not merge is found not to merge again.
  if (outcome.kind !== "scored") return { attempt, tasks: [] };
  if (outcome.next !== "publish")
    return { attempt, tasks: tasksToRepeat({ plan, results, report: outcome.report }) };
  return { attempt, tasks: isRefused(record, outcome) ? plan.tasks.map(({ id }) => id) : [] };
}

/** The newest success of each task of the plan in earlier runs, as far as no review objected to it. */
export async function findWork(
  record: SessionRecord,
  plan: Plan,
  { context, ...shelf }: Shelf & Pick<Ports, "context">,
): Promise<Map<string, PastSuccess>> {
  const issue = record.issue.number;
  const open = new Set(plan.tasks.map(({ id }) => id));
  const found = new Map<string, PastSuccess>();
  for (const runId of buildingRuns(record, context.runId).slice(0, MOST_RUNS)) {
    if (open.size === 0) break;
    const from = { runId };
    const artifacts = taskArtifacts(await shelf.exchange.list(taskPrefix(issue), from), issue);
    if (artifacts.length === 0) continue;
    const objection = await objectionOf(record, { plan, from }, shelf);
    for (const artifact of artifacts) {
      const { task, attempt, status } = artifact;
      if (status !== "success" || !open.delete(task)) continue;
      const isObjected = attempt <= objection.attempt && objection.tasks.includes(task);
      if (!isObjected) found.set(task, { artifact, from });
    }
  }
  return found;
}
