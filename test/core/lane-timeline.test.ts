import fc from "fast-check";
import { laneTimeline } from "../../src/core/lane-timeline.ts";
import { laneMinutes } from "./schedule-judge.ts";

type Change = { needs?: string[]; files?: string[]; minutes?: number };
const node = (id: string, { needs = [], files = [], minutes = 10 }: Change = {}) => ({
  id,
  dependencies: needs,
  files,
  estimatedMinutes: minutes,
});
const starts = (...args: Parameters<typeof laneTimeline>) =>
  laneTimeline(...args).map(({ id, start, end }) => `${id} ${start}-${end}`);

test("one agent works one task after the other in the lane's order", () => {
  expect(starts([node("a"), node("b", { minutes: 5 }), node("c")], 1)).toEqual([
    "a 0-10",
    "b 10-15",
    "c 15-25",
  ]);
});

test("two agents work beside each other; what waits for one of them lets a later task go first", () => {
  const lane = [node("a"), node("b", { needs: ["a"] }), node("c", { minutes: 4 })];
  expect(starts(lane, 2)).toEqual(["a 0-10", "c 0-4", "b 10-20"]);
});

test("tasks that may touch the same files wait for each other, however many agents there are", () => {
  expect(starts([node("a", { files: ["src/"] }), node("b", { files: ["src/a.ts"] })], 4)).toEqual([
    "a 0-10",
    "b 10-20",
  ]);
});

test("what a lane's task needs of another lane is done before, and no time is no obstacle", () => {
  expect(starts([node("a", { needs: ["elsewhere"], minutes: 0 }), node("b")], 1)).toEqual([
    "a 0-0",
    "b 0-10",
  ]);
});

test("tasks that wait for each other are an error", () => {
  expect(() => laneTimeline([node("a", { needs: ["b"] }), node("b", { needs: ["a"] })], 2)).toThrow(
    "wait for each other",
  );
});

test("the last end is what a simulation of the lane's job says", () => {
  const lane = fc
    .array(
      fc.record({
        needs: fc.array(fc.nat(), { maxLength: 2 }),
        files: fc.array(fc.constantFrom("a", "b", "c/d", "c"), { maxLength: 1 }),
        minutes: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 15 },
    )
    .map((rows) =>
      rows.map(({ needs, ...rest }, at) =>
        node(String(at), { ...rest, needs: at === 0 ? [] : needs.map((n) => String(n % at)) }),
      ),
    );
  fc.assert(
    fc.property(lane, fc.integer({ min: 1, max: 4 }), (tasks, agents) => {
      const times = laneTimeline(tasks, agents);
      expect(times.map(({ id }) => id).sort()).toEqual(tasks.map(({ id }) => id).sort());
      expect(Math.max(0, ...times.map(({ end }) => end))).toBe(laneMinutes(tasks, agents));
    }),
  );
});
