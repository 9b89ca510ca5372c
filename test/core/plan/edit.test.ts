import fc from "fast-check";
import { readPlanCommand } from "../../../src/core/plan/command.ts";
import { editTasks } from "../../../src/core/plan/edit.ts";
import type { Task } from "../../../src/core/plan/plan.ts";
import { graphProblems } from "../../../src/core/plan/task-graph.ts";
import { task } from "../../fakes/records.ts";

const id = (ordinal: number): string => `task-500-${ordinal}`;
const node = (ordinal: number, ...needs: number[]): Task =>
  task(ordinal, { dependencies: needs.map(id) });
/** 1 → 2, 1 → 3, 2 and 3 → 4. */
const PLAN = [node(1), node(2, 1), node(3, 1), node(4, 2, 3)];

const edited = (edit: unknown, before: readonly Task[] = PLAN, maxTasks = 30) => {
  const read = readPlanCommand(edit);
  if (read.kind !== "edit") throw new Error(JSON.stringify(read));
  return editTasks(before, read.edit, { issue: 500, limits: { maxTasks } });
};
const tasksOf = (...given: Parameters<typeof edited>): Task[] => {
  const result = edited(...given);
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  return result.tasks;
};
const problemsOf = (...given: Parameters<typeof edited>): string[] => {
  const result = edited(...given);
  return "problems" in result ? result.problems : [];
};

test("a change touches the keys that it names, and nothing else of anything", () => {
  const after = tasksOf({ change: [{ ordinal: 2, title: "Other", dependencies: [] }] });
  expect(after).toEqual([PLAN[0], { ...node(2), title: "Other" }, PLAN[2], PLAN[3]]);
});

test("an empty value is a value", () => {
  const before = [task(1, { description: "Old", files: ["a"], acceptance: ["b"] })];
  expect(tasksOf({ change: [{ ordinal: 1, description: "", files: [] }] }, before)).toEqual([
    task(1, { description: "", files: [], acceptance: ["b"] }),
  ]);
});

test("added tasks get the next free ordinals beside those that people gave", () => {
  const after = tasksOf({
    add: [{ title: "A", dependencies: [6] }, { title: "B", ordinal: 6 }, { title: "C" }],
  });
  expect(after.slice(4).map((one) => [one.id, one.title, one.dependencies])).toEqual([
    [id(5), "A", [id(6)]],
    [id(6), "B", []],
    [id(7), "C", []],
  ]);
});

test("a dropped ordinal is not given again by the same edit", () => {
  const after = tasksOf({ drop: [4], add: [{ title: "New" }] });
  expect(after.map((one) => one.id)).toEqual([id(1), id(2), id(3), id(5)]);
});

test("a task that others need is dropped with what they need instead", () => {
  expect(problemsOf({ drop: [3] })).toEqual([
    "drop: task 4 needs task 3. Drop it as well, or change what it needs: {ordinal: 4, dependencies: [1, 2]}.",
  ]);
  const after = tasksOf({ drop: [3], change: [{ ordinal: 4, dependencies: [1, 2] }] });
  expect(after).toEqual([PLAN[0], PLAN[1], node(4, 1, 2)]);
});

test("a chain of dropped tasks is followed to what stays", () => {
  expect(problemsOf({ drop: [1, 3] })).toEqual([
    "drop: task 2 needs task 1. Drop it as well, or change what it needs: {ordinal: 2, dependencies: []}.",
    "drop: task 4 needs task 3. Drop it as well, or change what it needs: {ordinal: 4, dependencies: [2]}.",
  ]);
});

