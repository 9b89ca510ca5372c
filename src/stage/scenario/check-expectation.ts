import { checkCluster } from "./check-cluster.ts";
import { checkIssues } from "./check-issues.ts";
import { checkPulls } from "./check-pulls.ts";
import { checkRepository } from "./check-repository.ts";
import { checkRuns } from "./check-runs.ts";
import type { Expectation } from "./expectation.ts";
import type { Outcome } from "./outcome.ts";
import { differences } from "./wildcard.ts";

/** Every way in which the outcome is not as expected, a line each; [] where all is as expected. */
export const checkExpectation = (expect: Expectation, outcome: Outcome): string[] => [
  ...checkIssues(expect, outcome),
  ...(expect.pulls ? checkPulls(expect.pulls, outcome.pulls) : []),
  ...(expect.otherIssues
    ? differences(
        "otherIssues",
        expect.otherIssues,
        outcome.otherIssues.map(({ title }) => title),
      )
    : []),
  ...checkRepository(expect, outcome),
  ...checkRuns(expect, outcome),
  ...checkCluster(expect.cluster ?? {}, outcome.cluster),
];
