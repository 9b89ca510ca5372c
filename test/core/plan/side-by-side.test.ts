import fc from "fast-check";
import { graphTimes } from "../../../src/core/schedule/critical-path.ts";
import { sharedPath } from "../../../src/core/plan/path-overlap.ts";
import { sideBySide } from "../../../src/core/plan/side-by-side.ts";
import { task } from "../../fakes/records.ts";

const id = (ordinal: number): string => `task-500-${ordinal}`;
const of = (...tasks: ReturnType<typeof task>[]) => sideBySide(tasks, graphTimes(tasks).levels);

test("tasks of one level that share no file run side by side", () => {
  const needs = { dependencies: [id(1)] };
  expect(of(task(1), task(2, needs), task(3, needs))).toEqual({
    sets: [[id(2), id(3)]],
    turns: [],
  });
});

test("tasks that may touch the same file take turns, and the file is named", () => {
  expect(of(task(1, { files: ["src"] }), task(2, { files: ["src/a.ts"] }), task(3))).toEqual({
    sets: [[id(1), id(3)]],
    turns: [{ first: id(1), second: id(2), path: "src" }],
  });
});

test("no set holds two tasks that need each other or share a file", () => {
  const rows = fc.array(
    fc.tuple(fc.array(fc.nat(), { maxLength: 2 }), fc.subarray(["a", "b", "a/x", "c"])),
    { minLength: 1, maxLength: 15 },
  );
  fc.assert(
    fc.property(rows, (all) => {
      const tasks = all.map(([needs, files], at) =>
        task(at + 1, {
          files,
          dependencies: at === 0 ? [] : [...new Set(needs.map((n) => id((n % at) + 1)))],
        }),
      );
      const byId = new Map(tasks.map((one) => [one.id, one]));
      for (const set of of(...tasks).sets)
        for (const a of set)
          for (const b of set) {
            if (a === b) continue;
            expect(byId.get(a)?.dependencies).not.toContain(b);
            expect(sharedPath(byId.get(a)?.files ?? [], byId.get(b)?.files ?? [])).toBeUndefined();
          }
    }),
  );
});
