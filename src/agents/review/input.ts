import { UserError } from "../../core/errors.ts";
import { parseAttempt, parseCommit, parseIssueNumber } from "../../core/session/job-input.ts";

export const INPUTS = [
  "issue",
  "attempt",
  "onto",
  "head",
  "github-token",
  "anthropic-api-key",
  "model-secrets",
] as const;

export type Input = {
  issue: number;
  attempt: number;
  /** Commit of the base as it is now: the newest review of the run is made again on it. */
  onto?: string;
  /** Commit of the issue's branch, where people pushed to it: reviewed again together with it. */
  head?: string;
};

/** @throws UserError invalid_input */
export function parseInput(raw: Record<(typeof INPUTS)[number], string>): Input {
  if (raw.head !== "" && raw.onto === "")
    throw new UserError("invalid_input", "head needs onto, the commit of the base, as well.");
  return {
    issue: parseIssueNumber(raw.issue),
    attempt: parseAttempt(raw.attempt),
    ...(raw.onto === "" ? {} : { onto: parseCommit("onto", raw.onto) }),
    ...(raw.head === "" ? {} : { head: parseCommit("head", raw.head) }),
  };
}
