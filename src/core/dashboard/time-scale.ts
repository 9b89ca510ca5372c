/** A stretch of time, milliseconds since 1970. */
export type Span = { from: number; to: number };

/** A stretch of the axis. `start` and `end` are shares of its length, 0 to 1. */
type Segment = Span & {
  start: number;
  end: number;
  /** Nothing happened here, and it is drawn shorter than it was. */
  idle: boolean;
};

type Tick = { at: number; share: number };

export type TimeScale = {
  segments: readonly Segment[];
  /** Where a moment lies on the axis, 0 to 1; moments outside lie at its ends. */
  share: (at: number) => number;
  ticks: readonly Tick[];
};

/** Gaps below are drawn as long as they were. */
const SHORTEST_IDLE_MS = 10 * 60_000;
/** So is a gap that takes less of the axis than this. */
const SMALL_SHARE = 0.15;
/** What a shortened gap takes of the axis, and all of them together at most. */
const IDLE_SHARE = 0.05;
const MOST_IDLE = 0.3;

/** Spans that overlap or touch, joined; oldest first. What took no time lasts a millisecond, so that it has a place. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { from, to: end } of [...spans].sort((a, b) => a.from - b.from)) {
    const to = Math.max(end, from + 1);
    const last = found.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else found.push({ from, to });
  }
  return found;
}

const length = ({ from, to }: Span): number => to - from;

/** The spans of work, those with a short gap between them as one. */
function stretches(spans: readonly Span[]): Span[] {
  const work = joined(spans);
  const busy = work.reduce((sum, one) => sum + length(one), 0);
  const shortest = Math.max(SHORTEST_IDLE_MS, busy * SMALL_SHARE);
  const found: Span[] = [];
  for (const one of work) {
    const last = found.at(-1);
    if (last && one.from - last.to < shortest) last.to = one.to;
    else found.push({ ...one });
  }
  return found;
}

const STEPS_MINUTES = [0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440, 2880, 10_080];

/** Round moments for the axis, about six, and none closer to another than their labels need. */
function ticksOf(segments: readonly Segment[], share: (at: number) => number): Tick[] {
  const work = segments.filter(({ idle }) => !idle);
  const drawn = work.reduce((sum, one) => sum + length(one), 0);
  const step =
    (STEPS_MINUTES.find((minutes) => drawn / (minutes * 60_000) <= 6) ?? 43_200) * 60_000;
  const ticks: Tick[] = [];
  for (const { from, to } of work)
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
      const tick = { at, share: share(at) };
      if (tick.share - (ticks.at(-1)?.share ?? -1) >= 0.1) ticks.push(tick);
    }
  return ticks;
}

/**
 * An axis over what happened, on which long waits are drawn short: a session that waits a night for an approval
 * and works for an hour shows the hour. Undefined where there is nothing to show.
 */
export function timeScale(spans: readonly Span[]): TimeScale | undefined {
  const work = stretches(spans);
  const [first] = work;
  if (first === undefined) return undefined;
  const gaps = work.length - 1;
  const idleShare = gaps === 0 ? 0 : Math.min(IDLE_SHARE, MOST_IDLE / gaps);
  const busy = work.reduce((sum, one) => sum + length(one), 0);
  const perMs = (1 - gaps * idleShare) / busy;
  const segments: Segment[] = [];
  let start = 0;
  let before: Span | undefined;
  for (const one of work) {
    if (before) {
      segments.push({ from: before.to, to: one.from, start, end: start + idleShare, idle: true });
      start += idleShare;
    }
    const end = start + length(one) * perMs;
    segments.push({ ...one, start, end, idle: false });
    [start, before] = [end, one];
  }
  const share = (at: number): number => {
    const inside = segments.find(({ to }) => at <= to);
    if (inside === undefined) return 1;
    const part = Math.max(0, (at - inside.from) / length(inside));
    return Math.min(1, Math.max(0, inside.start + part * (inside.end - inside.start)));
  };
  return { segments, share, ticks: ticksOf(segments, share) };
}
