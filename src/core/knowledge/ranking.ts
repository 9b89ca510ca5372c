const HALF_LIFE_DAYS = 180;
/** What being new is worth at most: enough between equals, never enough against a better fit. */
const RECENCY = 0.1;
const DAY_MS = 86_400_000;
/** Of reciprocal rank fusion, as Qdrant has it, with ranks from 0. */
const RANK_CONSTANT = 2;

/** A score with the small extra of a new entry: up to a tenth, halved every half year of age. */
export const withRecency = (score: number, { time, now }: { time: Date; now: Date }): number => {
  const days = Math.max(0, now.getTime() - time.getTime()) / DAY_MS;
  return score * (1 + RECENCY * 2 ** (-days / HALF_LIFE_DAYS));
};

/** The best first; of equals the newest, then by id, so that an answer is the same each time. */
export const byRank = (
  a: { score: number; document: { time: string; id: string } },
  b: { score: number; document: { time: string; id: string } },
): number =>
  b.score - a.score ||
  Date.parse(b.document.time) - Date.parse(a.document.time) ||
  (a.document.id < b.document.id ? -1 : 1);

/**
 * Joins rankings of the same things by reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009).
 * @returns the sum of 1 / (rank + 2) over the rankings that have it, by thing
 */
export function fused<T>(rankings: readonly (readonly T[])[]): Map<T, number> {
  const scores = new Map<T, number>();
  for (const ranking of rankings)
    for (const [rank, one] of ranking.entries())
      scores.set(one, (scores.get(one) ?? 0) + 1 / (rank + RANK_CONSTANT));
  return scores;
}
