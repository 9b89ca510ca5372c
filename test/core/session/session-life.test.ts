import { clineLink } from "../../../src/core/people/cline-link.ts";
import { resumeFrom } from "../../../src/core/session/resumption.ts";
import {
  addNote,
  addPhase,
  addRun,
  answerQuestion,
  openQuestion,
  spend,
} from "../../../src/core/session/session-edit.ts";
import {
  issueDigest,
  snapshotOf,
  startSession,
  withNewText,
} from "../../../src/core/session/session-start.ts";
import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import { SessionRecord } from "../../../src/core/session/session.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import { move } from "../../../src/core/session/transitions.ts";
import { report } from "../../fakes/quality.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";

const RAW = {
  number: 500,
  title: "Add\u202E login",
  body: "Text <!-- hidden -->",
  author: "alice",
  labels: ["bug"],
  createdAt: new Date("2026-01-05T09:00:00.000Z"),
};
const TRIGGER = {
  event: "issues",
  actor: "alice",
  runId: 7,
  at: new Date("2026-01-05T10:00:00.000Z"),
};

test("a new session is a valid record over the sanitised issue", () => {
  const record = startSession({ repository: "acme/shop", issue: RAW, trigger: TRIGGER });
  expect(SessionRecord.parse(record)).toEqual(record);
  expect(record).toMatchObject({
    revision: 1,
    state: "pending",
    runs: [7],
    issue: { title: "Add login", body: "Text " },
  });
  expect(record.issue.removed).toEqual([
    "Invisible characters: U+202E × 1",
    "HTML comment: hidden",
  ]);
});

test("threat 31: the digest is of the raw text: an edit that only changes what is hidden is an edit", () => {
  expect(snapshotOf(RAW).digest).toBe(issueDigest(RAW));
  expect(issueDigest({ ...RAW, body: "Text <!-- other -->" })).not.toBe(issueDigest(RAW));
});

test("threat 38: a text of five megabytes is cut, and the cut is recorded", () => {
  const { body, removed } = snapshotOf({ ...RAW, body: "a".repeat(5_000_000) });
  expect(body).toHaveLength(65_536);
  expect(removed).toContain("Body: 4934464 characters over the limit");
});

test("a new text makes what was made of the old one go", () => {
  const record = session({ analysis: analysis(), plan: plan(task(1)) });
  const next = withNewText(record, { ...RAW, labels: ["type:feature", "bug"] });
  expect([next.analysis, next.plan]).toEqual([undefined, undefined]);
  expect(next.issue.labels).toEqual(["bug"]);
});

test("phases count their attempts", () => {
  const entry = { name: "review", startedAt: new Date(0), seconds: 1, outcome: "success" } as const;
  const record = addPhase(addPhase(session(), entry), { ...entry, error: "x", outcome: "failure" });
  expect(record.phases.map(({ attempt, error }) => [attempt, error])).toEqual([
    [1, undefined],
    [2, "x"],
  ]);
});

test("usage adds up by agent, notes and runs are kept once", () => {
  const once = spend(session(), "issue", { ...NO_USAGE, calls: 1, costUsd: 0.5 });
  expect(
    spend(once, "issue", { ...NO_USAGE, calls: 2, costUsd: 0.25 }).usage["issue"],
  ).toMatchObject({ calls: 3, costUsd: 0.75 });
  expect(addNote(addNote(session(), "a"), "a").notes).toEqual(["a"]);
  expect(addRun(addRun(session(), 2), 2).runs).toEqual([1, 2]);
});

test("an answer is for its question, once", () => {
  const asked = buildEscalation({
    kind: "quality",
    severity: "high",
    issue: 500,
    reason: "r",
    failingChecks: [],
    recommendation: "",
    subject: 1,
    at: new Date(0),
  });
  const record = session({ escalations: [asked] });
  const answered = answerQuestion(record, asked.digest, {
    by: "alice",
    at: new Date(0),
    action: "reject",
  });
  expect(openQuestion(record)).toEqual(asked);
  expect(openQuestion(answered)).toBeUndefined();
  expect(
    answerQuestion(answered, asked.digest, {
      by: "bob",
      at: new Date(0),
      action: "approve_anyway",
    }),
  ).toEqual(answered);
});

test("a session that never got anywhere begins with the analysis", () => {
  expect(resumeFrom(session({ state: "failed" }), undefined)).toEqual({
    state: "analyzing",
    next: "analyze",
  });
});

test.each([
  ["publishes a change with which nothing is wrong", "publish" as const, "publish"],
  ["makes one again that was objected to", undefined, "schedule"],
])("a retry %s", (_what, retry, next) => {
  const asked = buildEscalation({
    kind: "conflict",
    severity: "medium",
    issue: 500,
    reason: "r",
    failingChecks: [],
    recommendation: "",
    subject: 1,
    retry,
    at: new Date(0),
  });
  const phase = {
    name: "analysis",
    startedAt: new Date(0),
    seconds: 1,
    outcome: "success",
  } as const;
  const reviewed = addPhase(
    session({
      state: "reviewing",
      analysis: analysis(),
      plan: plan(task(1)),
      reviews: [report()],
      escalations: [asked],
    }),
    phase,
  );
  const at = new Date(0);
  const blocked = move(reviewed, { to: "blocked", by: "pr", runId: 1, at, reason: "r" });
  expect(resumeFrom(blocked, undefined).next).toBe(next);
});

test("the link opens Cline through vscode.dev, whatever the text holds", () => {
  const link = clineLink("fix (this) & 'that'\n#1 \uD83D");
  expect(link).not.toMatch(/[()'\s]/);
  const inner = new URL(link).searchParams.get("url") ?? "";
  expect(inner.startsWith("vscode://saoudrizwan.claude-dev/task?prompt=")).toBe(true);
  expect(new URL(inner).searchParams.get("prompt")).toBe("fix (this) & 'that'\n#1 \uFFFD");
});
