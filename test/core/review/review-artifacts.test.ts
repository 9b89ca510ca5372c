import fc from "fast-check";
import { reviewArtifact } from "../../../src/core/names.ts";
import { readReview, reviewsInOrder } from "../../../src/core/review/review-artifacts.ts";

test("reviews come in the order in which they were made, each once", () => {
  expect(
    reviewsInOrder([
      "review-500-a1-m10-t1",
      "review-500-a2-t1",
      "review-500-a1-m2-t1",
      "review-500-a1-t1",
    ]),
  ).toEqual([
    "review-500-a1-t1",
    "review-500-a1-m2-t1",
    "review-500-a1-m10-t1",
    "review-500-a2-t1",
  ]);
});

test("a review that ran again is newer than what followed it before", () => {
  expect(reviewsInOrder(["review-500-a1-t1", "review-500-a1-m1-t1", "review-500-a1-t2"])).toEqual([
    "review-500-a1-m1-t1",
    "review-500-a1-t2",
  ]);
});

test("names differ where attempt, round or run attempt differ, and say which they are", async () => {
  const part = fc.integer({ min: 1, max: 300 });
  const place = fc.record({ attempt: part, round: fc.nat(300), runAttempt: part });
  await fc.assert(
    fc.asyncProperty(place, place, async (one, other) => {
      const name = reviewArtifact({ issue: 500, ...one });
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(name === reviewArtifact({ issue: 500, ...other })).toBe(same);
      const text = {
        "review.json": JSON.stringify({ kind: "incomplete", failed: [], next: "escalate" }),
        "results.json": "[]",
      };
      const read = await readReview(name, (file) =>
        Promise.resolve(text[file as keyof typeof text]),
      );
      expect(read).toMatchObject({ attempt: one.attempt, round: one.round });
    }),
  );
});

test("an artifact without its files is told by name", async () => {
  await expect(readReview("review-500-a1-t1", () => Promise.resolve(undefined))).rejects.toThrow(
    "review-500-a1-t1 has no review.json",
  );
});
