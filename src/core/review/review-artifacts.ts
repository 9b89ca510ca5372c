import { z } from "zod";
import { REVIEW_FILES } from "./review-files.ts";
import { ReviewOutcome } from "./review-outcome.ts";
import { TaskResult } from "../task/task-result.ts";

/** Which review an artifact holds: of which attempt, and how often it was made again on a moved base. */
type ReviewPlace = { attempt: number; round: number };

/** `review-500-a2-m1-t3` → attempt 2, round 1, run attempt 3. */
function placeOf(name: string): ReviewPlace & { runAttempt: number } {
  const [, attempt, round = 0, runAttempt] = /-a(\d+)(?:-m(\d+))?-t(\d+)$/.exec(name) ?? [];
  return {
    attempt: Number(attempt ?? 0),
    round: Number(round),
    runAttempt: Number(runAttempt ?? 0),
  };
}

/**
 * The review artifacts of one run as they came about, one for each attempt and round, of its newest
 * run attempt. A job that runs again makes those after it run again: its run attempt counts first.
 */
export function reviewsInOrder(names: readonly string[]): string[] {
  const ordered = names
    .map((name) => ({ name, ...placeOf(name) }))
    .sort((a, b) => a.runAttempt - b.runAttempt || a.attempt - b.attempt || a.round - b.round);
  const newest = new Map(ordered.map((one) => [`${one.attempt}-${one.round}`, one]));
  return ordered
    .filter((one) => newest.get(`${one.attempt}-${one.round}`) === one)
    .map(({ name }) => name);
}

export type HandedReview = ReviewPlace & { outcome: ReviewOutcome; results: TaskResult[] };

/**
 * What a review's artifact says; `read` gives the text of a file in it.
 * @throws Error where a file is missing or not what its schema says
 */
export async function readReview(
  name: string,
  read: (file: string) => Promise<string | undefined>,
): Promise<HandedReview> {
  const json = async (file: string): Promise<unknown> => {
    const text = await read(file);
    if (text === undefined) throw new Error(`the artifact ${name} has no ${file}`);
    return JSON.parse(text);
  };
  const { attempt, round } = placeOf(name);
  return {
    attempt,
    round,
    outcome: ReviewOutcome.parse(await json(REVIEW_FILES.outcome)),
    results: z.array(TaskResult).parse(await json(REVIEW_FILES.results)),
  };
}
