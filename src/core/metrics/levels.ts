/** Milliseconds since the epoch. */
export type Interval = { from: number; to: number };
export type Frame = { from: number; stepMs: number; count: number };
export type Level = { max: number; mean: number };

const HOUR = 3_600_000;
const STEPS = [1, 6, 24, 7 * 24, 30 * 24].map((hours) => hours * HOUR);
/** A chart of more is no easier to read. */
const MOST_STEPS = 120;

/** Hours, days or weeks (UTC, counted from the epoch) that cover the time from `from` to `to`. */
export function frameOf({ from, to }: Interval): Frame {
  const length = Math.max(0, to - from);
  const longest = STEPS.at(-1) ?? HOUR;
  const stepMs =
    STEPS.find((step) => length / step <= MOST_STEPS - 1) ??
    Math.ceil(length / (MOST_STEPS - 1) / longest) * longest;
  const start = Math.floor(from / stepMs) * stepMs;
  return { from: start, stepMs, count: Math.floor((from + length - start) / stepMs) + 1 };
}

/** How many of the intervals are open at once in each step: the most, and on average. What only touches is not at once. */
export function levelsOf(intervals: readonly Interval[], frame: Frame): Level[] {
  const { from, stepMs, count } = frame;
  const events = intervals
    .filter((one) => one.to > one.from && one.to > from && one.from < from + count * stepMs)
    .flatMap((one) => [
      { at: one.from, change: 1 },
      { at: one.to, change: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.change - b.change);
  let next = 0;
  let level = 0;
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * stepMs;
    const end = start + stepMs;
    let [max, area, since] = [0, 0, start];
    for (let event = events[next]; event !== undefined && event.at < end; event = events[next]) {
      const at = Math.max(start, event.at);
      if (at > since) max = Math.max(max, level);
      area += level * (at - since);
      since = at;
      level += event.change;
      next += 1;
    }
    return { max: Math.max(max, level), mean: (area + level * (end - since)) / stepMs };
  });
}
