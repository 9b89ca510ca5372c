/** Some of a list, the same for the same seed, in the list's order: a shuffle by a linear congruential generator. */
export function sampled<T>(
  all: readonly T[],
  { sample, seed }: { sample: number; seed: number },
): T[] {
  // Numerical Recipes' constants.
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const drawn = all.map((_, index) => ({ index, by: random() })).sort((a, b) => a.by - b.by);
  return drawn
    .slice(0, sample)
    .sort((a, b) => a.index - b.index)
    .flatMap(({ index }) => all.slice(index, index + 1));
}
