import { UserError } from "../../core/errors.ts";
import { MAX_ATTEMPTS } from "../../core/verdict.ts";

export const INPUTS = ["issue", "attempt", "lane", "github-token", "anthropic-api-key"] as const;

export type Input = { issue: number; attempt: number; lane: string };

const refuse = (message: string): never => {
  throw new UserError("invalid_input", message);
};

/** @throws UserError invalid_input */
export function parseInput(raw: Record<(typeof INPUTS)[number], string>): Input {
  if (!/^[1-9]\d{0,9}$/.test(raw.issue))
    refuse(`issue must be the number of an issue, got "${raw.issue}".`);
  const attempt = Number(raw.attempt);
  if (!Number.isInteger(attempt) || attempt < 1 || attempt > MAX_ATTEMPTS)
    refuse(`attempt must be 1 to ${MAX_ATTEMPTS}, got "${raw.attempt}".`);
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(raw.lane))
    refuse(`lane must be the id of a lane in the schedule, e.g. w1-l1, got "${raw.lane}".`);
  return { issue: Number(raw.issue), attempt, lane: raw.lane };
}
