import { join } from "node:path";
import { buildingRuns } from "../../core/building-runs.ts";
import { reviewPrefix, taskPrefix } from "../../core/names.ts";
import type { Plan } from "../../core/plan.ts";
import { newestOfEachAttempt, readReview } from "../../core/review-artifacts.ts";
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

/** What a run's newest review objected to: work of these tasks up to this attempt is done again. */
async function objectionOf(
  { plan, issue }: { plan: Plan; issue: number },
  from: EarlierRun,
  { exchange, files }: Shelf,
): Promise<{ attempt: number; tasks: string[] }> {
  const none = { attempt: 0, tasks: [] };
  const newest = newestOfEachAttempt(await exchange.list(reviewPrefix(issue), from)).at(-1);
  if (newest === undefined) return none;
  const dir = await files.folder("past-review");
  await exchange.get(newest, dir, from);
  const { attempt, outcome, results } = await readReview(newest, (file) =>
    files.read(join(dir, file)),
  );
  // What failed has no success anyway, and what did not merge is found not to merge again.
  return outcome.kind === "scored" && outcome.next !== "publish"
    ? { attempt, tasks: tasksToRepeat({ plan, results, report: outcome.report }) }
    : none;
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
    const objection = await objectionOf({ plan, issue }, from, shelf);
    for (const artifact of artifacts) {
      const { task, attempt, status } = artifact;
      if (status !== "success" || !open.delete(task)) continue;
      const isObjected = attempt <= objection.attempt && objection.tasks.includes(task);
      if (!isObjected) found.set(task, { artifact, from });
    }
  }
  return found;
}
