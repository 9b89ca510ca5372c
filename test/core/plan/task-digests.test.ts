import { outdatedTasks, taskDigests } from "../../../src/core/plan/task-digests.ts";
import type { Task } from "../../../src/core/plan/plan.ts";
import { task } from "../../fakes/records.ts";

const id = (ordinal: number): string => `task-500-${ordinal}`;

const chain = (change: Partial<Task> = {}): Task[] => [
  task(1, change),
  task(2, { dependencies: ["task-500-1"] }),
  task(3, { dependencies: ["task-500-2"] }),
  task(4),
];

/** Ordinals of the tasks whose digests differ. */
const changed = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number[] =>
  [...a].flatMap(([id, digest]) => (b.get(id) === digest ? [] : [Number(id.split("-")[2])]));

const before = taskDigests(chain(), "text");

test("the same tasks have the same digests, each its own", () => {
  expect(changed(before, taskDigests(chain(), "text"))).toEqual([]);
  expect(new Set(before.values()).size).toBe(4);
});

test.each<[string, Partial<Task>]>([
  ["title", { title: "Other" }],
  ["description", { description: "More" }],
  ["type", { type: "bug" }],
  ["files", { files: ["a.js"] }],
  ["acceptance", { acceptance: ["works"] }],
])("another %s changes the task and all that depend on it, and no other", (_what, change) => {
  expect(changed(before, taskDigests(chain(change), "text"))).toEqual([1, 2, 3]);
});

test("another estimate is the same work", () => {
  expect(changed(before, taskDigests(chain({ estimatedMinutes: 99 }), "text"))).toEqual([]);
});

test("another text of the issue is other work for every task", () => {
  expect(changed(before, taskDigests(chain(), "new text"))).toEqual([1, 2, 3, 4]);
});

test("a dependency that is added or taken away changes the task", () => {
  const [one, two, , four] = chain();
  const tasks = [one, two, task(3), four].flatMap((found) => found ?? []);
  expect(changed(before, taskDigests(tasks, "text"))).toEqual([3]);
});

test("a result is outdated where its task, or anything that it builds on, is other work", () => {
  const before = [
    task(1),
    task(2, { dependencies: [id(1)] }),
    task(3, { dependencies: [id(2)] }),
    task(4),
    task(5, { dependencies: [id(4)] }),
    task(6),
  ];
  const after = [
    task(1),
    task(2, { dependencies: [id(1)], description: "More." }),
    task(3, { dependencies: [id(2)] }),
    task(5),
    task(6, { estimatedMinutes: 99 }),
  ];
  expect([...outdatedTasks(before, after, "issue")].sort()).toEqual([2, 3, 4, 5].map(id));
});
