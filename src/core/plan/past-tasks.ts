import { parseDuration } from "../text/duration-text.ts";
import { readLog, type ReadEntry } from "../log/log-text.ts";
import { Task } from "./plan.ts";
import type { TaskResult } from "../task/task-result.ts";

/** The words that a task's entry in the log and its reader share. */
export const TASK_TITLE = "Task Execution";
export const TASK_STATUS = { success: "Success", failed: "Failed", skipped: "Skipped" } as const;

/** One execution of a task that had been estimated, as the log tells. */
export type PastTask = {
  /** `task-<issue>-<n>`. */
  task: string;
  type: Task["type"];
  /** The plan's own estimate, before any calibration. */
  estimatedMinutes: number;
  actualMinutes: number;
  status: TaskResult["status"];
  /** When it ended. */
  at: Date;
};

/** Executions of tasks in the texts of log files; entries that do not tell all of it are skipped. */
export const pastTasks = (logs: readonly string[]): PastTask[] =>
  logs.flatMap((text) => readLog(text).flatMap((entry) => pastTask(entry) ?? []));

const STATUSES: ReadonlyMap<string, TaskResult["status"]> = new Map([
  [TASK_STATUS.success, "success"],
  [TASK_STATUS.failed, "failed"],
  [TASK_STATUS.skipped, "skipped"],
]);

function pastTask({ at, title, fields }: ReadEntry): PastTask | undefined {
  if (title !== TASK_TITLE) return undefined;
  const [, task] = /^(task-\d{1,10}-\d{1,10})(?: \(|$)/.exec(fields.get("Task") ?? "") ?? [];
  const type = Task.shape.type.safeParse(fields.get("Type"));
  const status = STATUSES.get(fields.get("Status") ?? "");
  const estimated = parseDuration(fields.get("Estimated") ?? "");
  const actual = parseDuration(fields.get("Duration") ?? "");
  if (task === undefined || !type.success || status === undefined) return undefined;
  if (estimated === undefined || estimated === 0 || actual === undefined) return undefined;
  return {
    task,
    type: type.data,
    estimatedMinutes: estimated / 60,
    actualMinutes: actual / 60,
    status,
    at,
  };
}
