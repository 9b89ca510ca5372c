import { z } from "zod";
import type { CheckpointArtifact } from "./checkpoint-artifacts.ts";
import { ESCALATION_KINDS } from "../people/escalation.ts";
import { Usage } from "../budget/usage.ts";

/** The file in a checkpoint's artifact, beside `<task>.bundle` where it keeps work. */
export const CHECKPOINT_FILE = "checkpoint.json";

/** How far the work on a task has come. */
export const Standing = z.object({
  /** Tries of engine + checks that have ended. */
  tries: z.number().int().nonnegative(),
  /** Turns of the engine, over all tries, the one that was broken off too. */
  turns: z.number().int().nonnegative(),
  usage: Usage,
  /** Minutes of work. */
  minutes: z.number().nonnegative(),
  /** What stands against the last try that has ended, for the engine to repair. */
  problem: z.object({ text: z.string(), failure: z.enum(ESCALATION_KINDS) }).optional(),
  /** A try was broken off: by the engine's own words where the checks alone were left to run. */
  brokenOff: z.object({ summary: z.string().optional() }).optional(),
});
export type Standing = z.infer<typeof Standing>;

/** `checkpoint.json`: what a task had come to when a try ended, or when its job was about to end. */
export const Checkpoint = Standing.extend({
  issue: z.number().int(),
  /** `task-<issue>-<n>`. */
  task: z.string(),
  /** 0 to 3; 0: carried over from an earlier run. */
  attempt: z.number().int().nonnegative(),
  lane: z.string(),
  /** Commit that the run began from. */
  baseSha: z.string(),
  /** Of what was to be done (task-digests.ts). */
  digest: z.string(),
  /**
   * Commit with what had been written, on top of what the task builds on, and the bundle file beside
   * it. Absent where nothing was written that may be kept.
   */
  commit: z.string().optional(),
  bundle: z.string().optional(),
  /** When the work on the task began, and where it was resumed began again; oldest first. */
  since: z.array(z.iso.datetime()).min(1),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/**
 * What a checkpoint's artifact says; `read` gives the text of a file in it.
 * @throws Error where it is not what its name says
 */
export async function readCheckpoint(
  { name, task, attempt }: CheckpointArtifact,
  read: (file: string) => Promise<string | undefined>,
): Promise<Checkpoint> {
  const text = await read(CHECKPOINT_FILE);
  if (text === undefined) throw new Error(`the artifact ${name} has no ${CHECKPOINT_FILE}`);
  const checkpoint = Checkpoint.parse(JSON.parse(text));
  const { commit, bundle } = checkpoint;
  if (checkpoint.task !== task || checkpoint.attempt !== attempt)
    throw new Error(`the artifact ${name} holds another checkpoint than its name says`);
  if (bundle !== (commit === undefined ? undefined : `${task}.bundle`))
    throw new Error(`the artifact ${name} names another bundle for ${task}`);
  return checkpoint;
}
