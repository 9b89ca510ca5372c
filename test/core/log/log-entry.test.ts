import { logEntries } from "../../../src/core/log/log-entry.ts";
import type { Task } from "../../../src/core/plan/plan.ts";
import type { TaskResult } from "../../../src/core/task/task-result.ts";
import { deployed, report, taskResult } from "../../fakes/quality.ts";
import { plan, session, task } from "../../fakes/records.ts";

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
      "**Type**: feature",
      "",
      "### Actions",
      "- Created: src/user.ts",
      "- Created: test/user.test.ts",
      "- Lines: 234",
      "- Tests: 5 passed, 0 failed",
      "- Warnings: 0",
      "- Commit: feat: Add User model (bbbbbbbbbbbb)",
      "- Summary: Added User model with validation",
      "",
    ].join("\n"),
  );
});

test("a task's type and its own estimate follow the seed's lines, where they can be compared", () => {
  const tail = (change: Partial<TaskResult>, ...others: Task[]) => {
    const tasks = [task(1, { type: "docs", estimatedMinutes: 12.5 }), ...others];
    const calibration = { byType: {}, overall: { ratio: 3, samples: 9 } };
    const results = [taskResult(1, { seconds: 60, ...change })];
    return logEntries(session({ plan: { ...plan(...tasks), calibration }, tasks: results }), at)[0]
      ?.markdown.split("\n\n")[1]
      ?.split("\n")
      .slice(3);
  };
  const both = ["**Duration**: 1m 00s", "**Type**: docs", "**Estimated**: 12m 30s"];
  expect(tail({}, task(2))).toEqual(both);
  expect(tail({ status: "failed" }, task(2))).toEqual(both);
  expect(tail({ attempt: 2 }, task(2))).toEqual(both.slice(0, 2));
  expect(tail({})).toEqual(both.slice(0, 2));
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
