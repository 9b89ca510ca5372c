/**
 * Which tasks' work can stay as it is: those of which everything that they hold stays as well.
 *
 * @param holds by task that has finished work: the tasks whose work is part of it
 */
export function standingWork(holds: ReadonlyMap<string, readonly string[]>): Set<string> {
  const standing = new Set(holds.keys());
  let before: number;
  do {
    before = standing.size;
    for (const [task, needs] of holds)
      if (!needs.every((need) => standing.has(need))) standing.delete(task);
  } while (standing.size < before);
  return standing;
}
