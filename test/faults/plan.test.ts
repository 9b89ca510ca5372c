import fc from "fast-check";
import type { Point } from "./crash-play.ts";
import { allPoints, alone, fewestPlays } from "./plan.ts";
import { sampled } from "./sampled.ts";

const JOBS = ["intake", "wave", "review"];

/** Writes of jobs that may run side by side, in the order in which they came. */
const writes = fc.array(fc.constantFrom(...JOBS), { maxLength: 20 }).map((jobs): Point[] => {
  const counts = new Map<string, number>();
  return jobs.map((job) => {
    const nth = (counts.get(job) ?? 0) + 1;
    counts.set(job, nth);
    return { job, nth, kind: "rest", what: "issues/update" };
  });
});

const named = ({ write, fate }: { write: number; fate: string }): string => `${write} ${fate}`;

test("the fewest plays answer for each point exactly once", () => {
  fc.assert(
    fc.property(writes, (all) => {
      const covered = fewestPlays(all).flatMap(({ covers }) => covers.map(named));
      expect(covered.sort()).toEqual(allPoints(all).map(named).sort());
    }),
  );
});

test("a play kills once; it loses at most one reply in a job", () => {
  fc.assert(
    fc.property(writes, (all) => {
      for (const { faults } of fewestPlays(all)) {
        const jobs = faults.map(({ point }) => point.job);
        expect(new Set(jobs).size).toBe(jobs.length);
        if (faults.some(({ fate }) => fate !== "reply_lost")) expect(faults).toHaveLength(1);
      }
    }),
  );
});

test("a kill after a write answers for the one before the next write of the same job, and of no other", () => {
  const point = (job: string, nth: number): Point => ({ job, nth, kind: "rest", what: "x" });
  const plays = fewestPlays([point("a", 1), point("b", 1), point("a", 2)]);
  const covers = plays
    .filter(({ faults }) => faults[0]?.fate === "killed_after")
    .map((play) => play.covers.map(named));
  expect(covers).toEqual([
    ["1 killed_after", "3 killed_before"],
    ["2 killed_after"],
    ["3 killed_after"],
  ]);
});

test("a write that is not there is refused", () => {
  expect(() => alone([], 1, "reply_lost")).toThrow("there is none 1");
});

test("a sample is the same for the same seed, and in order", () => {
  const all = Array.from({ length: 100 }, (_, index) => index);
  const one = sampled(all, { sample: 10, seed: 7 });
  expect(one).toEqual(sampled(all, { sample: 10, seed: 7 }));
  expect(one).not.toEqual(sampled(all, { sample: 10, seed: 8 }));
  expect(one).toEqual([...one].sort((a, b) => a - b));
  expect(new Set(one).size).toBe(10);
});
