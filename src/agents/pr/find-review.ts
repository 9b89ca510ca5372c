import { join } from "node:path";
import { reviewArtifact, reviewPrefix } from "../../core/names.ts";
import {
  reviewsInOrder,
  readReview,
  type HandedReview,
} from "../../core/review/review-artifacts.ts";
import { REVIEW_FILES } from "../../core/review/review-files.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { EarlierRun } from "../../ports/exchange.ts";
import type { Ports } from "./ports.ts";

export type FoundReview = HandedReview & {
  /** Of the artifact. */
  name: string;
  /** Absolute path of the unpacked artifact. */
  dir: string;
  /** Absolute path of the bundle that holds the reviewed commits. */
  bundle: string;
  /** The run in which it lies, where that is not this one. */
  from: EarlierRun | undefined;
};

type Shelf = Pick<Ports, "exchange" | "files" | "context">;

async function fetchReview(
  name: string,
  from: EarlierRun | undefined,
  { exchange, files }: Shelf,
): Promise<FoundReview> {
  const dir = await files.folder("review");
  await exchange.get(name, dir, from);
  const review = await readReview(name, (file) => files.read(join(dir, file)));
  return { ...review, name, dir, bundle: join(dir, REVIEW_FILES.bundle), from };
}

/**
 * The reviews of this run, else of the newest run of the session that has any: an approval starts a
 * new run, and what it approved lies in the one before. Oldest first.
 */
export async function findReviews(record: SessionRecord, shelf: Shelf): Promise<FoundReview[]> {
  const prefix = reviewPrefix(record.issue.number);
  const earlier = [...new Set(record.runs)]
    .filter((runId) => runId !== shelf.context.runId)
    .reverse()
    .map((runId) => ({ runId }));
  for (const from of [undefined, ...earlier]) {
    const names = reviewsInOrder(await shelf.exchange.list(prefix, from));
    if (names.length === 0) continue;
    const found: FoundReview[] = [];
    for (const name of names) found.push(await fetchReview(name, from, shelf));
    return found;
  }
  return [];
}

/**
 * Puts a review of an earlier run into this one as well: the job that reviews again may read no other
 * run (it has no `actions: read`).
 */
export async function handOn(
  { attempt, round, dir, from, outcome: { kind } }: FoundReview,
  issue: number,
  { exchange, context }: Shelf,
): Promise<void> {
  if (from === undefined) return;
  const { outcome, results, bundle } = REVIEW_FILES;
  await exchange.put(
    reviewArtifact({ issue, attempt, round, runAttempt: context.runAttempt }),
    dir,
    [outcome, results, ...(kind === "scored" ? [bundle] : [])].map((file) => join(dir, file)),
  );
}
