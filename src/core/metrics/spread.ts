/** How a measured quantity is spread over its samples; every figure is null where there are none. */
export type Spread = {
  samples: number;
  total: number | null;
  mean: number | null;
  p50: number | null;
  p90: number | null;
  p95: number | null;
  max: number | null;
};

/** A part of a whole; the share, 0 to 1, is null where the whole is empty. */
export type Share = { count: number; of: number; share: number | null };

/**
 * The smallest sample that at least `share` (0 to 1) of the samples do not exceed (nearest rank): always something
 * that was measured. Undefined of none.
 */
export function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Samples of any order; adding them up smallest first makes the sum the same for each order. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const total = sorted.length === 0 ? null : sorted.reduce((sum, value) => sum + value, 0);
  return {
    samples: sorted.length,
    total,
    mean: total === null ? null : total / sorted.length,
    p50: percentile(sorted, 0.5) ?? null,
    p90: percentile(sorted, 0.9) ?? null,
    p95: percentile(sorted, 0.95) ?? null,
    max: sorted.at(-1) ?? null,
  };
}

export const shareOf = (count: number, of: number): Share => ({
  count,
  of,
  share: of === 0 ? null : count / of,
});

/** How often each value occurs, the most frequent first, then by name. */
export function countsOf<K extends string>(values: readonly K[]): { name: K; count: number }[] {
  const counts = new Map<K, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** A sum that does not depend on the order of its parts, as one of floating-point numbers does. */
export const sumOf = (values: readonly number[]): number => spreadOf(values).total ?? 0;
