import { join } from "node:path";
import { CHECKPOINT_FILE, readCheckpoint, type Checkpoint } from "../../core/task/checkpoint.ts";
import { messageOf } from "../../core/error-code.ts";
import { readHandedTask } from "../../core/task/handed-task.ts";
import { checkpointArtifact, ordinalOf } from "../../core/names.ts";
import type { PastCheckpoint } from "./find-work.ts";
import type { Ports } from "./ports.ts";

type Shelf = Pick<Ports, "exchange" | "files" | "context">;

/** It failed after the checkpoint, and not by a fault that has nothing to do with the work. */
async function isOver({ ended, from }: PastCheckpoint, { exchange, files }: Shelf) {
  if (ended === undefined) return false;
  const dir = await files.folder("past-end");
  await exchange.get(ended.name, dir, from);
  const { result } = await readHandedTask(ended, (file) => files.read(join(dir, file)));
  return result.failure !== "fault";
}

/** Puts one checkpoint into this run, where the task's lane finds it as attempt 0. */
async function putAgain(
  { artifact, from }: PastCheckpoint,
  digest: string | undefined,
  { exchange, files, context: { runAttempt } }: Shelf,
): Promise<Checkpoint | undefined> {
  const dir = await files.folder("past-checkpoint");
  await exchange.get(artifact.name, dir, from);
  const checkpoint = await readCheckpoint(artifact, (file) => files.read(join(dir, file)));
  if (checkpoint.digest !== digest) return undefined;
  const { task, bundle } = checkpoint;
  const file = join(dir, CHECKPOINT_FILE);
  await files.write(file, `${JSON.stringify({ ...checkpoint, attempt: 0 }, null, 2)}\n`);
  const name = checkpointArtifact({ task, attempt: 0, runAttempt, number: 1 });
  await exchange.put(name, dir, [file, ...(bundle === undefined ? [] : [join(dir, bundle)])]);
  return checkpoint;
}

/**
 * Carries over where unfinished tasks stood in earlier runs: their lanes go on from there.
 *
 * @returns what the plan says of it
 */
export async function carryCheckpoints(
  found: readonly PastCheckpoint[],
  digests: ReadonlyMap<string, string>,
  shelf: Shelf,
): Promise<string[]> {
  const notes: string[] = [];
  for (const one of found) {
    const { task } = one.artifact;
    const name = `Task ${ordinalOf(task)}`;
    try {
      const carried = (await isOver(one, shelf))
        ? undefined
        : await putAgain(one, digests.get(task), shelf);
      if (carried === undefined) continue;
      const { tries } = carried;
      notes.push(
        `${name} goes on from a checkpoint of an earlier run, after ${tries} ${tries === 1 ? "try" : "tries"}.`,
      );
    } catch (error) {
      notes.push(`${name} begins again: its checkpoint cannot be had: ${messageOf(error)}.`);
    }
  }
  return notes;
}
