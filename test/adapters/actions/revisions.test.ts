import fc from "fast-check";
import { highestRevision, revisionIn } from "../../../src/adapters/actions/revisions.ts";

test.each([1, 2, 3, 4, 7, 8, 9, 31, 100])("finds %i", async (highest) => {
  expect(await highestRevision((revision) => Promise.resolve(revision <= highest))).toBe(highest);
});

test("finds the highest over single gaps, in few questions", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 300 }),
      fc.array(fc.integer({ min: 2, max: 299 })),
      async (highest, gaps) => {
        // No two gaps side by side, and neither end is one.
        const missing = new Set(gaps.filter((gap) => gap % 2 === 0 && gap < highest));
        const asked = new Set<number>();
        const has = (revision: number) => {
          asked.add(revision);
          return Promise.resolve(revision <= highest && !missing.has(revision));
        };
        expect(await highestRevision(has)).toBe(highest);
        expect(asked.size).toBeLessThanOrEqual(4 * Math.log2(highest + 1) + 4);
      },
    ),
  );
});

test.each([
  ["session-500-r7", 7],
  ["session-500-r70", 70],
  ["session-50-r7", undefined],
  ["session-500-r0", undefined],
  ["session-500-r7x", undefined],
  ["xsession-500-r7", undefined],
])("%s of issue 500 is revision %s", (name, revision) => {
  expect(revisionIn(name, 500)).toBe(revision);
});
