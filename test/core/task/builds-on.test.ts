import fc from "fast-check";
import { buildsOn, withTouchedFiles } from "../../../src/core/task/builds-on.ts";
import { sharedPath } from "../../../src/core/plan/path-overlap.ts";
import type { Schedule, Task } from "../../../src/core/plan/plan.ts";
import { task } from "../../fakes/records.ts";
import { taskResult } from "../../fakes/task-results.ts";

const id = (ordinal: number): string => `task-500-${ordinal}`;

/** Waves of lanes of ordinals. */
const waves = (...all: number[][][]): Pick<Schedule, "waves"> => ({
  waves: all.map((lanes, wave) =>
    lanes.map((tasks, lane) => ({ lane: `w${wave + 1}-l${lane + 1}`, tasks: tasks.map(id) })),
  ),
});

const of = (
  ordinal: number,
  tasks: Task[],
  { schedule, finished = [] }: { schedule: Pick<Schedule, "waves">; finished?: number[] },
): number[] =>
  buildsOn(id(ordinal), { tasks, schedule, finished: new Set(finished.map(id)) }).map((one) =>
    Number(one.split("-")[2]),
  );

const app = { files: ["src/app.js"] };

test("a task starts from earlier ones of its lane and of earlier waves that share files", () => {
  const tasks = [task(1, app), task(2, { files: ["docs/"] }), task(3, app), task(4, app)];
  const schedule = waves([[1], [2]], [[3, 4]]);
  expect(of(1, tasks, { schedule })).toEqual([]);
  expect(of(3, tasks, { schedule })).toEqual([1]);
  expect(of(4, tasks, { schedule })).toEqual([1, 3]);
});

test("what runs at the same time or later is not waited for", () => {
  const tasks = [task(1, app), task(2, app), task(3, app)];
  expect(of(1, tasks, { schedule: waves([[1], [2]], [[3]]) })).toEqual([]);
});

test("what it depends on, also through others, is there without this rule", () => {
  const tasks = [
    task(1, app),
    task(2, { dependencies: [id(1)] }),
    task(3, { ...app, dependencies: [id(2)] }),
  ];
  expect(of(3, tasks, { schedule: waves([[1, 2, 3]]) })).toEqual([]);
});

test("what a dependency started from comes with it, and may not have succeeded otherwise", () => {
  const tasks = [task(1, app), task(2, app), task(3, { ...app, dependencies: [id(2)] })];
  const schedule = waves([[1, 2, 3]]);
  expect(of(2, tasks, { schedule })).toEqual([1]);
  expect(of(3, tasks, { schedule })).toEqual([]);
});

test("a task that is no dependency brings nothing for sure: it may fail", () => {
  const tasks = [task(1, app), task(2, app), task(3, app)];
  expect(of(3, tasks, { schedule: waves([[1, 2, 3]]) })).toEqual([1, 2]);
});

test("what was finished before counts wherever the schedule has it, or has it not", () => {
  const tasks = [task(1, app), task(2, app), task(3, app)];
  expect(of(1, tasks, { schedule: waves([[1]]), finished: [2, 3] })).toEqual([2, 3]);
  expect(of(1, tasks, { schedule: waves([[1, 2]]), finished: [2] })).toEqual([2]);
});

test("a finished dependency does not bring what runs only now", () => {
  const tasks = [task(1, app), task(2, app), task(3, { ...app, dependencies: [id(2)] })];
  const schedule = waves([[1, 2, 3]]);
  expect(of(3, tasks, { schedule, finished: [2] })).toEqual([1]);
});

test("files that were really touched count beside those that were predicted", () => {
  const tasks = [task(1, { files: ["a.js"] }), task(2, { files: ["b.js"] }), task(3)];
  const known = withTouchedFiles(tasks, [
    taskResult(1, { filesCreated: ["c.js"], filesChanged: ["b.js", "a.js"] }),
  ]);
  expect(known.map(({ files }) => files)).toEqual([["a.js", "c.js", "b.js"], ["b.js"], []]);
  expect(of(2, known, { schedule: waves([[1]], [[2]]) })).toEqual([1]);
});

/** Random plans in which the order of the ordinals is the order of one lane. */
const chains = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.tuple(
    ...Array.from({ length: size }, (_, at) =>
      fc.record({
        needs: fc.subarray(Array.from({ length: at }, (__, one) => one + 1)),
        files: fc.subarray(["a.js", "b.js", "c.js"]),
      }),
    ),
  ),
);

test("every pair that shares files ends up one upon the other, whichever of them fail", () => {
  fc.assert(
    fc.property(chains, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (drawn, fails) => {
      const tasks = drawn.map(({ needs, files }, at) =>
        task(at + 1, { dependencies: needs.map(id), files }),
      );
      const schedule = waves([tasks.map((_, at) => at + 1)]);
      /** Whose work each success holds. */
      const holds = new Map<string, Set<string>>();
      for (const [at, one] of tasks.entries()) {
        if (fails[at] === true || !one.dependencies.every((need) => holds.has(need))) continue;
        const from = [
          ...one.dependencies,
          ...buildsOn(one.id, { tasks, schedule, finished: new Set() }),
        ];
        holds.set(
          one.id,
          new Set([one.id, ...from.flatMap((other) => [...(holds.get(other) ?? [])])]),
        );
      }
      for (const [at, one] of tasks.entries())
        for (const other of tasks.slice(0, at))
          if (
            holds.has(one.id) &&
            holds.has(other.id) &&
            sharedPath(one.files, other.files) !== undefined
          )
            expect(holds.get(one.id)).toContain(other.id);
    }),
  );
});
