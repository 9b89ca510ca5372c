import type { HealthSample, MetricSample } from "../../../src/core/deploy/deployment.ts";
import fc from "fast-check";
import { baselineOf, medianOf } from "../../../src/core/deploy/median.ts";
import {
  judgeWatch as judge,
  type WatchLimits,
  type Watching,
} from "../../../src/core/deploy/watch.ts";

const sample = (ok: boolean, milliseconds = 20): HealthSample => ({
  at: "2026-01-05T10:00:00.000Z",
  ok,
  status: ok ? 200 : 500,
  milliseconds,
});
const good = (count: number, milliseconds = 20) =>
  Array.from({ length: count }, () => sample(true, milliseconds));
const judgeWatch = (samples: readonly HealthSample[], limits: WatchLimits) =>
  judge({ samples, readings: [], sources: { errorRate: "probe", latency: "probe" } }, limits);
const limits = { maxErrorRate: 0.05, maxSlowdown: 2, baselineMs: 20 };

test("no samples give no verdict", () => {
  expect(judgeWatch([], limits)).toMatchObject({
    verdict: "inconclusive",
    reason: "there is no data",
  });
});

test("an error rate of exactly the limit passes, above it does not", () => {
  expect(judgeWatch([...good(19), sample(false)], limits).verdict).toBe("healthy");
  expect(judgeWatch([...good(18), sample(false)], limits)).toMatchObject({
    verdict: "unhealthy",
    reason: "the error rate is 5.3 %, more than 5 %",
  });
});

test("responses of twice the baseline pass, slower ones do not", () => {
  expect(judgeWatch(good(5, 40), limits).verdict).toBe("healthy");
  expect(judgeWatch(good(5, 41), limits)).toMatchObject({ verdict: "unhealthy", medianMs: 41 });
});

test("three failures at the end mean down, whatever the rate", () => {
  const down = [...good(200), sample(false), sample(false), sample(false)];
  expect(judgeWatch(down, limits).reason).toBe("3 health checks failed in a row");
});

test("a first deployment has no baseline and is judged by its errors, and says so", () => {
  const first = judgeWatch(good(5, 900), { maxErrorRate: 0.05, maxSlowdown: 2 });
  expect(first.verdict).toBe("healthy");
  expect(first.reason).toContain("no baseline");
});

test("the baseline is the median of good samples only", () => {
  expect(baselineOf([sample(true, 10), sample(true, 30), sample(false, 999)])).toBe(20);
  expect(baselineOf([sample(false)])).toBeUndefined();
  expect(medianOf([])).toBe(0);
});

const reading = (rest: Partial<MetricSample>): MetricSample => ({
  at: "2026-01-05T10:00:00.000Z",
  ...rest,
});
const measured = (readings: MetricSample[], samples = good(30)): Watching => ({
  samples,
  readings,
  sources: { errorRate: "prometheus", latency: "prometheus" },
});
const every = (count: number, rest: Partial<MetricSample>) =>
  Array.from({ length: count }, () => reading(rest));

test("with Prometheus its error rate and response time count, though every check is good", () => {
  expect(judge(measured(every(30, { errorRate: 0.06, latencyMs: 20 })), limits)).toMatchObject({
    verdict: "unhealthy",
    reason: "the error rate is 6 %, more than 5 %",
    sources: { errorRate: "prometheus" },
  });
  expect(judge(measured(every(30, { errorRate: 0, latencyMs: 50 })), limits)).toMatchObject({
    verdict: "unhealthy",
    medianMs: 50,
  });
  expect(judge(measured(every(30, { errorRate: 0, latencyMs: 30 })), limits).verdict).toBe(
    "healthy",
  );
});

test("no data, or data in less than half of the readings, is no verdict and says why", () => {
  const none = { error: "error rate: no data: NaN" };
  expect(judge(measured(every(30, none)), limits)).toMatchObject({
    verdict: "inconclusive",
    reason: "there is no data: error rate: no data: NaN",
  });
  const some = [...every(14, { errorRate: 0, latencyMs: 20 }), ...every(16, none)];
  expect(judge(measured(some), limits).verdict).toBe("inconclusive");
  const half = [...every(15, { errorRate: 0, latencyMs: 20 }), ...every(15, none)];
  expect(judge(measured(half), limits).verdict).toBe("healthy");
});

test("a service that is down is unhealthy, whatever Prometheus says or does not say", () => {
  const down = [...good(5), sample(false), sample(false), sample(false)];
  expect(judge(measured([], down), limits).verdict).toBe("unhealthy");
});

test("flapping within the error limit is held: more than 10 % of the checks, at least two", () => {
  const fine = every(20, { errorRate: 0.01, latencyMs: 20 });
  const flap = (failed: number, count: number) =>
    Array.from({ length: count }, (_, at) => sample(at % 3 !== 1 || at >= failed * 3));
  expect(judge(measured(fine, flap(3, 20)), limits)).toMatchObject({
    verdict: "inconclusive",
    reason: "the service is flapping: 3 of 20 health checks failed, never 3 in a row",
  });
  expect(judge(measured(fine, flap(2, 20)), limits).verdict).toBe("healthy");
  expect(judge(measured(fine, flap(1, 5)), limits).verdict).toBe("healthy");
  expect(judgeWatch(flap(5, 20), { ...limits, maxErrorRate: 0.3 }).verdict).toBe("inconclusive");
});

describe("properties", () => {
  const RANK = { healthy: 0, inconclusive: 1, unhealthy: 2 } as const;
  const ms = fc.integer({ min: 0, max: 200 });
  const samples = fc.array(
    fc.record({ ok: fc.boolean(), ms }).map((one) => sample(one.ok, one.ms)),
    { maxLength: 30 },
  );
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const readings = fc.array(
    fc.option(fc.record({ errorRate: share, latencyMs: ms })).map((one) => reading(one ?? {})),
    { maxLength: 30 },
  );
  const source = fc.constantFrom("probe" as const, "prometheus" as const);
  const watching = fc.record({
    samples,
    readings,
    sources: fc.record({ errorRate: source, latency: source }),
  });
  const some = fc.record({
    maxErrorRate: share,
    maxSlowdown: fc.constantFrom(1, 2, 5),
    baselineMs: fc.option(ms, { nil: undefined }),
  });

  test("a further failed check, however fast, never makes a verdict better", () => {
    fc.assert(
      fc.property(watching, some, fc.nat(), ms, (seen, bounds, pick, took) => {
        const at = pick % Math.max(seen.samples.length, 1);
        const worse = seen.samples.map((one, index) => (index === at ? sample(false, took) : one));
        const after = judge({ ...seen, samples: worse }, bounds);
        expect(RANK[after.verdict]).toBeGreaterThanOrEqual(RANK[judge(seen, bounds).verdict]);
      }),
    );
  });

  test("higher error rates and response times never make a verdict better", () => {
    fc.assert(
      fc.property(watching, some, share, ms, (seen, bounds, more, slower) => {
        const worse = seen.readings.map((one) => ({
          ...one,
          ...(one.errorRate === undefined ? {} : { errorRate: one.errorRate + more }),
          ...(one.latencyMs === undefined ? {} : { latencyMs: one.latencyMs + slower }),
        }));
        const after = judge({ ...seen, readings: worse }, bounds);
        expect(RANK[after.verdict]).toBeGreaterThanOrEqual(RANK[judge(seen, bounds).verdict]);
      }),
    );
  });

  test("every figure can be stored as JSON", () => {
    fc.assert(
      fc.property(watching, some, (seen, bounds) => {
        const { errorRate, medianMs } = judge(seen, bounds);
        expect([errorRate, medianMs].every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
