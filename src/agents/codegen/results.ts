import { messageOf } from "../../core/error-code.ts";
import { TransientError } from "../../core/errors.ts";
import type { EscalationKind } from "../../core/escalation.ts";
import { blankResult, type Blank, type TaskResult } from "../../core/task-result.ts";

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
