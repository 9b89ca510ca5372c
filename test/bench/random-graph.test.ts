import { graphTimes } from "../../src/core/schedule/critical-path.ts";
import { graphProblems } from "../../src/core/plan/task-graph.ts";
import { randomGraph, SHAPES } from "./random-graph.ts";

test.each(SHAPES)(
  "a $name graph is sound, has as many tasks as asked for and levels to match",
  (shape) => {
    for (const count of [1, 20, 300]) {
      const tasks = randomGraph(count, shape, 7);
      expect(tasks).toHaveLength(count);
      expect(graphProblems(tasks, { maxTasks: count })).toEqual([]);
      expect(graphTimes(tasks).levels).toHaveLength(Math.max(1, Math.round(count * shape.depth)));
    }
  },
);

test("the same seed gives the same graph and another seed another", () => {
  const [shape] = SHAPES;
  if (!shape) throw new Error("no shape");
  expect(randomGraph(50, shape, 1)).toEqual(randomGraph(50, shape, 1));
  expect(randomGraph(50, shape, 1)).not.toEqual(randomGraph(50, shape, 2));
});
