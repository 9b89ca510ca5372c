import { identityOf, sameLabel } from "../../core/issue/labels.ts";
import { ACTIONS_BOT } from "../contract/tokens.ts";
import type { Expectation } from "./expectation.ts";
import type { IssueOutcome } from "./outcome.ts";
import { unless, unlessEqual } from "./unless.ts";
import { listOf } from "./wildcard.ts";

/** One issue as people see it. */
export function checkIssue(
  expect: NonNullable<Expectation["issue"]>,
  issue: IssueOutcome,
): string[] {
  const ours = issue.comments.filter(({ author }) => author === ACTIONS_BOT.login);
  const says = (text: string) =>
    ours.some(({ body }) => body.toLowerCase().includes(text.toLowerCase()));
  const states = issue.labels.map(identityOf).filter((label) => label.startsWith("state:"));
  const carries = (wanted: string) => issue.labels.some((label) => sameLabel(label, wanted));
  return [
    ...unlessEqual("issue.state", expect.state, issue.state),
    ...unless(
      states.length === 1,
      `issue.labels: expected exactly one state: label, found ${listOf(states)}`,
    ),
    ...(expect.labels ?? []).flatMap((label) =>
      unless(
        carries(label),
        `issue.labels: "${label}" is missing; there are ${listOf(issue.labels)}`,
      ),
    ),
    ...(expect.noLabels ?? []).flatMap((label) =>
      unless(!carries(label), `issue.labels: "${label}" should not be there`),
    ),
    ...(expect.comments ?? []).flatMap((text) =>
      unless(says(text), `issue.comments: no comment of Miyabi's contains "${text}"`),
    ),
    ...(expect.noComments ?? []).flatMap((text) =>
      unless(!says(text), `issue.comments: a comment contains "${text}"`),
    ),
    ...unlessEqual("issue.commentCount", expect.commentCount, ours.length),
  ];
}
