import { taskPrefix } from "../names.ts";
import type { TaskArtifact } from "./task-artifacts.ts";

/** What the name of a checkpoint tells (names.ts, checkpointArtifact). */
export type CheckpointArtifact = Pick<TaskArtifact, "name" | "task" | "attempt" | "runAttempt"> & {
  /** From 1 within a run attempt. */
  number: number;
};

const NAME = /^(task-\d+-\d+)-a(\d+)-t(\d+)-c(\d+)-checkpoint$/;

/** The checkpoints of an issue's tasks among other names, the newest first. */
export function checkpointArtifacts(names: readonly string[], issue: number): CheckpointArtifact[] {
  const found = names.flatMap((name): CheckpointArtifact[] => {
    const [, task = "", attempt, runAttempt, number] = NAME.exec(name) ?? [];
    return task.startsWith(taskPrefix(issue))
      ? [
          {
            name,
            task,
            attempt: Number(attempt),
            runAttempt: Number(runAttempt),
            number: Number(number),
          },
        ]
      : [];
  });
  return found.sort(
    (a, b) => b.attempt - a.attempt || b.runAttempt - a.runAttempt || b.number - a.number,
  );
}
