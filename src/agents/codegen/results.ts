import { diskFullText } from "../../core/disk-full.ts";
import { messageOf } from "../../core/error-code.ts";
import { TransientError } from "../../core/errors.ts";
import type { EscalationKind } from "../../core/people/escalation.ts";
import { blankResult, type Blank, type TaskResult } from "../../core/task/task-result.ts";

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
  const text = diskFullText(error) ?? `${kind}: ${messageOf(error)}`;
  return failedResult(blank, text, "fault");
}

/** A task that a job leaves open: another one works on it, from its checkpoint where it has one. */
export type OpenTask = {
  task: string;
  /** Tries that have ended. */
  tries: number;
  /** Name of the artifact that holds where it stands. */
  checkpoint?: string | undefined;
  warnings: readonly string[];
};

/** How the work on a task ends in one job. */
export type TaskEnd = { kind: "result"; result: TaskResult } | ({ kind: "open" } & OpenTask);

/** A task that was not begun. */
export const notBegun = (task: string): OpenTask => ({ task, tries: 0, warnings: [] });
