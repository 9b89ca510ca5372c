import { plainLine } from "../core/text/inert-line.ts";
import type { Clock } from "../ports/clock.ts";
import type { Knowledge } from "../ports/knowledge.ts";
import type { RunContext } from "../ports/run-context.ts";
import { warn } from "./log.ts";

/**
 * What the repository's log teaches, read with git alone; undefined where there is nothing, or where it
 * cannot be read: work goes on without it.
 */
export async function connectKnowledge(
  token: string,
  { serverUrl, repository, tempDir }: Pick<RunContext, "serverUrl" | "repository" | "tempDir">,
  clock: Clock,
): Promise<Knowledge | undefined> {
  const { gitPastWork } = await import("../adapters/git/git-past-work.ts"); // not before it is needed
  const { openKnowledge } = await import("../adapters/git/git-knowledge.ts");
  try {
    return await openKnowledge(gitPastWork({ serverUrl, repository, token, dir: tempDir, clock }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    warn(
      `The log of earlier work could not be read, nothing is searched in it: ${plainLine(why, 300)}`,
    );
    return undefined;
  }
}
