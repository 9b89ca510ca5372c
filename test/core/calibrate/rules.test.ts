import fc from "fast-check";
import { budgets, startupSeconds } from "../../../src/core/calibrate/budgets.ts";
import { calibrate } from "../../../src/core/calibrate/calibrate.ts";
import { approveAbove, autoMerge, human } from "../../../src/core/calibrate/limits.ts";
import { outcomeOf, type Outcome } from "../../../src/core/calibrate/outcome.ts";
import { leastFor, medianBetween, wilson } from "../../../src/core/calibrate/wilson.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { deployed } from "../../fakes/quality.ts";
import { session } from "../../fakes/records.ts";
import { sessionRecords } from "../../fakes/session-records.ts";
import { taskResult } from "../../fakes/task-results.ts";

const CONFIG = parseConfig({});

const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  complexity: 4,
  gate: "none",
  waited: undefined,
  score: 95,
  merged: true,
  mergedBy: "miyabi",
  escaped: false,
  repaired: false,
  waved: false,
  usd: 1,
  ...change,
});
const times = (count: number, change: Partial<Outcome>): Outcome[] =>
  Array.from({ length: count }, () => outcome(change));

describe("Wilson's interval", () => {
  // From the formula by hand, and R's prop.test(correct = FALSE).
  test.each([
    [0, 0, 0, 1],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [80, 100, 0.7112, 0.8666],
  ])("%d of %d", (count, of, low, high) => {
    const between = wilson(count, of);
    expect(between.low).toBeCloseTo(low, 3);
    expect(between.high).toBeCloseTo(high, 3);
  });

  test("holds the share, and so many outcomes as are said to be needed are needed", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 300 }), (a, of) => {
        const count = Math.min(a, of);
        const { low, high } = wilson(count, of);
        expect(low).toBeLessThanOrEqual(count / of + 1e-9);
        expect(high).toBeGreaterThanOrEqual(count / of - 1e-9);
      }),
    );
    for (const share of [0.5, 0.8, 0.9]) {
      const least = leastFor(share);
      expect(wilson(least, least).low).toBeGreaterThanOrEqual(share);
      expect(wilson(least - 1, least - 1).low).toBeLessThan(share);
    }
  });

  test("a median of few samples is between nothing", () => {
    expect(medianBetween([1, 2, 3, 4, 5])).toBeUndefined();
    expect(medianBetween([6, 5, 4, 3, 2, 1])).toEqual({ low: 1, high: 6 });
  });
});

describe("what a session teaches", () => {
  const merged = { number: 1, url: "", branch: "", base: "", headSha: "", draft: false };
  const pull = { ...merged, merged: { sha: "a", at: "2026-01-05T10:00:00.000Z" } };
  test.each([
    ["a merge that is done", session({ state: "done", pull }), { merged: true, escaped: false }],
    ["one on its way", session({ state: "deploying", pull }), { merged: false, escaped: false }],
    [
      "one that was rolled back",
      session({ state: "failed", pull, deployments: [deployed({ outcome: "rolled_back" })] }),
      { merged: true, escaped: true },
    ],
    [
      "one that people wished away",
      session({
        state: "done",
        pull,
        deployments: [deployed({ outcome: "rolled_back", requestedBy: "bob" })],
      }),
      { merged: true, escaped: false },
    ],
    [
      "one that failed in staging",
      session({
        state: "failed",
        pull,
        deployments: [deployed({ environment: "staging", outcome: "unhealthy" })],
      }),
      { merged: false, escaped: false },
    ],
    ["no merge", session({ state: "blocked" }), { merged: false, mergedBy: undefined }],
  ])("%s", (_what, record, expected) => {
    expect(outcomeOf(record)).toMatchObject(expected);
  });
});

describe("gates.approveAbove", () => {
  const asked = (count: number, change: Partial<Outcome> = {}) =>
    times(count, { complexity: 7.5, gate: "approved_unchanged", waited: 3600, ...change });
  test.each([
    ["sixteen needless questions", asked(16), { kind: "change", proposed: 8 }],
    ["fifteen are too few", asked(15), { kind: "too_few", needed: 16 }],
    [
      "people changed half of the plans",
      [...asked(20), ...asked(20, { gate: "changed" })],
      { kind: "keep" },
    ],
    [
      "what they approved went wrong",
      [...asked(20), ...asked(6, { escaped: true })],
      { kind: "keep" },
    ],
    [
      "escapes just below it",
      [...times(5, { complexity: 6.8, escaped: true }), ...times(6, { complexity: 6.8 })],
      { kind: "change", proposed: 6 },
    ],
    ["escapes far below it", times(20, { complexity: 3, escaped: true }), { kind: "keep" }],
    ["nothing", [], { kind: "too_few", outcomes: 0 }],
    ["questions without an answer", asked(30, { gate: undefined }), { kind: "too_few" }],
  ])("%s", (_what, outcomes, expected) => {
    expect(approveAbove(outcomes, CONFIG)).toMatchObject(expected);
  });
});

