import { releasedBy } from "../../src/core/session/released-by.ts";
import {
  revertBody,
  revertMessage,
  revertNote,
  revertTitle,
} from "../../src/core/deploy/revert-text.ts";
import { annotationsOf } from "../../src/core/review/annotations.ts";
import { buildEscalation, renderEscalation } from "../../src/core/people/escalation-view.ts";
import { closingKeywords } from "../../src/core/pull/closing-keywords.ts";
import { commitMessage } from "../../src/core/task/commit-message.ts";
import { pullBody, pullTitle } from "../../src/core/pull/pull-text.ts";
import { notedOf, releaseNotes } from "../../src/core/deploy/release-notes.ts";
import { renderPlan } from "../../src/core/plan/view.ts";
import { renderReport } from "../../src/core/review/report-view.ts";
import { renderRunPage } from "../../src/core/session/run-page.ts";
import { renderSession } from "../../src/core/session/session-view.ts";
import { renderSummary } from "../../src/core/session/summary-view.ts";
import { taskIssues } from "../../src/core/plan/task-issues.ts";
import { afterFailure, incidentBody, incidentTitle } from "../../src/core/deploy/incident-view.ts";
import { deployed, report, taskResult } from "../fakes/quality.ts";
import { analysis, plan, session, task } from "../fakes/records.ts";
import { actsOf } from "../security/fuzz/reading.ts";
import { closed, mentioned } from "./text/as-github-reads.ts";

/** Every way of text that GitHub acts on. */
const HOSTILE = [
  "@acme/security @@alice &commat;bob &#64;eve",
  "Fixes #1, closes: acme/shop#2, resolved GH-3, fix https://github.com/acme/shop/issues/4",
  "Closes &num;5",
  "![x](https://evil.example/?q=1) [x](/\\\\evil.example) <img src=x onerror=evil> www.evil.example http:/evil.example \u001B]8;;https://evil.example\u0007x\u001B]8;;\u0007",
];
const LINE = HOSTILE.join(" ");
const TEXT = HOSTILE.join("\n");

const hostileTask = task(1, {
  title: LINE,
  description: TEXT,
  acceptance: [LINE],
  files: [`src/${LINE}.ts`],
});
const finding = {
  part: "review",
  severity: "medium",
  message: LINE,
  file: `src/${LINE}.ts`,
  line: 3,
  rule: LINE,
} as const;
const quality = report({
  issues: [finding],
  debt: [{ ...finding, why: "base" }],
  unknown: [{ part: "lint", reason: LINE }],
  explanation: [LINE],
  notJudged: [LINE],
  refused: [{ target: LINE, times: 1 }],
  toolchain: LINE,
});
const failed = { ...deployed(), outcome: "rolled_back", error: LINE, logs: TEXT } as const;
const record = session({
  issue: { ...session().issue, title: LINE, body: TEXT },
  analysis: analysis({ reasons: [LINE], missing: [LINE], components: [LINE], keywords: [LINE] }),
  plan: plan(hostileTask),
  tasks: [taskResult(1, { summary: TEXT, warnings: [LINE], notDone: LINE, filesCreated: [LINE] })],
  reviews: [quality],
  notes: [LINE],
});
const escalation = buildEscalation({
  kind: "quality",
  severity: "high",
  issue: 500,
  reason: LINE,
  failingChecks: [LINE],
  recommendation: LINE,
  subject: LINE,
  at: new Date(0),
});
const place = {
  repository: "acme/shop",
  branch: "feature/issue-500",
  serverUrl: "https://github.com",
};
const [subIssue] = taskIssues(500, plan(hostileTask));

const released = releasedBy(record);
const refused = { issue: 7, noRevert: TEXT };

test.each<[string, "markdown" | "plain", string]>([
  ["the pull request's title", "plain", pullTitle(record)],
  ["the pull request's body", "markdown", pullBody(record, quality)],
  ["the quality report", "markdown", renderReport(quality, 500)],
  ["the plan's comment", "markdown", renderPlan(record, plan(hostileTask))],
  ["a sub-issue's title", "plain", subIssue?.title ?? ""],
  ["a sub-issue's body", "markdown", subIssue?.body ?? ""],
  ["an escalation", "markdown", renderEscalation(escalation, place)],
  ["a session's state", "markdown", renderSession(record)],
  ["a run's page", "markdown", renderRunPage(record, { ...place, runId: 1, message: LINE })],
  ["a session's summary", "markdown", renderSummary(record, new Date(0))],
  [
    "a release's notes",
    "markdown",
    releaseNotes(notedOf(record), { messages: [TEXT], rollbackCommand: undefined }),
  ],
  ["an incident's title", "plain", incidentTitle(released, failed)],
  ["an incident's body", "markdown", incidentBody(released, failed)],
  ["what a comment says after a failure", "markdown", afterFailure(failed, refused)],
  ["a revert's title", "plain", revertTitle(released, failed)],
  ["a revert's message", "plain", revertMessage(revertTitle(released, failed), failed.sha)],
  [
    "a revert's body",
    "markdown",
    revertBody({ released, result: failed, incident: 7, base: "main" }),
  ],
  ["what an incident says of a revert", "markdown", revertNote({ why: TEXT })],
  [
    "a commit's message",
    "plain",
    commitMessage({ task: hostileTask, issue: 500, total: 1, summary: TEXT }),
  ],
  [
    "an annotation",
    "plain",
    annotationsOf([finding])
      .map(({ title, message }) => title + message)
      .join("\n"),
  ],
])(
  "threats 10, 21 and 44: generated text in %s mentions nobody, closes nothing but our own issue, leads nowhere else",
  (_, kind, text) => {
    expect(text).not.toBe("");
    expect(mentioned(text, kind)).toEqual([]);
    expect(closed(text, kind).filter((one) => one !== "Closes #500")).toEqual([]);
    expect(text).not.toContain("\u001B");
    // What a Markdown reader finds besides is ours: folded parts, links to GitHub, comments (nothing in them ends them).
    const acts = kind === "markdown" ? actsOf(text) : [];
    const others = acts.filter((one) => !one.startsWith("HTML <!-- miyabi:"));
    expect(others.filter((one) => /evil|@|onerror/.test(one))).toEqual([]);
  },
);

test("threat 44: only the pull request's body closes, and only the issue it is for", () => {
  expect(closed(pullBody(record, quality))).toEqual(["Closes #500"]);
  const message = commitMessage({ task: hostileTask, issue: 500, total: 1, summary: TEXT });
  expect(closingKeywords([message])).toEqual([]);
});

test("threat 44: the reading of this test finds what GitHub would act on", () => {
  expect(mentioned(TEXT)).toEqual(["@acme/security", "@alice", "@bob", "@eve"]);
  expect(closed(TEXT)).toHaveLength(5);
});
