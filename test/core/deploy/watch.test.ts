import type { HealthSample } from "../../../src/core/deploy/deployment.ts";
import { baselineOf, judgeWatch, medianOf } from "../../../src/core/deploy/watch.ts";

const sample = (ok: boolean, milliseconds = 20): HealthSample => ({
  at: "2026-01-05T10:00:00.000Z",
  ok,
  status: ok ? 200 : 500,
  milliseconds,
});
const good = (count: number, milliseconds = 20) =>
  Array.from({ length: count }, () => sample(true, milliseconds));
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
