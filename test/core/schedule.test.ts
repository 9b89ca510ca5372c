import fc from "fast-check";
import { parseConfig } from "../../src/core/config.ts";
import { sharedPath } from "../../src/core/path-overlap.ts";
import { rescheduleOf, scheduleLimits, scheduleOf } from "../../src/core/schedule.ts";
import type { Schedulable, ScheduleLimits } from "../../src/core/schedulable.ts";
import { plan, task } from "../fakes/records.ts";

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
    "Wave 2 runs 2 lanes at the same time: task 2; task 3.",
    "Wave 3 runs tasks 4, 5 and 6 in one lane.",
    "Tasks 4, 5 and 6 share a lane: each waits for the one before, so one job's start-up is paid and not 3.",
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
    "Tasks 1 and 2 share a lane: tasks 1 and 2 may both touch src/a.ts.",
  );
});

test("300 independent tasks are packed into 256 lanes", () => {
  const schedule = scheduleOf(
    Array.from({ length: 300 }, (_, at) => node(at + 1)),
    LIMITS,
  );
  expect(schedule.waves.map((lanes) => lanes.length)).toEqual([256]);
  expect(schedule.makespanMinutes).toBeCloseTo(20 + 40 / 60);
});

test("no more lanes than may run at the same time", () => {
  const schedule = scheduleOf([node(1), node(2), node(3)], { ...LIMITS, maxLanes: 2 });
  expect(shape(schedule.waves)).toEqual([[[1, 3], [2]]]);
});

test("a diamond chain 40 levels deep fits into ten waves", () => {
  const tasks = Array.from({ length: 40 }, (_, level) => {
    const before = level === 0 ? [] : [2 * level - 1, 2 * level];
    return [node(2 * level + 1, before), node(2 * level + 2, before)];
  }).flat();
  const schedule = scheduleOf(tasks, LIMITS);
  expect(schedule.waves.length).toBeLessThanOrEqual(10);
  expect(problems(tasks, schedule.waves, LIMITS)).toEqual([]);
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

const graph = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat(), { maxLength: 3 }),
      files: fc.array(fc.constantFrom("a", "b", "c/d", "c", "e"), { maxLength: 1 }),
      minutes: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ needs, files, minutes }, at) =>
      node(at + 1, at === 0 ? [] : [...new Set(needs.map((n) => (n % at) + 1))], files, minutes),
    ),
  );

test("any graph: every task once, dependencies first, shared files never at the same time, limits kept", () => {
  const limits = fc.record({
    maxWaves: fc.integer({ min: 1, max: 10 }),
    maxLanes: fc.integer({ min: 1, max: 5 }),
    agentsPerRunner: fc.constant(1),
    startupSeconds: fc.integer({ min: 0, max: 600 }),
  });
  fc.assert(
    fc.property(graph, limits, (tasks, limit) => {
      const schedule = scheduleOf(tasks, limit);
      expect(problems(tasks, schedule.waves, limit)).toEqual([]);
      expect(schedule.makespanMinutes).toBeGreaterThanOrEqual(schedule.criticalPathMinutes - 1e-6);
      expect(scheduleOf(tasks, limit)).toEqual(schedule);
    }),
  );
});

function problems(
  tasks: readonly Schedulable[],
  waves: { tasks: string[] }[][],
  { maxWaves, maxLanes }: ScheduleLimits,
): string[] {
  const found: string[] = [];
  const place = new Map<string, { wave: number; lane: number; at: number }>();
  for (const [wave, lanes] of waves.entries())
    for (const [lane, { tasks: ids }] of lanes.entries())
      for (const [at, one] of ids.entries()) {
        if (place.has(one)) found.push(`${one} twice`);
        place.set(one, { wave, lane, at });
      }
  if (place.size !== tasks.length) found.push("not all tasks");
  if (waves.length > maxWaves) found.push("too many waves");
  if (waves.some((lanes) => lanes.length > maxLanes || lanes.length === 0))
    found.push("bad number of lanes");
  for (const one of tasks) {
    const here = place.get(one.id);
    for (const dependency of one.dependencies) {
      const there = place.get(dependency);
      const before =
        here &&
        there &&
        (there.wave < here.wave ||
          (there.wave === here.wave && there.lane === here.lane && there.at < here.at));
      if (!before) found.push(`${one.id} before ${dependency}`);
    }
    for (const other of tasks) {
      const there = place.get(other.id);
      if (
        other.id !== one.id &&
        here?.wave === there?.wave &&
        here?.lane !== there?.lane &&
        sharedPath(one.files, other.files) !== undefined
      )
        found.push(`${one.id} and ${other.id} touch the same file at the same time`);
    }
  }
  return found;
}
