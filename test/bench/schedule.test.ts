import { scheduleOf } from "../../src/core/schedule/schedule.ts";
import { simulatedMinutes } from "../core/schedule/schedule-judge.ts";
import { task } from "../fakes/records.ts";
import type { Scheduler } from "./judged.ts";
import { levelByLevel } from "./level-by-level.ts";
import { measureSchedules, renderSchedules } from "./schedule.ts";

const id = (ordinal: number): string => `task-500-${ordinal}`;
const node = (ordinal: number, minutes: number, needs: number[] = []) =>
  task(ordinal, { dependencies: needs.map(id), estimatedMinutes: minutes });

/** Two chains beside each other, long after short and short after long: waves by level wait for nothing. */
const CROSSED = [node(1, 10), node(2, 1), node(3, 1, [1]), node(4, 10, [2])];

/** Says of each schedule what it takes. */
const honest: Scheduler = (tasks, limits) => {
  const schedule = scheduleOf(tasks, limits);
  return { ...schedule, makespanMinutes: simulatedMinutes(tasks, schedule, limits) };
};

test("level by level: a wave for each level, a lane for each task", () => {
  const { waves } = levelByLevel(CROSSED, 256);
  expect(waves.map((lanes) => lanes.map(({ tasks }) => tasks))).toEqual([
    [[id(1)], [id(2)]],
    [[id(4)], [id(3)]],
  ]);
});

test("level by level with few lanes: the longest task next onto the emptiest lane", () => {
  const { waves } = levelByLevel([node(1, 2), node(2, 5), node(3, 4), node(4, 3)], 2);
  expect(waves.map((lanes) => lanes.map(({ tasks }) => tasks))).toEqual([
    [
      [id(2), id(1)],
      [id(3), id(4)],
    ],
  ]);
});

test("the measurement has every case with its ratio beside the naive one, and every size", () => {
  const sizes = [{ tasks: 5, limit: 100, seeds: 1 }];
  const chains = [{ name: "crossed", tasks: CROSSED }];
  const measured = measureSchedules(chains, honest, sizes);
  expect(measured.graphs).toBe(1);
  expect(
    measured.cases.map(({ agentsPerRunner, maxParallel }) => [agentsPerRunner, maxParallel]),
  ).toEqual([
    [1, 256],
    [2, 256],
    [4, 256],
    [1, 8],
  ]);
  for (const { ratio, naive } of measured.cases) {
    expect(ratio).toEqual({ median: 1, p90: 1, max: 1 });
    // Two waves of 10 minutes and 30 seconds each, against 11 minutes and 30 seconds.
    expect(naive).toEqual({ median: 1.8261, p90: 1.8261, max: 1.8261 });
  }
  expect(measured.planning).toMatchObject([{ tasks: 5, limit: 100 }]);
  expect(renderSchedules(measured)).toContain("1.826");
});

const lying =
  (change: Partial<ReturnType<Scheduler>>): Scheduler =>
  (tasks, limits) => ({ ...scheduleOf(tasks, limits), ...change });

test.each([
  ["says a makespan that is not so", lying({ makespanMinutes: 1 }), "the makespan is said to be 1"],
  [
    "says a critical path that is not so",
    lying({ criticalPathMinutes: 2 }),
    "the critical path is",
  ],
  ["leaves tasks out", lying({ waves: [] }), "task-500-1 is missing"],
])("a scheduler that %s is found out", (_what, scheduler, message) => {
  expect(() => measureSchedules([{ name: "g", tasks: CROSSED }], scheduler, [])).toThrow(message);
});
