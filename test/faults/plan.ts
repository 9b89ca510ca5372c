import type { Fault, Point } from "./crash-play.ts";

export const FATES = ["killed_before", "killed_after", "reply_lost"] as const;
export type Kind = (typeof FATES)[number];

/** A play, and the points that it answers for: each write, by its number from 1, with what happens at it. */
export type Experiment = { faults: Fault[]; covers: { write: number; fate: Kind }[] };

export const alone = (writes: readonly Point[], write: number, fate: Kind): Experiment => {
  const point = writes[write - 1];
  if (!point) throw new Error(`there are ${writes.length} writes, from 1; there is none ${write}`);
  return { faults: [{ point, fate }], covers: [{ write, fate }] };
};

/** Every point there is: three at each write. */
export const allPoints = (writes: readonly Point[]): { write: number; fate: Kind }[] =>
  writes.flatMap((_, index) => FATES.map((fate) => ({ write: index + 1, fate })));

/**
 * The fewest plays that answer for every point.
 *
 * - A job that is killed after a write, and one that is killed before its next write, leave the same world behind:
 *   in between the job only reads, and what it has read dies with it. So a play for each write, and one more for
 *   the first write of each job, answer for all kills.
 * - Where only a reply is lost, the job itself makes it good, before the next job begins. So one play may lose a
 *   reply in each job; if it does not come out as the golden one, or a job did not make it good itself, each of
 *   its points is played alone.
 */
export function fewestPlays(writes: readonly Point[]): Experiment[] {
  const kills = writes.flatMap((point, index): Experiment[] => {
    const write = index + 1;
    const next = writes.findIndex(({ job, nth }) => job === point.job && nth === point.nth + 1);
    const after: Experiment = {
      faults: [{ point, fate: "killed_after" }],
      covers: [
        { write, fate: "killed_after" },
        ...(next < 0 ? [] : [{ write: next + 1, fate: "killed_before" } as const]),
      ],
    };
    return point.nth === 1 ? [alone(writes, write, "killed_before"), after] : [after];
  });
  const most = Math.max(0, ...writes.map(({ nth }) => nth));
  const losses = Array.from({ length: most }, (_, index): Experiment => {
    const of = writes.flatMap((point, at) => (point.nth === index + 1 ? [{ point, at }] : []));
    return {
      faults: of.map(({ point }) => ({ point, fate: "reply_lost" })),
      covers: of.map(({ at }) => ({ write: at + 1, fate: "reply_lost" })),
    };
  });
  return [...kills, ...losses];
}
