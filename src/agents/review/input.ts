import { parseAttempt, parseCommit, parseIssueNumber } from "../../core/session/job-input.ts";

export const INPUTS = ["issue", "attempt", "onto", "github-token", "anthropic-api-key"] as const;

export type Input = {
  issue: number;
  attempt: number;
  /** Commit of the base as it is now: the newest review of the run is made again on it. */
  onto?: string;
};

/** @throws UserError invalid_input */
export function parseInput(raw: Record<(typeof INPUTS)[number], string>): Input {
  return {
    issue: parseIssueNumber(raw.issue),
    attempt: parseAttempt(raw.attempt),
    ...(raw.onto === "" ? {} : { onto: parseCommit("onto", raw.onto) }),
  };
}
