import fc from "fast-check";
import { resumeFrom } from "../../../src/core/session/resumption.ts";
import { SessionRecord, STATES, type State } from "../../../src/core/session/session.ts";
import { isRunning, isStopped, mayMove, move } from "../../../src/core/session/transitions.ts";
import { session } from "../../fakes/records.ts";

const AT = new Date("2026-01-05T10:00:00.000Z");
const moves = fc.array(fc.constantFrom(...STATES), { maxLength: 40 });
const step = (record: SessionRecord, to: State): SessionRecord =>
  move(record, { to, by: "x", runId: 1, at: AT, reason: "" });

/** Design: domain, "Labels": written down once more, so that no line of the table goes by itself. */
const FORWARD: readonly [State, State][] = [
  ["pending", "analyzing"],
  ["analyzing", "awaiting-approval"],
  ["analyzing", "implementing"],
  ["awaiting-approval", "analyzing"],
  ["awaiting-approval", "implementing"],
  ["implementing", "reviewing"],
  ["reviewing", "implementing"],
  ["reviewing", "deploying"],
  ["reviewing", "done"],
  ["deploying", "done"],
  ["done", "deploying"],
];

test("the way forward is this and no other; from each stop it goes on at each phase, and to no end", () => {
  const between = STATES.filter((state) => !isStopped(state));
  const found = between.flatMap((from) =>
    between.filter((to) => mayMove(from, to)).map((to) => [from, to]),
  );
  expect(found.sort()).toEqual([...FORWARD].map(([from, to]) => [from, to]).sort());
  const phases: readonly State[] = ["analyzing", "implementing", "reviewing", "deploying"];
  for (const from of STATES.filter(isStopped))
    expect([from, between.filter((to) => mayMove(from, to))]).toEqual([from, phases]);
});

test("whatever is asked in whatever order: each step is allowed or refused, and each refusal recorded", () => {
  fc.assert(
    fc.property(moves, (wanted) => {
      let record = session({ state: "pending" });
      for (const to of wanted) {
        const next = step(record, to);
        const allowed = mayMove(record.state, to);
        if (to === record.state) expect(next).toBe(record);
        else {
          expect(next.state).toBe(allowed ? to : record.state);
          expect(next.transitions).toHaveLength(record.transitions.length + 1);
          expect(next.transitions.at(-1)).toMatchObject({
            from: record.state,
            to,
            refused: !allowed,
          });
        }
        record = next;
      }
      // What is recorded tells the state by itself, and is a record that can be stored.
      const [last] = record.transitions.filter(({ refused }) => !refused).slice(-1);
      expect(last?.to ?? "pending").toBe(record.state);
      expect(SessionRecord.parse(record)).toEqual(record);
    }),
  );
});

test("fault 6: from any state that any order of events leads to, a running one can be stopped", () => {
  fc.assert(
    fc.property(moves, fc.constantFrom("blocked", "failed", "paused"), (wanted, stop) => {
      const record = wanted.reduce(step, session({ state: "pending" }));
      if (isRunning(record.state)) expect(step(record, stop as State).state).toBe(stop);
    }),
  );
});

test("every stopped session goes on where its record says, by an allowed step", () => {
  const branch = fc.option(fc.constant("c".repeat(40)), { nil: undefined });
  fc.assert(
    fc.property(moves, branch, fc.boolean(), (wanted, head, merged) => {
      const record = wanted.reduce(step, session({ state: "pending" }));
      fc.pre(isStopped(record.state));
      const pull = {
        number: 501,
        url: "https://github.com/acme/shop/pull/501",
        branch: "feature/issue-500",
        base: "main",
        headSha: "b".repeat(40),
        draft: false,
        merged: { sha: "d".repeat(40), at: AT.toISOString() },
      };
      const { state } = resumeFrom(merged ? { ...record, pull } : record, head);
      expect(mayMove(record.state, state)).toBe(true);
      expect(isRunning(state)).toBe(true);
    }),
  );
});
