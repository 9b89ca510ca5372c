const queue: (() => void)[] = [];
/** A play is one process after the other: two at once use two cores. */
let free = 2;

/** Does it now, or when one of the two others of this test file is over: for plays in `test.concurrent`. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => queue.push(resolve));
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  }
}
