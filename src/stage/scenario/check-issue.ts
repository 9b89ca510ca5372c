import { identityOf, sameLabel } from "../../core/labels.ts";
import { ACTIONS_BOT } from "../contract/tokens.ts";
import type { Expectation } from "./expectation.ts";
import type { Outcome } from "./outcome.ts";
import { unless, unlessEqual } from "./unless.ts";
import { differences, listOf } from "./wildcard.ts";

/** Issue and pull requests: what people see. */
export const checkIssue = (expect: Expectation, outcome: Outcome): string[] => [
  ...(expect.issue ? issueComplaints(expect.issue, outcome.issue) : []),
  ...(expect.pulls ? pullComplaints(expect.pulls, outcome.pulls) : []),
  ...(expect.otherIssues
    ? differences(
        "otherIssues",
        expect.otherIssues,
        outcome.otherIssues.map(({ title }) => title),
      )
    : []),
];

function issueComplaints(
  expect: NonNullable<Expectation["issue"]>,
  issue: Outcome["issue"],
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

function pullComplaints(
  expected: NonNullable<Expectation["pulls"]>,
  pulls: Outcome["pulls"],
): string[] {
  if (expected.length !== pulls.length) {
    const found = listOf(pulls.map(({ title }) => title));
    return [`pulls: expected ${expected.length}, found ${pulls.length}: ${found}`];
  }
  return expected.flatMap((wanted, index) => {
    const pull = pulls[index];
    if (!pull) return [];
    const what = `pulls[${index}] (#${pull.number})`;
    return [
      ...unlessEqual(`${what}.merged`, wanted.merged, pull.merged),
      ...unlessEqual(`${what}.draft`, wanted.draft, pull.draft),
      ...unlessEqual(`${what}.title`, wanted.title, pull.title),
      ...(wanted.body ?? []).flatMap((text) =>
        unless(pull.body.includes(text), `${what}.body does not contain "${text}"`),
      ),
      ...(wanted.labels ?? []).flatMap((label) =>
        unless(
          pull.labels.some((found) => sameLabel(found, label)),
          `${what}.labels: "${label}" is missing; there are ${listOf(pull.labels)}`,
        ),
      ),
    ];
  });
}
