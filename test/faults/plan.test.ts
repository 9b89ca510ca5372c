import fc from "fast-check";
import type { Point } from "./crash-play.ts";
import { allPoints, alone, killsIn, playsFor } from "./plan.ts";
import { sampled } from "./sampled.ts";

const JOBS = ["intake", "wave", "review", "Miyabi / Finish"];

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

const TOGETHER = [true, false];

test.each(TOGETHER)("the plays answer for each point exactly once (together: %s)", (together) => {
  fc.assert(
    fc.property(writes, (all) => {
      const covered = playsFor(all, { together }).flatMap(({ covers }) => covers.map(named));
      expect(covered.sort()).toEqual(allPoints(all).map(named).sort());
    }),
  );
});

test("a play has at most one fault in a job, and kills or loses replies, not both", () => {
  fc.assert(
    fc.property(writes, fc.boolean(), (all, together) => {
      for (const play of playsFor(all, { together })) {
        const jobs = play.faults.map(({ point }) => point.job);
        expect(new Set(jobs).size).toBe(jobs.length);
        expect([0, play.faults.length]).toContain(killsIn(play));
        if (!together || jobs.includes("Miyabi / Finish"))
          expect(killsIn(play)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("a kill after a write answers for the one before the next write of the same job, and of no other", () => {
  const point = (job: string, nth: number): Point => ({
    job,
    nth,
    kind: "rest",
    what: "x",
  });
  const all = [point("a", 1), point("b", 1), point("a", 2)];
  const covers = (together: boolean): string[][] =>
    playsFor(all, { together })
      .filter(({ faults }) => faults[0].fate === "killed_after")
      .map((play) => play.covers.map(named));
  expect(covers(false)).toEqual([
    ["1 killed_after", "3 killed_before"],
    ["2 killed_after"],
    ["3 killed_after"],
  ]);
  expect(covers(true)).toEqual([
    ["1 killed_after", "3 killed_before", "2 killed_after"],
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
