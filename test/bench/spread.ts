/** Of a list that is not empty. The 90th percentile by nearest rank. */
export type Spread = { median: number; p90: number; max: number };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** @param digits after the point that are kept */
export function spreadOf(values: readonly number[], digits: number): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const rounded = (value: number): number => Number(value.toFixed(digits));
  return {
    median: rounded(median(values)),
    p90: rounded(sorted[Math.ceil(0.9 * sorted.length) - 1] ?? 0),
    max: rounded(sorted.at(-1) ?? 0),
  };
}
