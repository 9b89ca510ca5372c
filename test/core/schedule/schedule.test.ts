import fc from "fast-check";
import { parseConfig } from "../../../src/core/config.ts";
import { rescheduleOf, scheduleLimits, scheduleOf } from "../../../src/core/schedule/schedule.ts";
import { levelByLevel } from "../../bench/level-by-level.ts";
import { plan, task } from "../../fakes/records.ts";
import { SHAPES, tasksFrom } from "./graph-shapes.ts";
import { scheduleProblems, simulatedMinutes } from "./schedule-judge.ts";

const LIMITS = scheduleLimits(parseConfig({}).schedule);
const id = (ordinal: number): string => `task-500-${ordinal}`;
const node = (ordinal: number, needs: number[] = [], files: string[] = [], minutes = 10) =>
  task(ordinal, { dependencies: needs.map(id), files, estimatedMinutes: minutes });
const shape = (waves: { tasks: string[] }[][]) =>
  waves.map((lanes) => lanes.map((lane) => lane.tasks.map((one) => Number(one.split("-").at(-1)))));

const SEED = [node(1), node(2, [1]), node(3, [1]), node(4, [2, 3]), node(5, [4]), node(6, [5])];

test("the seed's graph runs its two middle tasks side by side and its tail in one lane", () => {
  const schedule = scheduleOf(SEED, LIMITS);
  expect(shape(schedule.waves)).toEqual([[[1]], [[2], [3]], [[4, 5, 6]]]);
  expect(schedule.waves.flat().map(({ lane }) => lane)).toEqual([
    "w1-l1",
    "w2-l1",
    "w2-l2",
    "w3-l1",
  ]);
  expect(schedule.criticalPath).toEqual([1, 2, 4, 5, 6].map(id));
  expect(schedule.criticalPathMinutes).toBe(50);
  expect(schedule.makespanMinutes).toBeCloseTo(52);
  expect(schedule.explanation).toEqual([
    "Wave 1 runs task 1 in one lane.",
    "Wave 2 runs 2 lanes at the same time: task 2; task 3. Tasks 2 and 3 both need 1 and can run side by side.",
    "Wave 3 runs tasks 4, 5 and 6 in one lane. Task 4 needs 2 and 3, which run side by side before it.",
    "Tasks 4, 5 and 6 share a lane: 5 needs only 4; 6 needs only 5.",
    "In all 52 minutes: 50 of work and 3 start-ups of 40 seconds.",
    "No schedule is faster than the critical path, tasks 1, 2, 4, 5 and 6: 50 minutes.",
  ]);
});

test("tasks that may touch the same file share a lane, and the schedule says why", () => {
  const schedule = scheduleOf(
    [node(1, [], ["src/a.ts"]), node(2, [], ["src/"]), node(3, [], ["docs/a.md"])],
    LIMITS,
  );
  expect(shape(schedule.waves)).toEqual([[[1, 2], [3]]]);
  expect(schedule.explanation).toContain(
    "Tasks 1 and 2 share a lane: 1 and 2 may both touch src/a.ts.",
  );
});

test("300 independent tasks are packed into no more lanes than their time needs", () => {
  const schedule = scheduleOf(
    Array.from({ length: 300 }, (_, at) => node(at + 1)),
    LIMITS,
  );
  expect(schedule.waves.map((lanes) => lanes.length)).toEqual([150]);
  expect(schedule.makespanMinutes).toBeCloseTo(20 + 40 / 60);
});

test("no more lanes than may run at the same time", () => {
  const schedule = scheduleOf([node(1), node(2), node(3)], { ...LIMITS, maxLanes: 2 });
  expect(shape(schedule.waves)).toEqual([[[1, 2], [3]]]);
});

test("a diamond chain 40 levels deep fits into ten waves", () => {
  const tasks = Array.from({ length: 40 }, (_, level) => {
    const before = level === 0 ? [] : [2 * level - 1, 2 * level];
    return [node(2 * level + 1, before), node(2 * level + 2, before)];
  }).flat();
  const schedule = scheduleOf(tasks, LIMITS, 100_000);
  expect(schedule.waves.length).toBeLessThanOrEqual(10);
  expect(scheduleProblems(tasks, schedule, LIMITS)).toEqual([]);
});

test("a chain of any length is one lane: parallel jobs could not make it faster", () => {
  const chain = Array.from({ length: 30 }, (_, at) => node(at + 1, at === 0 ? [] : [at]));
  expect(scheduleOf(chain, LIMITS).waves.map((lanes) => lanes.length)).toEqual([1]);
});

test("tasks executed again keep their order through a task between them", () => {
  const schedule = rescheduleOf(plan(...SEED), [id(2), id(5)], LIMITS);
  expect(shape(schedule.waves)).toEqual([[[2, 5]]]);
});

test("no tasks give no waves", () => {
  expect(scheduleOf([], LIMITS).waves).toEqual([]);
});

const limits = fc.record({
  maxWaves: fc.integer({ min: 1, max: 10 }),
  maxLanes: fc.integer({ min: 1, max: 6 }),
  agentsPerRunner: fc.integer({ min: 1, max: 3 }),
  startupSeconds: fc.integer({ min: 0, max: 600 }),
});

