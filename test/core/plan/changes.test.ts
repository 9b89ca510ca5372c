import { changesText, isUnchanged, planChanges } from "../../../src/core/plan/changes.ts";
import { task } from "../../fakes/records.ts";

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
