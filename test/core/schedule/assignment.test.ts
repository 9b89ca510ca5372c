import fc from "fast-check";
import { Assignment } from "../../../src/core/schedule/assignment.ts";

const WAVES = 4;

test("after any moves each task is a member of the wave that it says it is in, and of no other", () => {
  const start = fc.array(fc.nat(WAVES - 1), { minLength: 1, maxLength: 8 });
  const moves = fc.array(fc.tuple(fc.nat(), fc.nat(WAVES - 1)), { maxLength: 30 });
  fc.assert(
    fc.property(start, moves, (waveOf, steps) => {
      const now = new Assignment(waveOf, WAVES);
      const expected = [...waveOf];
      for (const [draw, wave] of steps) {
        const task = draw % waveOf.length;
        now.move(task, wave);
        expected[task] = wave;
      }
      expect([...now.snapshot()]).toEqual(expected);
      for (let wave = 0; wave < WAVES; wave++)
        expect([...now.members(wave)].sort()).toEqual(
          expected.flatMap((one, task) => (one === wave ? [task] : [])),
        );
    }),
  );
});

test.each([
  ["from behind", [0, 1, 2, 2], 3, 0, [0, 2, 3, 3]],
  ["from before", [1, 2, 3, 3], 0, 2, [0, 1, 3, 3]],
])(
  "an empty wave moves %s to where one is wanted, and no task changes its order",
  (_what, waveOf, empty, behind, after) => {
    const now = new Assignment(waveOf, WAVES);
    now.moveEmpty(empty, behind);
    expect([...now.snapshot()]).toEqual(after);
  },
);

test("a task can move between what it needs and what needs it", () => {
  const now = new Assignment([0, 1, 3], WAVES);
  const graph = { needs: [[], [0], [1]], neededBy: [[1], [2], []] };
  expect(now.range(0, graph)).toEqual({ from: 0, to: 1 });
  expect(now.range(1, graph)).toEqual({ from: 0, to: 3 });
  expect(now.range(2, graph)).toEqual({ from: 1, to: 3 });
});
