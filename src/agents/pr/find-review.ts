import { join } from "node:path";
import { reviewPrefix } from "../../core/names.ts";
import { newestOfEachAttempt, readReview, type HandedReview } from "../../core/review-artifacts.ts";
import { REVIEW_FILES } from "../../core/review-outcome.ts";
import type { SessionRecord } from "../../core/session.ts";
import type { EarlierRun } from "../../ports/exchange.ts";
import type { Ports } from "./ports.ts";

/** With the absolute path of the bundle that holds the reviewed commits. */
export type FoundReview = HandedReview & { bundle: string };

type Shelf = Pick<Ports, "exchange" | "files" | "context">;

async function fetchReview(
  name: string,
  from: EarlierRun | undefined,
  { exchange, files }: Shelf,
): Promise<FoundReview> {
  const dir = await files.folder("review");
  await exchange.get(name, dir, from);
  const review = await readReview(name, (file) => files.read(join(dir, file)));
  return { ...review, bundle: join(dir, REVIEW_FILES.bundle) };
}

/**
 * The reviews of this run, else of the newest run of the session that has any: an approval starts a
 * new run, and what it approved lies in the one before. Lowest attempt first.
 */
export async function findReviews(record: SessionRecord, shelf: Shelf): Promise<FoundReview[]> {
  const prefix = reviewPrefix(record.issue.number);
  const earlier = [...new Set(record.runs)]
    .filter((runId) => runId !== shelf.context.runId)
    .reverse()
    .map((runId) => ({ runId }));
  for (const from of [undefined, ...earlier]) {
    const names = newestOfEachAttempt(await shelf.exchange.list(prefix, from));
    if (names.length === 0) continue;
    const found: FoundReview[] = [];
    for (const name of names) found.push(await fetchReview(name, from, shelf));
    return found;
  }
  return [];
}