test.each([
  ["an unknown task to drop", { drop: [9] }, "drop: there is no task 9; the plan has 1, 2, 3, 4."],
  [
    "an unknown task to change",
    { change: [{ ordinal: 9, title: "x" }] },
    "change: there is no task 9",
  ],
  [
    "an ordinal that exists",
    { add: [{ ordinal: 2, title: "x" }] },
    "add: there is a task 2 already.",
  ],
  [
    "an ordinal that is just dropped",
    { drop: [4], add: [{ ordinal: 4, title: "x" }] },
    "add: there is a task 4 already.",
  ],
  ["a task dropped twice", { drop: [4, 4] }, "drop: task 4 is there more than once."],
  [
    "a task changed twice",
    {
      change: [
        { ordinal: 2, title: "x" },
        { ordinal: 2, files: [] },
      ],
    },
    "change: task 2 is there more than once",
  ],
  [
    "two added tasks of one ordinal",
    {
      add: [
        { ordinal: 8, title: "x" },
        { ordinal: 8, title: "y" },
      ],
    },
    "add: task 8 is there more than once.",
  ],
  [
    "a task both dropped and changed",
    { drop: [4], change: [{ ordinal: 4, title: "x" }] },
    "Task 4 is both dropped and changed",
  ],
  ["a change of nothing", { change: [{ ordinal: 2 }] }, "change: task 2 names no key to change"],
  [
    "an unknown dependency",
    { add: [{ title: "x", dependencies: [9] }] },
    "task 5 depends on task 9, which does not exist.",
  ],
  [
    "a task that needs itself",
    { change: [{ ordinal: 2, dependencies: [2] }] },
    "task 2 depends on itself.",
  ],
  [
    "a circle, with its path",
    { change: [{ ordinal: 1, dependencies: [4] }] },
    "circle: task 1 → task 4 → task 2 → task 1.",
  ],
  [
    "a path outside",
    { change: [{ ordinal: 1, files: ["../x"] }] },
    'task 1: the path "../x" leaves the repository.',
  ],
  ["dropping everything", { drop: [1, 2, 3, 4] }, "There is no task."],
])("%s is refused", (_what, edit, problem) => {
  expect(problemsOf(edit).join("\n")).toContain(problem);
});

test("more tasks than allowed are refused with the limit", () => {
  expect(problemsOf({ add: [{ title: "x" }] }, PLAN, 4)).toEqual([
    "There are 5 tasks; at most 4 are allowed. Merge some.",
  ]);
});

test("all problems are told at once", () => {
  expect(
    problemsOf({
      drop: [1, 9],
      change: [{ ordinal: 7, title: "x" }],
      add: [
        { ordinal: 3, title: "y", files: ["/etc"] },
        { title: "z", files: ["/etc"] },
      ],
    }),
  ).toHaveLength(6);
});

test("texts of an edit are cleaned like any other", () => {
  const [one] = tasksOf({
    change: [{ ordinal: 1, title: "a\n\u200Bb", description: "x <!-- y -->" }],
  });
  expect([one?.title, one?.description]).toEqual(["a b", "x"]);
});

/** Random edits over random acyclic plans: refused, or taken to the letter. */
const plans = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .map((rows) =>
    rows.map((needs, at) =>
      node(at + 1, ...(at === 0 ? [] : [...new Set(needs.map((n) => (n % at) + 1))])),
    ),
  );
const ordinals = fc.integer({ min: 1, max: 14 });
const edits = fc.record({
  drop: fc.uniqueArray(ordinals, { maxLength: 3 }),
  change: fc.array(
    fc.record({ ordinal: ordinals, dependencies: fc.array(ordinals, { maxLength: 3 }) }),
    { maxLength: 3 },
  ),
  add: fc.array(
    fc.record({ title: fc.constant("New"), dependencies: fc.array(ordinals, { maxLength: 3 }) }),
    { maxLength: 3 },
  ),
});

test("what is taken is a sound plan in which exactly what was named is other", () => {
  fc.assert(
    fc.property(plans, edits, (before, edit) => {
      fc.pre(edit.drop.length + edit.change.length + edit.add.length > 0);
      const result = edited(edit, before);
      if ("problems" in result) {
        expect(result.problems.length).toBeGreaterThan(0);
        return;
      }
      expect(graphProblems(result.tasks, { maxTasks: 30 })).toEqual([]);
      const ids = new Set(result.tasks.map((one) => one.id));
      for (const one of before) {
        const ordinal = Number(one.id.split("-")[2]);
        expect(ids.has(one.id)).toBe(!edit.drop.includes(ordinal));
        if (!edit.drop.includes(ordinal) && !edit.change.some((c) => c.ordinal === ordinal))
          expect(result.tasks).toContain(one);
      }
      expect(result.tasks).toHaveLength(before.length - edit.drop.length + edit.add.length);
    }),
    { numRuns: 500 },
  );
});