/** Enough to move many tasks; thousands of graphs are planned here. */
const SOME_STEPS = 1_500;

test.each(Object.entries(SHAPES))(
  "%s: every task once, dependencies first, shared files never at the same time, limits kept, and the makespan is what it takes",
  (_shape, rows) => {
    fc.assert(
      fc.property(tasksFrom(rows), limits, (tasks, limit) => {
        const schedule = scheduleOf(tasks, limit, SOME_STEPS);
        expect(scheduleProblems(tasks, schedule, limit)).toEqual([]);
        expect(schedule.makespanMinutes).toBeCloseTo(simulatedMinutes(tasks, schedule, limit), 6);
        expect(schedule.makespanMinutes).toBeGreaterThanOrEqual(
          schedule.criticalPathMinutes + limit.startupSeconds / 60 - 1e-6,
        );
      }),
      { numRuns: 500 },
    );
  },
);

test("any graph: a search as long as it is worth is valid as well, and repeats itself", () => {
  fc.assert(
    fc.property(tasksFrom(SHAPES.anything), limits, (tasks, limit) => {
      const schedule = scheduleOf(tasks, limit);
      expect(scheduleProblems(tasks, schedule, limit)).toEqual([]);
      expect(scheduleOf(tasks, limit)).toEqual(schedule);
    }),
    { numRuns: 60 },
  );
});

test("never longer than a wave for each level, where there are waves enough", () => {
  fc.assert(
    fc.property(tasksFrom(SHAPES.layered, { files: false }), (tasks) => {
      const naive = { waves: levelByLevel(tasks, LIMITS.maxLanes).waves };
      expect(scheduleOf(tasks, LIMITS, 0).makespanMinutes).toBeLessThanOrEqual(
        simulatedMinutes(tasks, naive, LIMITS) + 1e-6,
      );
    }),
    { numRuns: 500 },
  );
});

test("a longer search is never worse", () => {
  fc.assert(
    fc.property(tasksFrom(SHAPES.anything), limits, (tasks, limit) => {
      expect(scheduleOf(tasks, limit, 3_000).makespanMinutes).toBeLessThanOrEqual(
        scheduleOf(tasks, limit, 0).makespanMinutes + 1e-6,
      );
    }),
    { numRuns: 200 },
  );
});

test("600 tasks side by side behind one, and one that needs them all", () => {
  const wide = Array.from({ length: 600 }, (_, at) => node(at + 2, [1], [], 1 + (at % 17)));
  const tasks = [
    node(1),
    ...wide,
    node(
      602,
      wide.map((_, at) => at + 2),
    ),
  ];
  const schedule = scheduleOf(tasks, LIMITS, 200_000);
  expect(scheduleProblems(tasks, schedule, LIMITS)).toEqual([]);
  expect(schedule.makespanMinutes).toBeCloseTo(simulatedMinutes(tasks, schedule, LIMITS), 6);
});

test("several agents on a runner need fewer lanes for the same time", () => {
  const tasks = [node(1), node(2, [1]), node(3, [1]), node(4, [2, 3])];
  const two = scheduleOf(tasks, { ...LIMITS, agentsPerRunner: 2 });
  expect(shape(two.waves)).toEqual([[[1, 2, 3, 4]]]);
  expect(two.makespanMinutes).toBeCloseTo(30 + 40 / 60);
  expect(two.explanation).toContain("A lane works on up to 2 tasks at a time.");
});

test("a dear start-up makes fewer waves, a cheap one more", () => {
  expect(scheduleOf(SEED, { ...LIMITS, startupSeconds: 1200 }).waves).toHaveLength(1);
  expect(scheduleOf(SEED, { ...LIMITS, startupSeconds: 1 }).waves).toHaveLength(3);
});

test("tasks that share a file with their neighbours run in two waves where that is faster", () => {
  const ring = [
    node(1, [], ["a", "d"]),
    node(2, [], ["a", "b"]),
    node(3, [], ["b", "c"]),
    node(4, [], ["c", "d"]),
  ];
  const schedule = scheduleOf(ring, LIMITS);
  expect(shape(schedule.waves)).toEqual([
    [[1], [3]],
    [[2], [4]],
  ]);
});

test("a group goes where a lane has room for it, so that a job is saved and no time lost", () => {
  const schedule = scheduleOf(
    [node(1, [], [], 30), node(2, [], [], 10), node(3, [], [], 15)],
    LIMITS,
  );
  expect(shape(schedule.waves)).toEqual([[[1], [3, 2]]]);
  expect(schedule.explanation).toContain(
    "Tasks 3 and 2 share a lane: 2 fits in before the wave ends, which saves a job.",
  );
});

test("a task that needs nothing goes to the wave in which a lane has room for it", () => {
  const tasks = [
    node(1, [], [], 20),
    node(2, [1], [], 30),
    node(3, [1], [], 10),
    node(4, [], [], 15),
  ];
  const { waves, makespanMinutes } = scheduleOf(tasks, LIMITS);
  expect(shape(waves)).toEqual([[[1]], [[4, 3], [2]]]);
  expect(makespanMinutes).toBeCloseTo(50 + 2 * (40 / 60));
});
