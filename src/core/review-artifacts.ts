import { z } from "zod";
import { newestFirst } from "./newest-first.ts";
import { REVIEW_FILES, ReviewOutcome } from "./review-outcome.ts";
import { Rework } from "./rework.ts";
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

type Read = (file: string) => Promise<string | undefined>;

async function parse<T>(
  { name, file, read }: { name: string; file: string; read: Read },
  schema: z.ZodType<T>,
): Promise<T> {
  const text = await read(file);
  if (text === undefined) throw new Error(`the artifact ${name} has no ${file}`);
  return schema.parse(JSON.parse(text));
}

/**
 * What a review's artifact says; `read` gives the text of a file in it.
 * @throws Error where a file is missing or not what its schema says
 */
export async function readReview(name: string, read: Read): Promise<HandedReview> {
  return {
    attempt: attemptOf(name),
    outcome: await parse({ name, file: REVIEW_FILES.outcome, read }, ReviewOutcome),
    results: await readResults(name, read),
  };
}

/** What a review ordered to be done again, and the results that it knew. @throws Error likewise */
export async function readRework(
  name: string,
  read: Read,
): Promise<{ rework: Rework; results: TaskResult[] }> {
  return {
    rework: await parse({ name, file: REVIEW_FILES.rework, read }, Rework),
    results: await readResults(name, read),
  };
}

const readResults = (name: string, read: Read): Promise<TaskResult[]> =>
  parse({ name, file: REVIEW_FILES.results, read }, z.array(TaskResult));
