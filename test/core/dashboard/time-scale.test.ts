import fc from "fast-check";
import { timeScale } from "../../../src/core/dashboard/time-scale.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const start = Date.parse("2026-01-05T10:00:00Z");
const span = (from: number, to: number) => ({
  from: start + from * MINUTE,
  to: start + to * MINUTE,
});

test("nothing has no axis", () => expect(timeScale([])).toBeUndefined());

test("work without long waits is drawn to scale", () => {
  const scale = timeScale([span(0, 10), span(10, 20), span(25, 40)]);
  expect(scale?.segments).toHaveLength(1);
  expect(scale?.share(start + 20 * MINUTE)).toBeCloseTo(0.5);
});

test("a night of waiting takes a twentieth of the axis, and the work keeps the rest", () => {
  const scale = timeScale([span(0, 10), span(970, 980)]);
  const idle = scale?.segments.filter(({ idle: waits }) => waits) ?? [];
  expect(idle.map(({ start: from, end }) => end - from)).toEqual([expect.closeTo(0.05)]);
  expect(scale?.share(start + 10 * MINUTE)).toBeCloseTo(0.475);
  expect(scale?.share(start + 970 * MINUTE)).toBeCloseTo(0.525);
});

test("a session that took no time has a whole axis", () => {
  const [only, ...more] = timeScale([span(0, 0)])?.segments ?? [];
  expect(more).toEqual([]);
  expect(only).toMatchObject({ start: 0, end: 1, idle: false });
});

test("moments outside lie at the ends", () => {
  const scale = timeScale([span(0, 10)]);
  expect(scale?.share(start - DAY)).toBe(0);
  expect(scale?.share(start + DAY)).toBe(1);
});

const spans = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 20_000 }),
    minutes: fc.integer({ min: 0, max: 300 }),
  }),
  { minLength: 1, maxLength: 30 },
);

test("the axis is from 0 to 1, never runs back, and its labels never meet", () => {
  fc.assert(
    fc.property(spans, (all) => {
      const scale = timeScale(all.map(({ from, minutes }) => span(from, from + minutes)));
      const ends = scale?.segments.flatMap((one) => [one.start, one.end]) ?? [];
      expect(ends[0]).toBe(0);
      expect(ends.at(-1)).toBeCloseTo(1);
      expect(ends).toEqual([...ends].sort((a, b) => a - b));
      const ticks = scale?.ticks.map(({ share }) => share) ?? [];
      for (const [at, tick] of ticks.entries())
        if (at > 0) expect(tick - (ticks[at - 1] ?? 0)).toBeGreaterThanOrEqual(0.1);
    }),
  );
});
