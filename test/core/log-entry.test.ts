import { logEntries } from "../../src/core/log-entry.ts";
import { deployed, report, taskResult } from "../fakes/quality.ts";
import { plan, session, task } from "../fakes/records.ts";

const record = session({
  state: "done",
  plan: plan(task(1, { title: "Add User model" })),
  tasks: [taskResult(1)],
  reviews: [report()],
  deployments: [deployed(), deployed({ environment: "staging", outcome: "not_configured" })],
});
const at = new Date("2026-01-05T10:45:00.000Z");

test("a task's entry has the seed's form", () => {
  expect(logEntries(record, at)[0]?.markdown).toBe(
    [
      "## 2026-01-05 10:18:23 - Task Execution",
      "",
      "**Agent**: CodeGenAgent",
      "**Task**: task-500-1 (Add User model)",
      "**Status**: Success",
      "**Duration**: 8m 23s",
      "**Quality**: 100/100",
      "",
      "### Actions",
      "- Created: src/user.ts",
      "- Created: test/user.test.ts",
      "- Lines: 234",
      "- Tests: 5 passed, 0 failed",
      "- Warnings: 0",
      "- Commit: bbbbbbbbbbbb",
      "- Summary: Added User model with validation",
      "",
    ].join("\n"),
  );
});

test("tasks, reviews, real deployments and the session's end are entries with keys of their own", () => {
  const entries = logEntries(record, at);
  expect(entries.map(({ markdown }) => markdown.split("\n", 1)[0]?.split(" - ")[1])).toEqual([
    "Task Execution",
    "Quality Review",
    "Deployment to production",
    "Session",
  ]);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(4);
  expect(logEntries(record, new Date("2026-01-06T00:00:00Z")).map(({ key }) => key)).toEqual(
    entries.map(({ key }) => key),
  );
});

test("failures are as findable as successes, and their output stays one inert line", () => {
  const error = "exit 1\n## 2020-01-01 00:00:00 - Forged";
  const failed = session({ tasks: [taskResult(1, { status: "failed", error })] });
  const text = logEntries(failed, at)[0]?.markdown ?? "";
  expect(text).toContain("**Status**: Failed");
  expect(text.match(/^## /gm)).toHaveLength(1);
});
