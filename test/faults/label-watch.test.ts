import type { State } from "../../src/core/session/session.ts";
import { illegalSteps, LabelWatch } from "./label-watch.ts";

const record = (...states: State[]) => ({
  state: states.at(-1) ?? "pending",
  transitions: states.slice(1).map((to, at) => ({
    at: "2026-01-05T10:00:00.000Z",
    from: states[at] ?? "pending",
    to,
    by: "x",
    runId: 1,
    reason: "",
    refused: false,
  })),
});

const PATH = ["analyzing", "implementing", "reviewing", "deploying", "done"] as const;

test.each<[string, string[], boolean]>([
  ["all of them", [...PATH], true],
  ["one left out", ["analyzing", "implementing", "deploying", "done"], true],
  ["one ahead of the record, and back", ["analyzing", "implementing", "analyzing", "done"], false],
  ["one that never was", ["analyzing", "blocked", "done"], false],
])("labels that show %s", (_, shown, legal) => {
  expect(illegalSteps(record(...PATH), shown).length === 0).toBe(legal);
});

test("a step that the table of states does not have is told", () => {
  expect(illegalSteps(record("analyzing", "done"), [])).toEqual([
    "the record went from analyzing to done",
  ]);
});

test("two states at once, and none after one, are told; a state that stays is shown once", () => {
  const watch = new LabelWatch();
  for (const labels of [["bug"], ["bug", "🔍 state:analyzing"], ["state:analyzing"]])
    watch.look(labels);
  expect(watch).toMatchObject({ illegal: [], shown: ["analyzing"] });
  watch.look(["state:analyzing", "state:done"]);
  watch.look(["bug"]);
  expect(watch.illegal).toEqual([
    "two states at once: state:analyzing, state:done",
    "analyzing went, and no other came",
  ]);
});
