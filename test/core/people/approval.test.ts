import { digestMatches, mayApprove } from "../../../src/core/people/approval.ts";
import { buildEscalation } from "../../../src/core/people/escalation-view.ts";

const question = (subject: unknown) =>
  buildEscalation({
    kind: "complexity",
    severity: "high",
    issue: 500,
    reason: "hard",
    failingChecks: [],
    recommendation: "look",
    subject,
    at: new Date(0),
  });

test.each([
  ["a writer", { login: "alice", role: "write", bot: false }, [], true],
  ["a triager", { login: "tom", role: "triage", bot: false }, [], false],
  [
    "a writer who is not among the approvers",
    { login: "alice", role: "admin", bot: false },
    ["carol"],
    false,
  ],
  ["an approver, in other letters", { login: "Carol", role: "read", bot: false }, ["carol"], true],
  ["a bot with write access", { login: "x[bot]", role: "write", bot: true }, [], false],
  ["a bot that is named", { login: "x[bot]", role: "write", bot: true }, ["x[bot]"], true],
] as const)("%s may approve: the rules decide", (_who, approver, approvers, allowed) => {
  expect(mayApprove(approver, { approvers: [...approvers] }).allowed).toBe(allowed);
});

test("a digest must be that of the question", () => {
  const asked = question("plan 2");
  expect(digestMatches(asked.digest.slice(0, 12), asked, [asked]).allowed).toBe(true);
  expect(digestMatches("0".repeat(12), asked, [asked]).allowed).toBe(false);
});

test("without a digest nobody approves what they may not have seen", () => {
  const [first, second] = [question("plan 1"), question("plan 2")];
  expect(digestMatches(undefined, first, [first]).allowed).toBe(true);
  expect(digestMatches(undefined, second, [first, second]).allowed).toBe(false);
});
