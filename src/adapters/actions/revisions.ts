/** Tells whether there is a revision; every question is a request. */
export type Has = (revision: number) => Promise<boolean>;

/**
 * The highest revision, given that the first exists: 2, 4, 8 ... until one is missing, then halving
 * between. An upload that was cut off takes its number with it, so a single gap counts as present.
 */
export async function highestRevision(has: Has): Promise<number> {
  const near: Has = async (revision) => (await has(revision)) || (await has(revision + 1));
  let low = 1;
  let high = 2;
  while (await near(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await near(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** 7 for `session-500-r7` of issue 500, undefined for other names. */
export function revisionIn(name: string, issue: number): number | undefined {
  const match = /^session-(\d+)-r([1-9]\d{0,8})$/.exec(name);
  return match && Number(match[1]) === issue ? Number(match[2]) : undefined;
}
