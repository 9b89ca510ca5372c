import { join } from "node:path";
import { buildingRuns, judgingRuns } from "../../core/session/building-runs.ts";
import { reviewPrefix, taskPrefix } from "../../core/names.ts";
import type { Plan } from "../../core/plan/plan.ts";
import {
  readReview,
  reviewsInOrder,
  type HandedReview,
} from "../../core/review/review-artifacts.ts";
import type { ReviewOutcome } from "../../core/review/review-outcome.ts";
import { tasksToRepeat } from "../../core/review/rework.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import {
  checkpointArtifacts,
  type CheckpointArtifact,
} from "../../core/task/checkpoint-artifacts.ts";
import { taskArtifacts, type TaskArtifact } from "../../core/task/task-artifacts.ts";
import type { EarlierRun } from "../../ports/exchange.ts";
import type { Ports } from "./ports.ts";

/** A task's success in an earlier run, by name. */
export type PastSuccess = { artifact: TaskArtifact; from: EarlierRun };
/** Where a task stood in an earlier run, by name; and how it ended there after that, where it did. */
export type PastCheckpoint = {
  artifact: CheckpointArtifact;
  ended: TaskArtifact | undefined;
  from: EarlierRun;
};

export type PastWork = {
  successes: ReadonlyMap<string, PastSuccess>;
  /** Of tasks without a success. */
  checkpoints: ReadonlyMap<string, PastCheckpoint>;
};

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

/** The newest review of these runs, the first of them that has one. */
async function newestReview(
  issue: number,
  runs: readonly number[],
  { exchange, files }: Shelf,
): Promise<HandedReview | undefined> {
  for (const runId of runs) {
    const newest = reviewsInOrder(await exchange.list(reviewPrefix(issue), { runId })).at(-1);
    if (newest === undefined) continue;
    const dir = await files.folder("past-review");
    await exchange.get(newest, dir, { runId });
    return readReview(newest, (file) => files.read(join(dir, file)));
  }
  return undefined;
}

/** What stands against a run's work since its newest review: these tasks up to this attempt. */
async function objectionOf(
  record: SessionRecord,
  { plan, runs }: { plan: Plan; runs: readonly number[] },
  shelf: Shelf,
): Promise<{ attempt: number; tasks: string[] }> {
  const review = await newestReview(record.issue.number, runs, shelf);
  if (review === undefined) return { attempt: 0, tasks: [] };
  const { attempt, outcome, results } = review;
  // What failed has no success anyway, and what did not merge is found not to merge again.
  if (outcome.kind !== "scored") return { attempt, tasks: [] };
  if (outcome.next !== "publish")
    return { attempt, tasks: tasksToRepeat({ plan, results, report: outcome.report }) };
  return { attempt, tasks: isRefused(record, outcome) ? plan.tasks.map(({ id }) => id) : [] };
}

/**
 * The newest checkpoint of each task in the first execution of a run's plan: a later one works on what a
 * review objected to, and that is not carried over.
 */
function checkpointsOf(
  names: readonly string[],
  {
    issue,
    artifacts,
    from,
  }: { issue: number; artifacts: readonly TaskArtifact[] } & {
    from: EarlierRun;
  },
): PastCheckpoint[] {
  return checkpointArtifacts(names, issue)
    .filter(({ attempt }) => attempt <= 1)
    .map((artifact) => ({
      artifact,
      ended: artifacts.find(
        ({ task, status, attempt, runAttempt }) =>
          task === artifact.task &&
          status === "failed" &&
          attempt >= artifact.attempt &&
          runAttempt >= artifact.runAttempt,
      ),
      from,
    }));
}

/**
 * The newest success of each task of the plan in earlier runs, as far as no review objected to it, and
 * where the others stood.
 */
export async function findWork(
  record: SessionRecord,
  plan: Plan,
  { context, ...shelf }: Shelf & Pick<Ports, "context">,
): Promise<PastWork> {
  const issue = record.issue.number;
  const open = new Set(plan.tasks.map(({ id }) => id));
  const successes = new Map<string, PastSuccess>();
  const checkpoints = new Map<string, PastCheckpoint>();
  /** Tasks that an earlier run worked on: what runs before it kept of them is out of date. */
  const seen = new Set<string>();
  for (const runId of buildingRuns(record, context.runId).slice(0, MOST_RUNS)) {
    if (open.size === 0) break;
    const from = { runId };
    const names = await shelf.exchange.list(taskPrefix(issue), from);
    const artifacts = taskArtifacts(names, issue);
    for (const one of checkpointsOf(names, { issue, artifacts, from })) {
      const { task } = one.artifact;
      if (open.has(task) && !seen.has(task)) checkpoints.set(task, one);
      seen.add(task);
    }
    for (const { task } of artifacts) seen.add(task);
    if (artifacts.length === 0) continue;
    const runs = judgingRuns(record, runId, context.runId);
    const objection = await objectionOf(record, { plan, runs }, shelf);
    for (const artifact of artifacts) {
      const { task, attempt, status } = artifact;
      if (status !== "success" || !open.delete(task)) continue;
      const isObjected = attempt <= objection.attempt && objection.tasks.includes(task);
      // In one run a success comes after the checkpoint.
      if (checkpoints.get(task)?.from.runId === runId) checkpoints.delete(task);
      if (!isObjected) successes.set(task, { artifact, from });
    }
  }
  return { successes, checkpoints };
}
