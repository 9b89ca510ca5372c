import { parseAttempt, parseIssueNumber } from "../../core/session/job-input.ts";
import { UserError } from "../../core/errors.ts";

export const INPUTS = [
  "issue",
  "attempt",
  "lane",
  "minutes",
  "github-token",
  "anthropic-api-key",
  "model-secrets",
] as const;

export type Input = { issue: number; attempt: number; lane: string };

/** A runner of one's own may take five days for a job. */
const MOST_MINUTES = 5 * 24 * 60;

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

/**
 * Minutes from the action's start after which the lane stops by itself, before its job's time is over.
 * @throws UserError invalid_input
 */
export function parseMinutes(raw: string): number {
  const minutes = /^\d{1,4}(\.\d{1,3})?$/.test(raw) ? Number(raw) : 0;
  if (minutes <= 0 || minutes > MOST_MINUTES)
    refuse(`minutes must be a number of minutes up to ${MOST_MINUTES}, got "${raw}".`);
  return minutes;
}
