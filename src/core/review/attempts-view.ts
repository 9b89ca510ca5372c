import type { QualityReport } from "./quality.ts";

type Attempt = Pick<QualityReport, "attempt" | "score" | "movedFrom" | "others">;

/** What an attempt was judged with, beside what the tasks made. */
function addition({ movedFrom, others }: Attempt): string {
  if (others !== undefined) return " with commits of others";
  return movedFrom === undefined ? "" : " on the moved base";
}

/**
 * Each attempt's score, oldest first: `Attempt 1: 45, attempt 2: 72`. A retry counts from 1 again.
 * Undefined where there was only one review, whose score stands everywhere anyway.
 */
export function attemptsText(reviews: readonly Attempt[]): string | undefined {
  if (reviews.length < 2) return undefined;
  const parts = reviews.map((review, at) => {
    const before = reviews[at - 1];
    const again = before !== undefined && before.attempt > review.attempt ? "after a retry, " : "";
    return `${again}attempt ${review.attempt}${addition(review)}: ${review.score}`;
  });
  const text = parts.join(", ");
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
}
