const runAttemptOf = (name: string): number => Number(/-t(\d+)$/.exec(name)?.[1] ?? 0);

/** Names of what one job hands over, the newest run attempt first (a re-run job uploads again). */
export const newestFirst = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => runAttemptOf(b) - runAttemptOf(a));