describe("review.autoMerge", () => {
  const theirs = (count: number, change: Partial<Outcome> = {}) =>
    times(count, { score: 87, mergedBy: "people", ...change });
  test.each([
    ["merges of Miyabi that went wrong", times(12, { score: 92, escaped: true }), { proposed: 95 }],
    [
      "one that went wrong of many",
      [...times(1, { escaped: true }), ...times(30, {})],
      { kind: "keep" },
    ],
    ["35 that people merged as they were", theirs(35), { kind: "change", proposed: 85 }],
    ["34 are too few", theirs(34), { kind: "too_few", needed: 35 }],
    ["people repaired them", theirs(40, { repaired: true }), { kind: "keep" }],
    ["they were poor anyway", theirs(40, { score: 70 }), { kind: "too_few" }],
  ])("%s", (_what, outcomes, expected) => {
    expect(autoMerge(outcomes, CONFIG)).toMatchObject(expected);
  });
});

test.each([
  [16, false, { kind: "change", proposed: 55 }],
  [15, false, { kind: "too_few" }],
  [20, true, { kind: "keep" }],
])(
  "review.human: %d rejected changes waved through, went wrong: %p",
  (count, escaped, expected) => {
    expect(human(times(count, { score: 58, waved: true, escaped }), CONFIG)).toMatchObject(
      expected,
    );
  },
);

describe("budgets", () => {
  const tasks = (count: number, change: Parameters<typeof taskResult>[1]) =>
    session({ tasks: Array.from({ length: count }, (_, at) => taskResult(at, change)) });
  const turns = (count: number, change: Parameters<typeof taskResult>[1]) =>
    budgets([tasks(count, change)], CONFIG)[0];
  test.each([
    [
      "a limit far above what is needed",
      turns(59, { turns: 10 }),
      { kind: "change", proposed: 20 },
    ],
    ["58 tasks are too few", turns(58, { turns: 10 }), { kind: "too_few", needed: 59 }],
    ["a limit that is near", turns(80, { turns: 20 }), { kind: "keep" }],
    [
      "tasks that run into it",
      turns(12, { turns: 60, status: "failed", failure: "budget" }),
      { kind: "change", proposed: 90 },
    ],
    [
      "tasks that ran into another one",
      turns(12, { turns: 3, status: "failed", failure: "budget" }),
      { kind: "too_few" },
    ],
  ])("%s", (_what, proposal, expected) => {
    expect(proposal).toMatchObject({ key: ["budget", "turnsPerTask"], ...expected });
  });
});

test("schedule.startupSeconds becomes the median where it lies outside of what the median can be", () => {
  const begun = (seconds: number) =>
    session({
      transitions: [
        {
          at: "2026-01-05T10:00:00.000Z",
          from: "analyzing",
          to: "implementing",
          by: "coordinator",
          runId: 1,
          reason: "",
          refused: false,
        },
      ],
      tasks: [
        taskResult(1, { startedAt: new Date(Date.UTC(2026, 0, 5, 10, 0, seconds)).toISOString() }),
      ],
    });
  const builds = Array.from({ length: 20 }, (_, at) => begun(15 + at));
  expect(startupSeconds(builds, CONFIG)).toMatchObject({ kind: "change", proposed: 25 });
  expect(startupSeconds(builds.slice(0, 9), CONFIG)).toMatchObject({ kind: "too_few" });
  const near = Array.from({ length: 20 }, (_, at) => begun(30 + at));
  expect(startupSeconds(near, CONFIG)).toMatchObject({ kind: "keep" });
});

test("the order of the records changes nothing, and every proposal is a valid configuration", () => {
  const records = sessionRecords({ count: 150, seed: 7 });
  const proposals = calibrate(records, CONFIG);
  fc.assert(
    fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
      expect(calibrate(shuffled, CONFIG)).toEqual(proposals);
    }),
    { numRuns: 10 },
  );
  for (const { key, ...one } of proposals)
    if (one.kind === "change") parseConfig({ [key[0]]: { [key[1]]: one.proposed } });
});
