import type { Config } from "../config.ts";
import { unloggedUsd } from "./day-spending.ts";
import { addedUsage, totalUsage } from "../session/fold.ts";
import { limitText, type MoneyLimit } from "./purse.ts";
import type { SessionRecord } from "../session/session.ts";
import type { TaskResult } from "../task/task-result.ts";

export type Spending = {
  record: SessionRecord;
  /** Results of tasks that may not be in the record yet. */
  results?: readonly TaskResult[];
  /** US dollars of today by the log (day-spending.ts). */
  today: number;
};

/** What results cost that the record does not hold. */
function unrecordedUsd({ record, results = [] }: Spending): number {
  const isRecorded = ({ task, startedAt }: TaskResult): boolean =>
    record.tasks.some((known) => known.task === task && known.startedAt === startedAt);
  return results
    .filter((result) => !isRecorded(result))
    .reduce((sum, result) => sum + addedUsage(record, result).costUsd, 0);
}

/** What is left of the issue, and of the day: there, what this session has not logged counts as well. */
export function moneyLimits(
  spending: Spending,
  { usdPerIssue, usdPerDay }: Config["budget"],
): MoneyLimit[] {
  const { record, today } = spending;
  const unrecorded = unrecordedUsd(spending);
  const issue = totalUsage(record).costUsd + unrecorded;
  const day = today + unloggedUsd(record) + unrecorded;
  return [
    { name: "budget.usdPerIssue", usd: usdPerIssue, left: usdPerIssue - issue },
    { name: "budget.usdPerDay", usd: usdPerDay, left: usdPerDay - day },
  ];
}

/**
 * What one lane may spend of what is left. Lanes of a wave run at the same time and those of the next one
 * cannot know what these have spent, since nobody writes the record in between: so each has its share by its
 * tasks among all of the attempt, and all of them together never more than what is left.
 */
export const shareOf = (limits: readonly MoneyLimit[], part: number): MoneyLimit[] =>
  limits.map((limit) => ({ ...limit, left: limit.left * part }));

/** Why no further model call may be made, undefined while one may (threat 41). */
export function budgetProblem(limits: readonly MoneyLimit[]): string | undefined {
  const used = limits.find(({ left }) => left <= 0);
  if (used === undefined) return undefined;
  const text = limitText(used);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}: $${(used.usd - used.left).toFixed(2)} were spent`;
}

/** What people can do about it. */
export const budgetAdvice = (problem: string): string =>
  problem.includes("budget.usdPerDay")
    ? "Comment /miyabi retry tomorrow (days are UTC), or raise budget.usdPerDay in .github/miyabi.yml first."
    : "Raise the named limit in .github/miyabi.yml, or make the issue smaller, then comment /miyabi retry.";
