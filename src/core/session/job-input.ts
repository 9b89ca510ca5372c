import { UserError } from "../errors.ts";
import { MAX_ATTEMPTS } from "../review/verdict.ts";

/** The `issue` input that most actions have. @throws UserError invalid_input */
export function parseIssueNumber(raw: string): number {
  if (/^[1-9]\d{0,9}$/.test(raw)) return Number(raw);
  throw new UserError("invalid_input", `issue must be the number of an issue, got "${raw}".`);
}

/** Whole id of a commit, as an input. @throws UserError invalid_input */
export function parseCommit(name: string, raw: string): string {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(raw)) return raw;
  throw new UserError("invalid_input", `${name} must be the whole id of a commit, got "${raw}".`);
}

/** The `attempt` input: which execution of the build. @throws UserError invalid_input */
export function parseAttempt(raw: string): number {
  const attempt = Number(raw);
  if (Number.isInteger(attempt) && attempt >= 1 && attempt <= MAX_ATTEMPTS) return attempt;
  throw new UserError("invalid_input", `attempt must be 1 to ${MAX_ATTEMPTS}, got "${raw}".`);
}
