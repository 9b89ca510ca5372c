import { TransientError } from "../../core/errors.ts";

/** The name is taken in this run: by an artifact that is listed, or by an upload that never ended. */
export class NameTaken extends Error {
  override readonly name = "NameTaken";

  constructor(artifact: string, cause: unknown) {
    super(`artifact ${artifact} exists in this run`, { cause });
  }
}

/**
 * What @actions/artifact threw, as ours. Its own five tries are over by then; it tells kinds of
 * faults by their text only.
 */
export function artifactFault(error: unknown, artifact: string): Error {
  const message = error instanceof Error ? error.message : String(error);
  if (/already exists/.test(message)) return new NameTaken(artifact, error);
  const passing =
    /after \d+ (attempts|retries)|\((408|425|429|5\d\d)\)|ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|socket hang up/;
  const text = `artifact ${artifact}: ${message}`;
  return passing.test(message) || (error instanceof Error && error.name === "NetworkError")
    ? new TransientError(text, { cause: error })
    : new Error(text, { cause: error });
}
