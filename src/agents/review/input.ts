import { parseAttempt, parseIssueNumber } from "../../core/job-input.ts";

export const INPUTS = ["issue", "attempt", "github-token", "anthropic-api-key"] as const;

export type Input = { issue: number; attempt: number };

/** @throws UserError invalid_input */
export function parseInput(raw: Record<(typeof INPUTS)[number], string>): Input {
  return { issue: parseIssueNumber(raw.issue), attempt: parseAttempt(raw.attempt) };
}
