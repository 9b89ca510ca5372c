import { parseAttempt, parseIssueNumber } from "../../core/job-input.ts";
import { UserError } from "../../core/errors.ts";

export const INPUTS = ["issue", "attempt", "lane", "github-token", "anthropic-api-key"] as const;

export type Input = { issue: number; attempt: number; lane: string };

const refuse = (message: string): never => {
  throw new UserError("invalid_input", message);
};

/** @throws UserError invalid_input */
export function parseInput(raw: Record<(typeof INPUTS)[number], string>): Input {
  const issue = parseIssueNumber(raw.issue);
  const attempt = parseAttempt(raw.attempt);
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(raw.lane))
    refuse(`lane must be the id of a lane in the schedule, e.g. w1-l1, got "${raw.lane}".`);
  return { issue, attempt, lane: raw.lane };
}
