import { UserError } from "../../core/errors.ts";
import { MAX_ATTEMPTS } from "../../core/verdict.ts";

export const INPUTS = ["issue", "attempt", "github-token", "anthropic-api-key"] as const;

export type Input = { issue: number; attempt: number };

/** @throws UserError invalid_input */
export function parseInput(raw: Record<(typeof INPUTS)[number], string>): Input {
  if (!/^[1-9]\d{0,9}$/.test(raw.issue))
    throw new UserError(
      "invalid_input",
      `issue must be the number of an issue, got "${raw.issue}".`,
    );
  const attempt = Number(raw.attempt);
  if (!Number.isInteger(attempt) || attempt < 1 || attempt > MAX_ATTEMPTS)
    throw new UserError(
      "invalid_input",
      `attempt must be 1 to ${MAX_ATTEMPTS}, got "${raw.attempt}".`,
    );
  return { issue: Number(raw.issue), attempt };
}
