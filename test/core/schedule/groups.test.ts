import fc from "fast-check";
import { sharedPath } from "../../../src/core/plan/path-overlap.ts";
import { Groups } from "../../../src/core/schedule/groups.ts";
import { workGraph } from "../../../src/core/schedule/work-graph.ts";
import type { Schedulable } from "../../../src/core/schedule/schedulable.ts";
import { task } from "../../fakes/records.ts";
import { SHAPES, tasksFrom } from "./graph-shapes.ts";

/** The partition by looking at every pair, again and again until nothing joins any more. */
function connected(tasks: readonly Schedulable[]): string[] {
  const group = new Map(tasks.map(({ id }) => [id, id]));
  const linked = (a: Schedulable, b: Schedulable): boolean =>
    a.dependencies.includes(b.id) || sharedPath(a.files, b.files) !== undefined;
  for (const a of tasks)
    for (const b of tasks) {
      if (a.id === b.id || !linked(a, b)) continue;
      const [from, to] = [group.get(a.id), group.get(b.id)];
      for (const [id, one] of group) if (one === from && to !== undefined) group.set(id, to);
    }
  const members = new Map<string, string[]>();
  for (const [id, one] of group) members.set(one, [...(members.get(one) ?? []), id].sort());
  return [...members.values()].map((ids) => ids.join(" ")).sort();
}

test("groups are the parts that needs and shared files connect, in whatever order tasks are added", () => {
  const graphs = fc.oneof(tasksFrom(SHAPES.anything), tasksFrom(SHAPES.disconnected));
  fc.assert(
    fc.property(graphs, fc.infiniteStream(fc.nat()), (tasks, draws) => {
      const graph = workGraph(tasks);
      const groups = new Groups(graph);
      groups.begin();
      groups.add(0);
      groups.begin(); // what was added before is forgotten
      const order = Array.from({ length: graph.size }, (_, at) => at);
      order.sort(() => (draws.next().value % 2) - 0.5);
      for (const one of order) groups.add(one);
      const found = new Map<number, string[]>();
      for (const one of order)
        found.set(groups.of(one), [...(found.get(groups.of(one)) ?? []), graph.ids[one] ?? ""]);
      expect([...found.values()].map((ids) => ids.sort().join(" ")).sort()).toEqual(
        connected(tasks),
      );
      expect(groups.count).toBe(found.size);
      const minutes = [...found.keys()].map((root) => groups.minutesOf(root));
      expect(groups.longest).toBeCloseTo(Math.max(...minutes), 9);
      expect(groups.total).toBeCloseTo(
        minutes.reduce((sum, one) => sum + one, 0),
        9,
      );
    }),
    { numRuns: 500 },
  );
});

test("a folder is shared by all that lies in it, the whole repository by everything", () => {
  const graph = workGraph([
    task(1, { files: ["src"] }),
    task(2, { files: ["src/deep/a.ts"] }),
    task(3, { files: ["srcs/a.ts"] }),
    task(4, { files: ["docs/*.md"] }),
  ]);
  const groups = new Groups(graph);
  groups.begin();
  for (const one of [0, 1, 2, 3]) groups.add(one);
  expect(groups.count).toBe(3);
  const whole = new Groups(workGraph([task(1, { files: ["a/b"] }), task(2, { files: ["**"] })]));
  whole.begin();
  for (const one of [0, 1]) whole.add(one);
  expect(whole.count).toBe(1);
});
