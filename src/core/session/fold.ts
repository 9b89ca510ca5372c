import type { DeploymentResult } from "../deploy/deployment.ts";
import { isHeld, isSettled } from "../deploy/held.ts";
import type { ReviewOutcome } from "../review/review-outcome.ts";
import { addPhase, payFor, spend } from "./session-edit.ts";
import type { SessionRecord } from "./session.ts";
import type { TaskResult } from "../task/task-result.ts";
import { addUsage, NO_USAGE, usageBeyond, type Usage } from "../budget/usage.ts";

type Span = { from: number; to: number };

const spanOf = ({ startedAt, seconds }: TaskResult): Span => {
  const from = Date.parse(startedAt);
  return { from, to: from + seconds * 1000 };
};

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** A phase from first start to last end of the results, once. */
function phaseOver(
  record: SessionRecord,
  name: "implementation" | "parallel-execution",
  results: readonly TaskResult[],
): SessionRecord {
  if (results.length === 0) return record;
  const spans = results.map(spanOf);
  const startedAt = new Date(Math.min(...spans.map(({ from }) => from)));
  const end = Math.max(...spans.map(({ to }) => to));
  const known = record.phases.some(
    (phase) => phase.name === name && Date.parse(phase.startedAt) === startedAt.getTime(),
  );
  if (known) return record;
  const failed = results.filter(({ status }) => status === "failed").map(({ task }) => task);
  return addPhase(record, {
    name,
    startedAt,
    seconds: (end - startedAt.getTime()) / 1000,
    outcome: failed.length > 0 ? "failure" : "success",
    ...(failed.length > 0 ? { error: `failed: ${failed.join(", ")}` } : {}),
  });
}

/** Seed phase 3: what making the worktrees took, all tasks together. */
function worktreePhase(record: SessionRecord, results: readonly TaskResult[]): SessionRecord {
  const made = results.filter(({ worktreeSeconds }) => worktreeSeconds !== undefined);
  if (made.length === 0) return record;
  return addPhase(record, {
    name: "worktrees",
    startedAt: new Date(Math.min(...made.map(({ startedAt }) => Date.parse(startedAt)))),
    seconds: made.reduce((sum, { worktreeSeconds = 0 }) => sum + worktreeSeconds, 0),
    outcome: "success",
  });
}

/** Newer than what the record holds of the same task; a repeated hand-over is not. */
const isNews = (record: SessionRecord, result: TaskResult): boolean => {
  const known = record.tasks.find(({ task }) => task === result.task);
  return known === undefined || Date.parse(result.startedAt) > Date.parse(known.startedAt);
};

/** What a result adds to the record's costs: one that was resumed holds those of the work before it. */
export function addedUsage({ tasks }: Pick<SessionRecord, "tasks">, result: TaskResult): Usage {
  const { task, usage, resumed } = result;
  const known = tasks.find((one) => one.task === task);
  return known && resumed?.since.includes(known.startedAt)
    ? usageBeyond(usage, known.usage)
    : usage;
}

/** The record with task results in it: the newest of each task, its cost, and the phases' durations. */
export function foldTasks(record: SessionRecord, results: readonly TaskResult[]): SessionRecord {
  const news = results.filter((result) => isNews(record, result));
  if (news.length === 0) return record;
  const replaced = new Set(news.map(({ task }) => task));
  const spans = news.map(spanOf);
  const side = news.filter((_, at) =>
    spans.some((other, index) => index !== at && overlaps(other, spans[at] ?? other)),
  );
  const paid = news.reduce((sum, result) => spend(sum, "codegen", addedUsage(record, result)), {
    ...record,
    tasks: [...record.tasks.filter(({ task }) => !replaced.has(task)), ...news],
  });
  const made = worktreePhase(paid, news);
  return phaseOver(phaseOver(made, "implementation", news), "parallel-execution", side);
}

/** The review's duration, once for each hand-over. */
function reviewPhase(record: SessionRecord, { timing, kind }: ReviewOutcome): SessionRecord {
  const known = record.phases.some(
    ({ name, startedAt }) => name === "review" && startedAt === timing?.startedAt,
  );
  if (timing === undefined || known) return record;
  return addPhase(record, {
    name: "review",
    startedAt: new Date(timing.startedAt),
    seconds: timing.seconds,
    outcome: kind === "scored" ? "success" : "failure",
  });
}

/** The record with one attempt's review and task results in it; doing it again changes nothing. */
export function foldReview(
  record: SessionRecord,
  { outcome, results }: { outcome: ReviewOutcome; results: readonly TaskResult[] },
): SessionRecord {
  const worked = reviewPhase(foldTasks(record, results), outcome);
  if (outcome.kind !== "scored") return worked;
  const { report } = outcome;
  const known = worked.reviews.some(
    (one) => one.attempt === report.attempt && one.headSha === report.headSha,
  );
  if (known) return worked;
  const { modelCalls, ...kept } = report;
  const paid = { usage: report.usage, modelCalls };
  return payFor({ ...worked, reviews: [...worked.reviews, kept] }, "review", paid);
}

/**
 * The record with an environment's result in it: the newest of each release and environment. One that is held
 * back for now takes no place of what was deployed.
 */
export function foldDeployment(record: SessionRecord, result: DeploymentResult): SessionRecord {
  const same = (one: DeploymentResult): boolean =>
    one.release === result.release && one.environment === result.environment;
  const phased = record.deployments.some((one) => same(one) && one.startedAt === result.startedAt)
    ? record
    : addPhase(record, {
        name: "deployment",
        startedAt: new Date(result.startedAt),
        seconds: result.seconds,
        outcome: phaseOutcome(result.outcome),
        ...(result.error === undefined ? {} : { error: result.error }),
      });
  const keeps = isHeld(result) && !isSettled(result);
  if (keeps && record.deployments.some((one) => same(one) && one.outcome !== "held")) return phased;
  return {
    ...phased,
    deployments: [...phased.deployments.filter((one) => !same(one)), result],
  };
}

function phaseOutcome(
  outcome: DeploymentResult["outcome"],
): "success" | "failure" | "waiting" | "skipped" {
  switch (outcome) {
    case "healthy":
      return "success";
    case "not_configured":
      return "skipped";
    case "inconclusive":
    case "held":
      return "waiting";
    case "unhealthy":
    case "rolled_back":
    case "rollback_failed":
      return "failure";
  }
}

/** All that the session has cost. */
export const totalUsage = ({ usage }: SessionRecord): Usage =>
  Object.values(usage).reduce(addUsage, NO_USAGE);
