import { join } from "node:path";
import type { CheckpointArtifact } from "../../core/task/checkpoint-artifacts.ts";
import { readCheckpoint, type Checkpoint } from "../../core/task/checkpoint.ts";
import { readHandedTask } from "../../core/task/handed-task.ts";
import type { LaneWork } from "./lane-work.ts";

/** Where the work on a task goes on; the checkpoint's commit is in this job's clone. */
export type Resumed = { checkpoint: Checkpoint; artifact: CheckpointArtifact };

type Shelf = Pick<LaneWork, "input" | "lane" | "workspace" | "ports">;

/**
 * Whether a task came to its end after a checkpoint: it failed, and not by a fault that has nothing to do
 * with the work. What people want done again after that begins afresh, with all its tries.
 */
async function isOver(
  { task, runAttempt }: CheckpointArtifact,
  { input, lane, ports: { exchange, files } }: Shelf,
): Promise<boolean> {
  const [failed] = lane.artifacts.filter(
    (one) =>
      one.task === task &&
      one.status === "failed" &&
      one.attempt === input.attempt &&
      one.runAttempt >= runAttempt,
  );
  if (failed === undefined) return false;
  const dir = await files.folder("ended");
  await exchange.get(failed.name, dir);
  const { result } = await readHandedTask(failed, (file) => files.read(join(dir, file)));
  return result.failure !== "fault";
}

/** The newest checkpoint of a task in this attempt, where the task is still the same and not at its end. */
export async function resumeOf(task: string, shelf: Shelf): Promise<Resumed | undefined> {
  const { lane, workspace, ports } = shelf;
  const artifact = lane.checkpoints.find((one) => one.task === task);
  if (artifact === undefined || (await isOver(artifact, shelf))) return undefined;
  const dir = await ports.files.folder("checkpoint");
  await ports.exchange.get(artifact.name, dir);
  const checkpoint = await readCheckpoint(artifact, (file) => ports.files.read(join(dir, file)));
  if (checkpoint.digest !== lane.digests.get(task)) return undefined;
  if (checkpoint.bundle === undefined) return { checkpoint, artifact };
  const tip = await workspace.unbundle(join(dir, checkpoint.bundle));
  if (tip !== checkpoint.commit) throw new Error("its bundle is not its commit");
  return { checkpoint, artifact };
}
