import { branchOf } from "../../core/names.ts";
import { checkIssue } from "./check-issue.ts";
import { checkPull } from "./check-pulls.ts";
import { checkSession } from "./check-session.ts";
import type { Expectation } from "./expectation.ts";
import type { IssueOutcome, Outcome } from "./outcome.ts";
import { unless } from "./unless.ts";

type ExpectedOne = NonNullable<Expectation["issues"]>[string];

/** Each issue against what is said of all of them, and of it alone. */
export function checkIssues(expect: Expectation, outcome: Outcome): string[] {
  const { issues } = outcome;
  const strangers = Object.keys(expect.issues ?? {}).filter(
    (number) => !issues.some((issue) => String(issue.number) === number),
  );
  return [
    ...strangers.map((number) => `issues.${number}: the scenario has no such issue`),
    ...issues.flatMap((issue) =>
      [expect, expect.issues?.[issue.number] ?? {}]
        .flatMap((one) => checkOne(one, issue, outcome))
        .map((complaint) => (issues.length > 1 ? `#${issue.number}: ${complaint}` : complaint)),
    ),
  ];
}

function checkOne(
  { issue: wanted, session, pull }: ExpectedOne,
  issue: IssueOutcome,
  { pulls }: Outcome,
): string[] {
  const own = pulls.find(({ head }) => head === branchOf(issue.number));
  return [
    ...(wanted ? checkIssue(wanted, issue) : []),
    ...(session ? checkSession(session, issue.session) : []),
    ...unless(pull === undefined || own !== undefined, "pull: there is none"),
    ...(pull && own ? checkPull(`pull (#${own.number})`, pull, own) : []),
  ];
}
