import { join } from "node:path";
import { reviewArtifactsOf } from "../../core/names.ts";
import { newestFirst } from "../../core/newest-first.ts";
import { readRework } from "../../core/review/rework-artifact.ts";
import type { Rework } from "../../core/review/rework.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";

/** What the review before this one ordered; undefined in the first attempt. */
export async function previousRework(
  { issue, attempt }: Input,
  { exchange, files }: Pick<Ports, "exchange" | "files">,
): Promise<Rework | undefined> {
  if (attempt === 1) return undefined;
  const [newest] = newestFirst(await exchange.list(reviewArtifactsOf(issue, attempt - 1)));
  if (newest === undefined)
    throw new Error(`attempt ${attempt} has no review before it: nothing says what was done again`);
  const dir = await files.folder("previous");
  await exchange.get(newest, dir);
  return (await readRework(newest, (file) => files.read(join(dir, file)))).rework;
}
