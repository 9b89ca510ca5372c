import fc from "fast-check";
import { LaneClock } from "../../../src/core/schedule/lane-clock.ts";
import { workGraph } from "../../../src/core/schedule/work-graph.ts";
import { SHAPES, tasksFrom } from "./graph-shapes.ts";
import { laneMinutes } from "./schedule-judge.ts";

test("a lane takes what the judge's own simulation takes, for any part of a graph and any width", () => {
  const graphs = fc.oneof(tasksFrom(SHAPES.anything), tasksFrom(SHAPES.layered));
  fc.assert(
    fc.property(
      graphs,
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(fc.boolean()),
      (tasks, width, draws) => {
        const graph = workGraph(tasks);
        const clock = new LaneClock(graph, width);
        const byId = new Map(tasks.map((one) => [one.id, one]));
        const all = graph.ids.map((_, at) => at);
        const some = all.filter(() => draws.next().value);
        // Twice with one clock: nothing of a lane before is left in it.
        for (const lane of [all, some]) {
          const inLane = lane.flatMap((at) => byId.get(graph.ids[at] ?? "") ?? []);
          expect(clock.minutes(lane)).toBeCloseTo(laneMinutes(inLane, width), 9);
        }
      },
    ),
    { numRuns: 500 },
  );
});
