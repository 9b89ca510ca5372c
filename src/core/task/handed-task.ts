import { z } from "zod";
import type { TaskArtifact } from "./task-artifacts.ts";
import { TaskResult } from "./task-result.ts";

/** The file in a task's artifact, beside `<task>.bundle` where it succeeded. */
export const TASK_FILE = "result.json";

/** Beside it: the figures of each request to the model, a line of JSON each. For people and tools; no job reads it. */
export const REQUESTS_FILE = "requests.jsonl";

/** `result.json` of a task's artifact. */
export const HandedTask = z.object({
  issue: z.number().int(),
  /** 0 to 3; 0: carried over from an earlier run. */
  attempt: z.number().int().nonnegative(),
  lane: z.string(),
  /** Commit that the run began from. */
  baseSha: z.string(),
  /** Of what was to be done (task-digests.ts). Work of another digest is another task's work. */
  digest: z.string(),
  result: TaskResult,
});
export type HandedTask = z.infer<typeof HandedTask>;

/**
 * What a task's artifact says; `read` gives the text of a file in it.
 * @throws Error where it is not what its name says
 */
export async function readHandedTask(
  { name, task, attempt, status }: TaskArtifact,
  read: (file: string) => Promise<string | undefined>,
): Promise<HandedTask> {
  const text = await read(TASK_FILE);
  if (text === undefined) throw new Error(`the artifact ${name} has no ${TASK_FILE}`);
  const handed = HandedTask.parse(JSON.parse(text));
  const { result } = handed;
  if (result.task !== task || result.status !== status || handed.attempt !== attempt)
    throw new Error(`the artifact ${name} holds another result than its name says`);
  if (status === "success" && (result.commit === undefined || result.bundle !== `${task}.bundle`))
    throw new Error(`the artifact ${name} names no commit, or another bundle for ${task}`);
  return handed;
}
