import type { Config } from "./config.ts";
import { totalUsage } from "./fold.ts";
import type { SessionRecord } from "./session.ts";

/** Why no further model call may be made for this session, undefined while one may (threat 41). */
export function budgetProblem(
  record: SessionRecord,
  { usdPerIssue }: Config["budget"],
): string | undefined {
  const { costUsd } = totalUsage(record);
  return costUsd >= usdPerIssue
    ? `The budget is used up: $${costUsd.toFixed(2)} of $${usdPerIssue.toFixed(2)} for the issue`
    : undefined;
}
