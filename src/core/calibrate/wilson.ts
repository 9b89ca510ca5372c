/** Of 95 % confidence. */
const Z = 1.959964;

/**
 * Between what the true share lies with 95 % confidence, by `count` of `of` outcomes (E. B. Wilson, 1927). Unlike a bare
 * average it is wide where there are few: of none it is 0 to 1.
 */
export function wilson(count: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const square = Z * Z;
  const middle = (share + square / (2 * of)) / (1 + square / of);
  const half =
    (Z / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** How many outcomes are needed at least for the lower end to reach a share (below 1): that many where all agree. */
export const leastFor = (share: number): number => Math.ceil((share * Z * Z) / (1 - share));

/**
 * Between what the true median lies with about 95 % confidence, by the ranks of the samples: no distribution is assumed.
 * Undefined of fewer than six, for which no two ranks do.
 */
export function medianBetween(
  values: readonly number[],
): { low: number; high: number } | undefined {
  if (values.length < 6) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const half = (Z * Math.sqrt(sorted.length)) / 2;
  const low = sorted[Math.max(0, Math.floor(sorted.length / 2 - half))];
  const high = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length / 2 + half))];
  return low === undefined || high === undefined ? undefined : { low, high };
}
