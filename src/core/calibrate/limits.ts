import type { Config } from "../config.ts";
import { durationText } from "../text/duration-text.ts";
import { percentile } from "../metrics/spread.ts";
import type { Outcome } from "./outcome.ts";
import { betweenText, percentText, type Proposal } from "./proposal.ts";
import { leastFor, wilson } from "./wilson.ts";

/** A limit is loosened where this share of what it stopped was stopped for nothing, at the least. */
const NEEDLESS = 0.8;
/** A machine merges on its own only where nearly all went well. */
const SAFE = 0.9;
/** A limit is tightened where more than this share of what it let through went wrong, at the least. */
const ESCAPES = 0.1;
/** Fewer say more about chance than about the repository. */
const LEAST = 10;

const TOO_FEW = (share: number): string =>
  `with fewer, even if all agreed, less than ${percentText(share)} could be said with 95 % confidence`;

const round = (value: number): number => Math.round(value * 10) / 10;

type Judged = { value: number; good: boolean };

/** The widest band of values for which at least `share` are good, whatever chance did; from its end towards `limit`. */
function widest(
  judged: readonly Judged[],
  candidates: readonly number[],
  { inBand, share }: { inBand: (value: number, end: number) => boolean; share: number },
): { end: number; count: number; of: number; low: number; high: number } | undefined {
  for (const end of candidates) {
    const band = judged.filter(({ value }) => inBand(value, end));
    const count = band.filter(({ good }) => good).length;
    const between = wilson(count, band.length);
    if (band.length >= LEAST && between.low >= share)
      return { end, count, of: band.length, ...between };
  }
  return undefined;
}

/** Numbers from `from` to `to` in steps, both included, in that order. */
const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.max(0, Math.floor(Math.abs(to - from) / step + 1e-9) + 1) }, (_, at) =>
    round(from + (to >= from ? at : -at) * step),
  );

/** At most so much complexity at a time: the next calibration sees what came of it. */
const MOST_STEP = 1;
/** The same for points of the score. */
const MOST_POINTS = 5;

/** `gates.approveAbove`: plans that people approve unchanged need no question; escapes below it need one. */
export function approveAbove(
  outcomes: readonly Outcome[],
  { gates: { approveAbove: current, notifyAt } }: Pick<Config, "gates">,
): Proposal {
  const key = ["gates", "approveAbove"] as const;
  const asked = outcomes.flatMap(({ complexity, gate, escaped }): Judged[] =>
    complexity === undefined || complexity <= current || gate === undefined || gate === "none"
      ? []
      : [{ value: complexity, good: gate === "approved_unchanged" && !escaped }],
  );
  const passed = outcomes.flatMap(({ complexity, gate, merged, escaped }): Judged[] =>
    complexity === undefined || complexity > current || gate !== "none" || !merged
      ? []
      : [{ value: complexity, good: escaped }],
  );
  const count = asked.length + passed.length;
  const risky = widest(passed, steps(Math.max(notifyAt, current - MOST_STEP), current - 0.5, 0.5), {
    inBand: (value, end) => value > end,
    share: ESCAPES,
  });
  if (risky !== undefined)
    return {
      key,
      current,
      outcomes: count,
      kind: "change",
      proposed: risky.end,
      evidence: [
        `${risky.count} of ${risky.of} merged changes of complexity above ${risky.end}, about whose plan nobody was asked, went wrong in production (${betweenText(risky)}).`,
      ],
      effect: `People would have been asked about ${risky.of} more plans, those of the ${risky.count} escapes among them.`,
    };
  const needless = widest(asked, steps(Math.min(10, current + MOST_STEP), current + 0.5, 0.5), {
    inBand: (value, end) => value <= end,
    share: NEEDLESS,
  });
  if (needless !== undefined) {
    const waits = outcomes
      .flatMap(({ complexity = 0, gate, waited }) =>
        gate !== "none" && complexity > current && complexity <= needless.end ? (waited ?? []) : [],
      )
      .sort((a, b) => a - b);
    return {
      key,
      current,
      outcomes: count,
      kind: "change",
      proposed: needless.end,
      evidence: [
        `Of ${needless.of} plans of complexity above ${current} and up to ${needless.end}, people approved ${needless.count} as they were, and nothing went wrong after that (${betweenText(needless)}).`,
      ],
      effect: `${needless.of} plans would have gone on without a question; half of them waited longer than ${durationText(percentile(waits, 0.5) ?? 0)} for the answer.`,
    };
  }
  const needed = leastFor(NEEDLESS);
  if (asked.length < needed && passed.length < LEAST)
    return { key, current, outcomes: count, kind: "too_few", needed, why: TOO_FEW(NEEDLESS) };
  return {
    key,
    current,
    outcomes: count,
    kind: "keep",
    evidence: [
      `People approved ${asked.filter(({ good }) => good).length} of ${asked.length} plans above it as they were; ${passed.filter(({ good }) => good).length} of ${passed.length} merged changes below it went wrong.`,
    ],
  };
}

