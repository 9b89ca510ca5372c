import { z } from "zod";
import { newestFirst } from "./newest-first.ts";
import { REVIEW_FILES, ReviewOutcome } from "./review-outcome.ts";
import { TaskResult } from "./task-result.ts";

/** `review-500-a2-t1` → 2. */
const attemptOf = (name: string): number => Number(/-a(\d+)-t\d+$/.exec(name)?.[1] ?? 0);

/** One review artifact for each attempt, of its newest run attempt; lowest attempt first. */
export function newestOfEachAttempt(names: readonly string[]): string[] {
  const byAttempt = new Map<number, string>();
  for (const name of newestFirst(names).reverse()) byAttempt.set(attemptOf(name), name);
  return [...byAttempt.entries()].sort(([a], [b]) => a - b).map(([, name]) => name);
}

export type HandedReview = { attempt: number; outcome: ReviewOutcome; results: TaskResult[] };

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
  return {
    attempt: attemptOf(name),
    outcome: ReviewOutcome.parse(await json(REVIEW_FILES.outcome)),
    results: z.array(TaskResult).parse(await json(REVIEW_FILES.results)),
  };
}
