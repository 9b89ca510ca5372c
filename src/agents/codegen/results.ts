import { messageOf } from "../../core/error-code.ts";
import { TransientError } from "../../core/errors.ts";
import type { EscalationKind } from "../../core/escalation.ts";
import type { TaskResult } from "../../core/task-result.ts";
import { NO_USAGE } from "../../core/usage.ts";

/** A result in which nothing has happened yet. */
export type Blank = Pick<TaskResult, "task" | "attempt" | "lane" | "sandbox" | "startedAt">;

export const blankResult = (blank: Blank): TaskResult => ({
  ...blank,
  status: "failed",
  filesCreated: [],
  filesChanged: [],
  linesChanged: 0,
  testsPassed: 0,
  testsFailed: 0,
  warnings: [],
  summary: "",
  turns: 0,
  tries: 0,
  usage: NO_USAGE,
  seconds: 0,
});

export const failedResult = (blank: Blank, error: string, failure: EscalationKind): TaskResult => ({
  ...blankResult(blank),
  error,
  failure,
});

export const skippedResult = (blank: Blank, error: string): TaskResult => ({
  ...blankResult(blank),
  status: "skipped",
  error,
});

/** What a throw means for a task. */
export function faultResult(blank: Blank, error: unknown): TaskResult {
  const kind = error instanceof TransientError ? "a fault that may pass" : "a fault";
  return failedResult(blank, `${kind}: ${messageOf(error)}`, "fault");
}
