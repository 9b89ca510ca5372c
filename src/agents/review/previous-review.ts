import { join } from "node:path";
import { z } from "zod";
import { newestFirst, reviewArtifactsOf } from "../../core/lane-artifacts.ts";
import { REVIEW_FILES } from "../../core/review-outcome.ts";
import { Rework } from "../../core/rework.ts";
import { TaskResult } from "../../core/task-result.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";

export type PreviousReview = { rework: Rework; results: TaskResult[] };

/** What the review before this one ordered and knew; undefined in the first attempt. */
export async function previousReview(
  { issue, attempt }: Input,
  { exchange, files }: Pick<Ports, "exchange" | "files">,
): Promise<PreviousReview | undefined> {
  if (attempt === 1) return undefined;
  const [newest] = newestFirst(await exchange.list(reviewArtifactsOf(issue, attempt - 1)));
  if (newest === undefined)
    throw new Error(`attempt ${attempt} has no review before it: nothing says what was done again`);
  const dir = await files.folder("previous");
  await exchange.get(newest, dir);
  const read = async <T>(schema: z.ZodType<T>, name: string): Promise<T> => {
    const text = await files.read(join(dir, name));
    if (text === undefined) throw new Error(`the artifact ${newest} has no ${name}`);
    return schema.parse(JSON.parse(text));
  };
  return {
    rework: await read(Rework, REVIEW_FILES.rework),
    results: await read(z.array(TaskResult), REVIEW_FILES.results),
  };
}
