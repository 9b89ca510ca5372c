import { GrowingGroups } from "./lane-groups.ts";
import { sharedPath } from "./path-overlap.ts";
import type { Schedulable, ScheduleLimits } from "./schedulable.ts";

export type Cut = {
  /** The tasks of each wave, level by level. */
  waves: Schedulable[][];
  /** Expected from first job queued to last task done. */
  minutes: number;
};

/** Differences below are rounding. */
const EPSILON = 1e-9;

/**
 * Cuts the levels of a graph into at most `maxWaves` runs of consecutive levels so that the whole is
 * expected to end soonest; with equal ends into fewer waves. A dynamic program over the cut points:
 * `best[waves][end]` is the best over the start of the last wave.
 */
export function cutIntoWaves(
  levels: readonly (readonly Schedulable[])[],
  limits: ScheduleLimits,
): Cut {
  const count = levels.length;
  if (count === 0) return { waves: [], minutes: 0 };
  const cost = waveCosts(levels, limits);
  const most = Math.min(limits.maxWaves, count);
  /** By number of waves, by number of levels: minutes, and where the last wave starts. */
  const best: { minutes: number; from: number }[][] = [
    Array.from({ length: count + 1 }, (_, end) => ({ minutes: end === 0 ? 0 : Infinity, from: 0 })),
  ];
  for (let waves = 1; waves <= most; waves++) {
    const before = best[waves - 1] ?? [];
    best.push(
      Array.from({ length: count + 1 }, (_, end) => {
        let choice = { minutes: Infinity, from: 0 };
        for (let from = 0; from < end; from++) {
          const minutes = (before[from]?.minutes ?? Infinity) + (cost[from]?.[end] ?? Infinity);
          if (minutes < choice.minutes - EPSILON) choice = { minutes, from };
        }
        return choice;
      }),
    );
  }
  let chosen = 1;
  const minutesWith = (waves: number): number => best[waves]?.[count]?.minutes ?? Infinity;
  for (let waves = 2; waves <= most; waves++)
    if (minutesWith(waves) < minutesWith(chosen) - EPSILON) chosen = waves;
  const waves: Schedulable[][] = [];
  for (let at = chosen, end = count; at > 0; at--) {
    const from = best[at]?.[end]?.from ?? 0;
    waves.unshift(levels.slice(from, end).flat());
    end = from;
  }
  return { waves, minutes: minutesWith(chosen) };
}

/** `[from][end]`: minutes of a wave of the levels from..end-1, start-up included. */
function waveCosts(
  levels: readonly (readonly Schedulable[])[],
  { maxLanes, startupSeconds }: ScheduleLimits,
): number[][] {
  const all = levels.flat();
  const sharing = new Map(
    all.map((task) => [
      task.id,
      all
        .filter(({ id, files }) => id !== task.id && sharedPath(task.files, files) !== undefined)
        .map(({ id }) => id),
    ]),
  );
  return levels.map((_, from) => {
    const groups = new GrowingGroups(all);
    const costs: number[] = [];
    for (let end = from + 1; end <= levels.length; end++) {
      for (const task of levels[end - 1] ?? []) groups.add(task, sharing.get(task.id) ?? []);
      const minutes =
        groups.count <= maxLanes
          ? groups.longest
          : packedMinutes(
              groups.all().map((group) => group.minutes),
              maxLanes,
            );
      costs[end] = startupSeconds / 60 + minutes;
    }
    return costs;
  });
}

/** Load of the fullest lane when groups are packed longest first onto the emptiest lane. */
function packedMinutes(minutes: readonly number[], lanes: number): number {
  const loads = Array.from({ length: lanes }, () => 0);
  for (const one of [...minutes].sort((a, b) => b - a)) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + one;
  }
  return Math.max(...loads);
}
