import { buildingRuns, judgingRuns } from "../../../src/core/session/building-runs.ts";
import type { Transition } from "../../../src/core/session/session.ts";
import { standingWork } from "../../../src/core/task/standing-work.ts";
import { session } from "../../fakes/records.ts";

test.each<[string, Record<string, string[]>, string[]]>([
  ["nothing", {}, []],
  ["all where all that they hold is there", { a: [], b: ["a"], c: ["b"] }, ["a", "b", "c"]],
  ["none that holds what is gone, through others as well", { b: ["a"], c: ["b"], d: [] }, ["d"]],
  ["two that hold each other", { a: ["b"], b: ["a"] }, ["a", "b"]],
  ["not two that hold each other and one of them what is gone", { a: ["b"], b: ["a", "x"] }, []],
])("stands: %s", (_what, holds, standing) => {
  expect([...standingWork(new Map(Object.entries(holds)))].sort()).toEqual(standing);
});

test("runs that built are those that came to implementing, newest first, without the present one", () => {
  const step = (to: Transition["to"], runId: number, refused = false): Transition => ({
    ...{ at: "2026-01-05T10:00:00.000Z", from: "analyzing", by: "coordinator", reason: "" },
    ...{ to, runId, refused },
  });
  const transitions = [
    step("analyzing", 1),
    step("implementing", 2),
    step("blocked", 3),
    step("implementing", 4),
    step("implementing", 4),
    step("implementing", 5, true),
    step("implementing", 6),
  ];
  const record = session({ transitions, runs: [1, 2, 3, 4, 5, 6] });
  expect(buildingRuns(record, 6)).toEqual([4, 2]);
  expect(judgingRuns(record, 4, 6)).toEqual([5, 4]);
  expect(judgingRuns(record, 2, 6)).toEqual([3, 2]);
});
