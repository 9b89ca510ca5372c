import fc from "fast-check";
import { calibrated, calibrationOf, expectedMinutes } from "../../../src/core/plan/calibration.ts";
import { calibrationSentences } from "../../../src/core/plan/calibration-view.ts";
import { digestOf } from "../../../src/core/digest.ts";
import { parseConfig } from "../../../src/core/config.ts";
import type { PastTask } from "../../../src/core/plan/past-tasks.ts";
import { Plan, Task, type Calibration } from "../../../src/core/plan/plan.ts";
import { renderPlan } from "../../../src/core/plan/view.ts";
import { reworkOf } from "../../../src/core/review/rework.ts";
import { scheduleLimits, scheduleOf } from "../../../src/core/schedule/schedule.ts";
import { taskResult } from "../../fakes/quality.ts";
import { plan, session, task } from "../../fakes/records.ts";

let last = 0;
const past = (ratio: number, change: Partial<PastTask> = {}): PastTask => {
  last += 1;
  return {
    task: `task-${last}-1`,
    type: "feature",
    estimatedMinutes: 10,
    actualMinutes: 10 * ratio,
    status: "success",
    at: new Date(Date.UTC(2026, 0, 5) + last * 60_000),
    ...change,
  };
};
const features = (...ratios: number[]) => ratios.map((ratio) => past(ratio));
const docs = (...ratios: number[]) => ratios.map((ratio) => past(ratio, { type: "docs" }));

test.each<[string, PastTask[], Calibration | undefined]>([
  ["no task", [], undefined],
  ["two tasks", features(2, 2), undefined],
  [
    "an odd number of tasks",
    features(1, 4, 2),
    { byType: { feature: { ratio: 2, samples: 3 } }, overall: { ratio: 2, samples: 3 } },
  ],
  [
    "an even number of tasks",
    features(1, 4, 2, 3),
    { byType: { feature: { ratio: 2.5, samples: 4 } }, overall: { ratio: 2.5, samples: 4 } },
  ],
  [
    "too few of any one type",
    [...features(1, 2), ...docs(3)],
    { byType: {}, overall: { ratio: 2, samples: 3 } },
  ],
  [
    "enough of one type and too few of another",
    [...features(1, 1, 1), ...docs(3, 3)],
    { byType: { feature: { ratio: 1, samples: 3 } }, overall: { ratio: 1, samples: 5 } },
  ],
  [
    "two types",
    [...features(0.5, 0.5, 0.5), ...docs(1.5, 1.5, 1.5)],
    {
      byType: { feature: { ratio: 0.5, samples: 3 }, docs: { ratio: 1.5, samples: 3 } },
      overall: { ratio: 1, samples: 6 },
    },
  ],
  [
    "wild figures",
    [...features(0, 0, 0), ...docs(99, 99, 99, 99)],
    {
      byType: { feature: { ratio: 0.1, samples: 3 }, docs: { ratio: 10, samples: 4 } },
      overall: { ratio: 10, samples: 7 },
    },
  ],
])("the median of %s", (_what, tasks, calibration) => {
  expect(calibrationOf(tasks)).toEqual(calibration);
});

test("what failed or was skipped does not count", () => {
  const failed = [past(9, { status: "failed" }), past(9, { status: "skipped" })];
  expect(calibrationOf([...failed, ...features(1, 1)])).toBeUndefined();
});

test("a task that was executed again counts once, with its newest success", () => {
  const again = { task: "task-500-1" };
  const tasks = [
    past(9, again),
    ...features(1, 1),
    past(2, again),
    past(7, { ...again, status: "failed" }),
  ];
  expect(calibrationOf(tasks)?.overall).toEqual({ ratio: 1, samples: 3 });
  expect(calibrationOf([...tasks, past(2), past(2)])?.overall).toEqual({ ratio: 2, samples: 5 });
});

test("only the newest two hundred count, in whatever order they come", () => {
  const old = features(...Array<number>(300).fill(5));
  const young = features(...Array<number>(200).fill(1));
  expect(calibrationOf([...young, ...old])?.overall).toEqual({ ratio: 1, samples: 200 });
});

const observation = fc.record({
  type: fc.constantFrom(...Task.shape.type.options),
  estimatedMinutes: fc.double({ min: 1 / 60, max: 1e6, noNaN: true }),
  actualMinutes: fc.double({ min: 0, max: 1e6, noNaN: true }),
});
const observations = fc
  .array(observation, { maxLength: 60 })
  .map((list) => list.map((one) => past(1, one)));

