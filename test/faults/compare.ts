import type { World } from "./world.ts";

export type Difference = {
  /** There more often than in the golden end, or there and not in it. */
  doubled: string[];
  /** There less often than in the golden end. */
  lost: string[];
};

const counted = (world: World): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const fact of world) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return counts;
};

/** What people are told of a session that stood still, by a question or a note: once each. */
const ESCALATED = /^#\d+ comment of \S+: <!-- miyabi:\d+:(?:escalation|stopped)/;

/** What else a crash may leave behind: a line of the log for each end, and what a person answered. */
const TOLD = [
  /^#\d+ comment of \S+: \/miyabi retry /,
  /^log Session: .*\*\*Status\*\*: (?:blocked|failed)$/,
];

/** Compares two ends, fact by fact. */
export function compare(golden: World, world: World): Difference {
  const [wanted, found] = [counted(golden), counted(world)];
  const allowed = (fact: string): number => {
    if (TOLD.some((told) => told.test(fact))) return Infinity;
    return Math.max(wanted.get(fact) ?? 0, ESCALATED.test(fact) ? 1 : 0);
  };
  return {
    doubled: [...found].filter(([fact, times]) => times > allowed(fact)).map(([fact]) => fact),
    lost: [...wanted]
      .filter(([fact, times]) => (found.get(fact) ?? 0) < times)
      .map(([fact]) => fact),
  };
}
