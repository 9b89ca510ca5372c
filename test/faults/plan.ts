import type { Fault, Point } from "./crash-play.ts";

export const FATES = ["killed_before", "killed_after", "reply_lost"] as const;
export type Kind = (typeof FATES)[number];

/** A play, and the points that it answers for: each write, by its number from 1, with what happens at it. */
export type Experiment = {
  faults: readonly [Fault, ...Fault[]];
  covers: readonly { write: number; fate: Kind }[];
};

/** One play of the faults of several. */
function joined(experiments: readonly Experiment[]): Experiment {
  const [first, ...others] = experiments.flatMap(({ faults }) => faults);
  if (!first) throw new Error("a play without a fault");
  return { faults: [first, ...others], covers: experiments.flatMap(({ covers }) => covers) };
}

export const alone = (writes: readonly Point[], write: number, fate: Kind): Experiment => {
  const point = writes[write - 1];
  if (!point) throw new Error(`there are ${writes.length} writes, from 1; there is none ${write}`);
  return { faults: [{ point, fate }], covers: [{ write, fate }] };
};

/** Every point there is: three at each write. */
export const allPoints = (writes: readonly Point[]): { write: number; fate: Kind }[] =>
  writes.flatMap((_, index) => FATES.map((fate) => ({ write: index + 1, fate })));

/** A kill at each write, and the points that it answers for. */
function killsOf(writes: readonly Point[]): Experiment[] {
  return writes.flatMap((point, index) => {
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
}

/**
 * Jobs that run whatever became of others, and do something else then, or after which the others go on even if
 * they died: a second kill of the play would strike another point than the one that was planned.
 */
const NO_CHAIN = /(?:^| \/ )(?:Wave .+|Progress|Finish)$/;

/** The nth kill of each job of the chain in one play; of the others, each in a play of its own. */
function killsTogether(kills: readonly Experiment[]): Experiment[] {
  const jobs = new Map<string, Experiment[]>();
  const apart: Experiment[] = [];
  for (const kill of kills) {
    const { job } = kill.faults[0].point;
    if (NO_CHAIN.test(job)) apart.push(kill);
    else jobs.set(job, [...(jobs.get(job) ?? []), kill]);
  }
  const most = Math.max(0, ...[...jobs.values()].map(({ length }) => length));
  const together = Array.from({ length: most }, (_, nth) =>
    joined([...jobs.values()].flatMap((each) => each[nth] ?? [])),
  );
  return [...together, ...apart];
}

/** The nth reply of each job lost, in one play. */
function lossesOf(writes: readonly Point[]): Experiment[] {
  const most = Math.max(0, ...writes.map(({ nth }) => nth));
  return Array.from({ length: most }, (_, index) =>
    joined(
      writes.flatMap(({ nth }, at) =>
        nth === index + 1 ? [alone(writes, at + 1, "reply_lost")] : [],
      ),
    ),
  );
}

/**
 * Plays that answer for every point.
 *
 * - A job that is killed after a write, and one that is killed before its next write, leave the same world behind:
 *   in between the job only reads, and what it has read dies with it. So a kill after each write, and one before
 *   the first write of each job, answer for all.
 * - Where only a reply is lost, the job itself makes it good, before the next job begins: one play may lose a
 *   reply in each job.
 * - `together`: one play kills a job after the other: what was killed is started again, and the play goes on to the
 *   next kill.
 *
 * A play of several faults that does not come out as the golden one, or was started again more often than it kills,
 * proves nothing: each of its points is to be played alone.
 */
export function playsFor(
  writes: readonly Point[],
  { together }: { together: boolean },
): Experiment[] {
  const kills = killsOf(writes);
  return [...(together ? killsTogether(kills) : kills), ...lossesOf(writes)];
}

/** How often a play has to be started again, at most. */
export const killsIn = ({ faults }: Experiment): number =>
  faults.filter(({ fate }) => fate !== "reply_lost").length;