test("a ratio lies between the least and the greatest of its type, and within 0.1 and 10", () => {
  fc.assert(
    fc.property(observations, (list) => {
      const { byType = {} } = calibrationOf(list) ?? {};
      for (const type of Task.shape.type.options) {
        const ratios = list
          .filter((one) => one.type === type)
          .map((one) => one.actualMinutes / one.estimatedMinutes);
        const measure = byType[type];
        expect(measure?.samples).toBe(ratios.length < 3 ? undefined : ratios.length);
        if (measure === undefined) continue;
        expect(measure.ratio).toBeGreaterThanOrEqual(0.1);
        expect(measure.ratio).toBeLessThanOrEqual(10);
        const bound = (ratio: number) => Math.min(10, Math.max(0.1, ratio));
        expect(measure.ratio).toBeGreaterThanOrEqual(bound(Math.min(...ratios)) - 0.005);
        expect(measure.ratio).toBeLessThanOrEqual(bound(Math.max(...ratios)) + 0.005);
      }
    }),
  );
});

test("the order of the log does not matter", () => {
  const shuffled = observations.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(calibrationOf(other)).toEqual(calibrationOf(list));
    }),
  );
});

const KNOWN: Calibration = {
  byType: { feature: { ratio: 2, samples: 12 }, docs: { ratio: 0.5, samples: 5 } },
  overall: { ratio: 1.5, samples: 20 },
};

test("a task's expected minutes: by its type, else by all types, else as estimated", () => {
  expect(expectedMinutes(task(1), KNOWN)).toBe(20);
  expect(expectedMinutes(task(1, { type: "bug" }), KNOWN)).toBe(15);
  expect(expectedMinutes(task(1), undefined)).toBe(10);
});

test("calibrated tasks are new ones: the plan's stay as they were approved", () => {
  const tasks = [task(1), task(2, { type: "docs" })];
  const digest = digestOf(tasks);
  expect(calibrated(tasks, KNOWN).map((one) => one.estimatedMinutes)).toEqual([20, 5]);
  expect(digestOf(tasks)).toBe(digest);
  expect(calibrated(tasks, undefined)).toEqual(tasks);
});

const planned = (...tasks: Task[]): Plan => ({
  ...plan(...tasks),
  calibration: KNOWN,
  schedule: scheduleOf(calibrated(tasks, KNOWN), scheduleLimits(parseConfig({}).schedule)),
});

test.each<[string, Task[], string]>([
  [
    "types with figures of their own",
    [task(1, { type: "docs" }), task(2)],
    "feature 2 of the estimate (12 past tasks), docs 0.5 (5)",
  ],
  [
    "others as well",
    [task(1), task(2, { type: "bug" }), task(3, { type: "test" })],
    "feature 2 of the estimate (12 past tasks), other types 1.5 (20)",
  ],
  [
    "only others",
    [task(1, { type: "bug" }), task(2, { type: "test" })],
    "all types 1.5 of the estimate (20 past tasks)",
  ],
])("a plan with %s says by what it is calibrated", (_what, tasks, told) => {
  const one = planned(...tasks);
  expect(calibrationSentences(one)).toEqual([`Estimates are calibrated: ${told}.`]);
  expect(renderPlan(session({ plan: one }), one)).toContain(
    `\n- Estimates are calibrated: ${told}`,
  );
});

test("what a plan says of its critical path is calibrated like its schedule", () => {
  const one = planned(task(1), task(2, { dependencies: ["task-500-1"] }));
  expect(renderPlan(session({ plan: one }), one)).toContain("**Critical path**: 1 → 2, 40 minutes");
});

test("a plan without calibration says nothing of it", () => {
  const one = plan(task(1), task(2));
  expect(calibrationSentences(one)).toEqual([]);
  expect(renderPlan(session({ plan: one }), one)).not.toContain("calibrated");
});

test("a calibration survives the session record", () => {
  const one = planned(task(1), task(2));
  expect(Plan.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
});

test("an attempt that repairs is scheduled with the plan's calibration", () => {
  const one = planned(task(1), task(2, { dependencies: ["task-500-1"] }));
  const { schedule } = reworkOf({
    plan: one,
    limits: scheduleLimits(parseConfig({}).schedule),
    results: [taskResult(1)],
    report: {
      issues: [],
      testsFailed: 0,
      attempt: 1,
      breakdown: { tests: 0, lint: 0, security: 0, docs: 0 },
    },
    output: "",
    engineCalls: {},
  });
  expect(schedule.criticalPathMinutes).toBe(40);
});
