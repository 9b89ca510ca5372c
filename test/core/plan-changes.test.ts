import {
  changesText,
  isUnchanged,
  outdatedTasks,
  planChanges,
} from "../../src/core/plan-changes.ts";
import { task } from "../fakes/records.ts";

const id = (ordinal: number): string => `task-500-${ordinal}`;

test("what was added, dropped and changed is named, with the keys", () => {
  const before = [task(1), task(2), task(3)];
  const after = [task(1), task(2, { title: "Other", files: ["a"] }), task(7)];
  const changes = planChanges(before, after);
  expect(changesText(changes)).toBe("added 7, dropped 3, changed 2 (title, files)");
  expect(isUnchanged(changes)).toBe(false);
});

test("the same tasks are no change", () => {
  const changes = planChanges([task(1)], [{ ...task(1) }]);
  expect([isUnchanged(changes), changesText(changes)]).toEqual([true, "nothing changed"]);
});

test("a long list is cut with its number", () => {
  const after = Array.from({ length: 40 }, (_, at) => task(at + 1));
  expect(changesText(planChanges([], after))).toMatch(/^added 1, 2, .*, 30 and 10 more$/);
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
  expect([...outdatedTasks(before, after)].sort()).toEqual([2, 3, 4, 5].map(id));
});
