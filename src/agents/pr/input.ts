import { UserError } from "../../core/errors.ts";
import { parseIssueNumber } from "../../core/session/job-input.ts";

export const INPUTS = ["issue", "base-moved", "pr-token", "github-token"] as const;

type Raw = Record<Exclude<(typeof INPUTS)[number], "pr-token">, string>;

/**
 * What happens where the default branch moved after the review: a job after this one reviews the change
 * again on the new base, or people are asked.
 */
export type WhenMoved = "review" | "escalate";

export type Input = { issue: number; whenMoved: WhenMoved };

/** @throws UserError invalid_input */
export function parseInput(raw: Raw): Input {
  const whenMoved = raw["base-moved"] === "" ? "escalate" : raw["base-moved"];
  if (whenMoved !== "review" && whenMoved !== "escalate")
    throw new UserError(
      "invalid_input",
      `base-moved must be review or escalate, got "${whenMoved}".`,
    );
  return { issue: parseIssueNumber(raw.issue), whenMoved };
}
