import { graphLayout, MOST_DRAWN } from "../../../src/core/dashboard/graph-layout.ts";

const node = (id: string, dependencies: string[] = []) => ({
  id,
  dependencies,
  estimatedMinutes: 10,
});

test("a task stands right of all that it needs, and the critical path is on top", () => {
  const tasks = [node("a"), node("b", ["a"]), node("c", ["a"]), node("d", ["b", "c"])];
  const layout = graphLayout(tasks, ["a", "c", "d"]);
  expect(layout?.nodes).toEqual([
    { id: "a", column: 0, row: 0, critical: true },
    { id: "c", column: 1, row: 0, critical: true },
    { id: "b", column: 1, row: 1, critical: false },
    { id: "d", column: 2, row: 0, critical: true },
  ]);
  expect([layout?.columns, layout?.rows]).toEqual([3, 2]);
  expect(layout?.edges).toContainEqual({ from: "c", to: "d", critical: true });
  expect(layout?.edges).toContainEqual({ from: "b", to: "d", critical: false });
});

test("tasks stand in the order of what they need, so that edges do not cross", () => {
  const tasks = [node("a"), node("b"), node("needs-b", ["b"]), node("needs-a", ["a"])];
  const second = graphLayout(tasks, [])?.nodes.filter(({ column }) => column === 1);
  expect(second?.map(({ id }) => id)).toEqual(["needs-a", "needs-b"]);
});

test.each([
  ["a circle", [node("a", ["b"]), node("b", ["a"])]],
  ["something needed that is not there", [node("a", ["x"])]],
  ["the same id twice", [node("a"), node("a")]],
  ["no task", []],
  ["too many", Array.from({ length: MOST_DRAWN + 1 }, (_, at) => node(`t${at}`))],
])("%s is not drawn", (_, tasks) => expect(graphLayout(tasks, [])).toBeUndefined());
