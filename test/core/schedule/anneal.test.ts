import fc from "fast-check";
import { anneal } from "../../../src/core/schedule/anneal.ts";
import { firstCut } from "../../../src/core/schedule/first-cut.ts";
import { WaveTimes } from "../../../src/core/schedule/wave-times.ts";
import { workGraph } from "../../../src/core/schedule/work-graph.ts";
import { SHAPES, tasksFrom } from "./graph-shapes.ts";

const LIMITS = { maxWaves: 6, maxLanes: 4, agentsPerRunner: 1, startupSeconds: 60 };

/** Minutes of all waves. */
const minutesOf = (waveOf: Int32Array, times: WaveTimes): number => {
  const members = Array.from({ length: LIMITS.maxWaves }, (): number[] => []);
  waveOf.forEach((wave, task) => members[wave]?.push(task));
  return members.reduce((sum, tasks) => sum + times.minutes(tasks), 0);
};

test("the search keeps every dependency, is never worse than its start, and repeats itself", () => {
  fc.assert(
    fc.property(tasksFrom(SHAPES.layered), fc.nat(), (tasks, seed) => {
      const graph = workGraph(tasks);
      const search = (): { found: Int32Array; before: number; after: number } => {
        const times = new WaveTimes(graph, LIMITS);
        const start = firstCut({ graph, times, limits: LIMITS });
        const found = anneal(start, { graph, times }, { waves: 6, steps: 2_000, enough: 0, seed });
        return { found, before: minutesOf(start, times), after: minutesOf(found, times) };
      };
      const { found, before, after } = search();
      for (const [task, needs] of graph.needs.entries())
        for (const one of needs) expect(found[one] ?? 9).toBeLessThanOrEqual(found[task] ?? -1);
      expect(after).toBeLessThanOrEqual(before + 1e-9);
      expect(search().found).toEqual(found);
    }),
    { numRuns: 200 },
  );
});

test("where nothing can be better the search does not begin", () => {
  const graph = workGraph([
    { id: "a", dependencies: [], estimatedMinutes: 5, files: [] },
    { id: "b", dependencies: [], estimatedMinutes: 5, files: [] },
  ]);
  const times = new WaveTimes(graph, LIMITS);
  const start = Int32Array.from([0, 0]);
  anneal(start, { graph, times }, { waves: 6, steps: 1_000_000, enough: 6, seed: 1 });
  expect(times.steps).toBeLessThan(10);
});
