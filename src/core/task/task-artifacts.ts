import { taskPrefix } from "../names.ts";
import type { TaskResult } from "./task-result.ts";

/** What the name of a task's artifact tells (names.ts, taskArtifact). */
export type TaskArtifact = {
  name: string;
  /** `task-<issue>-<n>`. */
  task: string;
  /** 0: carried over from an earlier run. */
  attempt: number;
  runAttempt: number;
  status: TaskResult["status"];
};

const NAME = /^(task-\d+-\d+)-a(\d+)-t(\d+)-(success|failed|skipped)$/;

const isStatus = (text: string | undefined): text is TaskArtifact["status"] =>
  text === "success" || text === "failed" || text === "skipped";

/** The task artifacts of an issue among other names, the newest first. */
export function taskArtifacts(names: readonly string[], issue: number): TaskArtifact[] {
  const found = names.flatMap((name): TaskArtifact[] => {
    const [, task = "", attempt, runAttempt, status] = NAME.exec(name) ?? [];
    return task.startsWith(taskPrefix(issue)) && isStatus(status)
      ? [{ name, task, attempt: Number(attempt), runAttempt: Number(runAttempt), status }]
      : [];
  });
  return found.sort((a, b) => b.attempt - a.attempt || b.runAttempt - a.runAttempt);
}

/**
 * A task's artifacts in the order in which they count: its successes, then what failed, each the
 * newest first. So a task whose rework failed keeps the work that it had before.
 */
export function inOrderOfWorth(artifacts: readonly TaskArtifact[], task: string): TaskArtifact[] {
  const own = artifacts.filter((artifact) => artifact.task === task);
  return [
    ...own.filter(({ status }) => status === "success"),
    ...own.filter(({ status }) => status !== "success"),
  ];
}
