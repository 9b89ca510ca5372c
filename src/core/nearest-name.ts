/** Edits (one character put in, left out, replaced, or two swapped) that turn one word into the other. */
function distance(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)];
  let twoBack: number[] = [];
  let last = to.map((_, at) => at + 1);
  for (const [row, letter] of from.entries()) {
    const now: number[] = [];
    for (const [column, other] of to.entries()) {
      const above = last[column] ?? 0;
      const left = column === 0 ? row + 1 : (now[column - 1] ?? 0);
      const diagonal = column === 0 ? row : (last[column - 1] ?? 0);
      const isSwap = row > 0 && from[row - 1] === other && to[column - 1] === letter;
      const swapped = column === 1 ? row - 1 : (twoBack[column - 2] ?? Infinity);
      now.push(
        Math.min(
          above + 1,
          left + 1,
          diagonal + (letter === other ? 0 : 1),
          isSwap ? swapped + 1 : Infinity,
        ),
      );
    }
    [twoBack, last] = [last, now];
  }
  return last.at(-1) ?? from.length;
}

/** Longer than any name that is known. */
const MOST = 100;

/**
 * The known name that was probably meant: case does not count, and a third of its letters may be wrong.
 * Undefined where none is near.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > MOST) return undefined;
  const wanted = name.toLowerCase();
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of known) {
    const edits = distance(wanted, candidate.toLowerCase());
    const isNear = edits <= Math.max(1, Math.floor(candidate.length / 3));
    if (isNear && (best === undefined || edits < best.edits)) best = { candidate, edits };
  }
  return best?.candidate;
}
