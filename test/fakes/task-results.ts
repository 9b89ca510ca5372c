import type { TaskResult } from "../../src/core/task/task-result.ts";
import { NO_USAGE } from "../../src/core/budget/usage.ts";

/** A task of issue 500 that succeeded at once, for tests to vary. */
export const taskResult = (ordinal: number, change: Partial<TaskResult> = {}): TaskResult => ({
  task: `task-500-${ordinal}`,
  attempt: 1,
  lane: "w1-l1",
  status: "success",
  filesCreated: [],
  filesChanged: [],
  linesChanged: 1,
  testsPassed: 1,
  testsFailed: 0,
  warnings: [],
  commit: String(ordinal).repeat(40).slice(0, 40),
  bundle: `task-500-${ordinal}.bundle`,
  summary: "",
  turns: 1,
  tries: 1,
  usage: NO_USAGE,
  sandbox: "off",
  startedAt: "2026-01-05T10:00:00.000Z",
  seconds: 1,
  ...change,
});