/** `review.autoMerge`: escapes of merges by Miyabi raise it; changes that people merge as they are lower it. */
export function autoMerge(
  outcomes: readonly Outcome[],
  { review: { autoMerge: current, approve } }: Pick<Config, "review">,
): Proposal {
  const key = ["review", "autoMerge"] as const;
  const by = (who: Outcome["mergedBy"]): (Outcome & { score: number })[] =>
    outcomes.flatMap((one) =>
      one.score === undefined || one.mergedBy !== who ? [] : [{ ...one, score: one.score }],
    );
  const own = by("miyabi").flatMap(({ score, escaped }): Judged[] =>
    score < current ? [] : [{ value: score, good: escaped }],
  );
  const theirs = by("people").flatMap(({ score, escaped, repaired }): Judged[] =>
    score < approve || score >= current ? [] : [{ value: score, good: !escaped && !repaired }],
  );
  const count = own.length + theirs.length;
  const risky = widest(own, steps(Math.min(100, current + MOST_POINTS), current + 1, 1), {
    inBand: (value, end) => value < end,
    share: ESCAPES,
  });
  if (risky !== undefined)
    return {
      key,
      current,
      outcomes: count,
      kind: "change",
      proposed: risky.end,
      evidence: [
        `${risky.count} of ${risky.of} changes that Miyabi merged with a score of ${current} up to below ${risky.end} went wrong in production (${betweenText(risky)}).`,
      ],
      effect: `People would have decided about ${risky.of} of ${own.length} merges, those of the ${risky.count} escapes among them.`,
    };
  const safe = widest(theirs, steps(Math.max(approve, current - MOST_POINTS), current - 1, 1), {
    inBand: (value, end) => value >= end,
    share: SAFE,
  });
  if (safe !== undefined)
    return {
      key,
      current,
      outcomes: count,
      kind: "change",
      proposed: safe.end,
      evidence: [
        `People merged ${safe.of} changes with a score of ${safe.end} up to below ${current}; ${safe.count} of them as they were and without harm (${betweenText(safe)}).`,
      ],
      effect: `${safe.of} changes would have been merged without waiting for people; ${safe.of - safe.count} of them were changed by people or went wrong.`,
    };
  const needed = leastFor(SAFE);
  if (theirs.length < needed && own.length < LEAST)
    return { key, current, outcomes: count, kind: "too_few", needed, why: TOO_FEW(SAFE) };
  return {
    key,
    current,
    outcomes: count,
    kind: "keep",
    evidence: [
      `${own.filter(({ good }) => good).length} of ${own.length} merges by Miyabi went wrong; people merged ${theirs.filter(({ good }) => good).length} of ${theirs.length} changes below it as they were and without harm.`,
    ],
  };
}

/** `review.human`: where people wave through what it rejects, and nothing comes of it, it is too high. */
export function human(
  outcomes: readonly Outcome[],
  { review: { human: current } }: Pick<Config, "review">,
): Proposal {
  const key = ["review", "human"] as const;
  const waved = outcomes.flatMap(({ score, waved: approved, merged, escaped }): Judged[] =>
    score === undefined || score >= current || !approved || !merged
      ? []
      : [{ value: score, good: !escaped }],
  );
  const needless = widest(waved, steps(Math.max(0, current - MOST_POINTS), current - 1, 1), {
    inBand: (value, end) => value >= end,
    share: NEEDLESS,
  });
  if (needless !== undefined)
    return {
      key,
      current,
      outcomes: waved.length,
      kind: "change",
      proposed: needless.end,
      evidence: [
        `People waved ${needless.of} changes through that were rejected with ${needless.end} up to below ${current} points; ${needless.count} of them did no harm (${betweenText(needless)}).`,
      ],
      effect: `${needless.of} changes would have been opened as drafts for people instead of being made again.`,
    };
  const needed = leastFor(NEEDLESS);
  return waved.length < needed
    ? { key, current, outcomes: waved.length, kind: "too_few", needed, why: TOO_FEW(NEEDLESS) }
    : {
        key,
        current,
        outcomes: waved.length,
        kind: "keep",
        evidence: [
          `${waved.filter(({ good }) => good).length} of ${waved.length} changes that people waved through did no harm.`,
        ],
      };
}
