import fc from "fast-check";
import { fleetMetrics } from "../../../src/core/metrics/fleet.ts";
import { SessionRecord, STATES } from "../../../src/core/session/session.ts";
import { session } from "../../fakes/records.ts";
import { sessionRecords } from "../../fakes/session-records.ts";

const NOW = new Date("2026-02-02T08:00:00.000Z");

test("the made records are valid, the same for the same seed, and cover every state", () => {
  const records = sessionRecords({ count: 200 });
  for (const record of records) expect(SessionRecord.parse(record)).toEqual(record);
  expect(sessionRecords({ count: 200 })).toEqual(records);
  const refused = records.flatMap(({ transitions }) => transitions.filter((one) => one.refused));
  expect(refused).toEqual([]);
  expect(new Set(records.map(({ state }) => state))).toEqual(new Set(STATES));
  expect(records.some(({ plan }) => (plan?.tasks.length ?? 0) > 15)).toBe(true);
});

test("the order of the records changes nothing", () => {
  const records = sessionRecords({ count: 60 });
  const metrics = fleetMetrics(records, { now: NOW });
  fc.assert(
    fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
      expect(fleetMetrics(shuffled, { now: NOW })).toEqual(metrics);
    }),
    { numRuns: 15 },
  );
});

test("of no records every figure is null with no samples, never 0", () => {
  const metrics = fleetMetrics([], { now: NOW });
  expect(metrics.from).toBeNull();
  expect(metrics.times.fromTrigger).toEqual({
    samples: 0,
    total: null,
    mean: null,
    p50: null,
    p90: null,
    p95: null,
    max: null,
  });
  expect(metrics.cost.perMergedChange).toEqual({ usd: null, samples: 0 });
  expect(metrics.automation.zeroTouch).toEqual({ count: 0, of: 0, share: null });
  expect(metrics.system.throughput.perHour).toBeNull();
  expect(metrics.system.concurrentMax).toBeNull();
});

test("sessions before the window count in its load alone", () => {
  const early = session({ state: "implementing" });
  const late = session({
    issue: { ...early.issue, number: 501 },
    trigger: { ...early.trigger, at: "2026-01-20T10:00:00.000Z" },
  });
  const metrics = fleetMetrics([early, late], {
    now: NOW,
    since: new Date("2026-01-15T00:00:00.000Z"),
  });
  expect(metrics.sessions.count).toBe(1);
  expect(metrics.system.working).toBe(2);
  expect(metrics.from).toBe("2026-01-15T00:00:00.000Z");
});

test("a thousand sessions take a moment", () => {
  const records = sessionRecords({ count: 1000 });
  const began = performance.now();
  const { sessions, system } = fleetMetrics(records, { now: NOW });
  expect(performance.now() - began).toBeLessThan(2000);
  expect(sessions.count).toBe(1000);
  expect(system.series.buckets.reduce((sum, { began: one }) => sum + one, 0)).toBe(1000);
});
