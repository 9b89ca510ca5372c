import { checkIssue } from "./check-issue.ts";
import { checkRepository } from "./check-repository.ts";
import { checkRuns } from "./check-runs.ts";
import { checkSession } from "./check-session.ts";
import type { Expectation } from "./expectation.ts";
import type { Outcome } from "./outcome.ts";

/** Every way in which the outcome is not as expected, a line each; [] where all is as expected. */
export const checkExpectation = (expect: Expectation, outcome: Outcome): string[] => [
  ...checkIssue(expect, outcome),
  ...checkSession(expect, outcome),
  ...checkRepository(expect, outcome),
  ...checkRuns(expect, outcome),
];
