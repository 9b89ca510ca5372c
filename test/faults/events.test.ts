import fc from "fast-check";
import { shortDigest } from "../../src/core/digest.ts";
import { type SessionRecord, STATES } from "../../src/core/session/session.ts";
import { mayMove, move } from "../../src/core/session/transitions.ts";
import { scene } from "../agents/orchestrator/scene.ts";
import { analysis, plan, session, task } from "../fakes/records.ts";

const PLAN = plan(task(1));

const waiting = (): SessionRecord =>
  session({ state: "awaiting-approval", analysis: analysis({ complexity: 8 }), plan: PLAN });

/** What people and GitHub may send, each as an event of a run of its own. */
const EVENTS = {
  label: (stand: ReturnType<typeof scene>) => stand.label(),
  approve: (stand: ReturnType<typeof scene>) =>
    stand.comment(`/miyabi approve ${shortDigest(PLAN.digest)}`),
  reject: (stand: ReturnType<typeof scene>) =>
    stand.comment(`/miyabi reject ${shortDigest(PLAN.digest)} not now`),
  retry: (stand: ReturnType<typeof scene>) => stand.comment("/miyabi retry"),
  stop: (stand: ReturnType<typeof scene>) => stand.comment("/miyabi stop"),
  status: (stand: ReturnType<typeof scene>) => stand.comment("/miyabi status"),
  dispatch: (stand: ReturnType<typeof scene>) => stand.dispatch("retry"),
  talk: (stand: ReturnType<typeof scene>) => stand.comment("thanks"),
};
type Name = keyof typeof EVENTS;

/** Takes the events in this order, each in the run of its number, over what the one before has left. */
async function taken(names: readonly Name[], first = waiting()) {
  let record = first;
  const starts: Name[] = [];
  const refusals: string[] = [];
  for (const [index, name] of names.entries()) {
    const stand = scene({ record, runId: 10 + index });
    const result = await EVENTS[name](stand).catch((error: unknown) => {
      refusals.push(String(error));
      return undefined;
    });
    const { next = "none" } = result?.outputs ?? {};
    // "finish" tells the end, again: the same comments, the same labels.
    if (next !== "none" && next !== "finish") starts.push(name);
    record = stand.sessions.saved.at(-1) ?? record;
  }
  return { record, starts, refusals };
}

test.each(["approve", "reject", "status", "talk", "stop"] as const)(
  "fault 5: the same event (%s) twice: nothing is started by the second, and the state stays",
  async (name) => {
    const once = await taken([name]);
    const twice = await taken([name, name]);
    expect(twice.starts).toEqual(once.starts);
    expect(twice.record.state).toBe(once.record.state);
    expect(twice.record.transitions).toEqual(once.record.transitions);
  },
);

test("fault 7: two triggers at once, in two runs: one works, the other is told", async () => {
  const first = scene({ runId: 10 });
  await expect(first.label()).resolves.toMatchObject({ reason: "session_started" });
  const record = first.sessions.saved.at(-1);
  if (!record) throw new Error("no session was saved");
  const second = scene({ record, runId: 11 });
  await expect(second.label()).resolves.toMatchObject({
    reason: "session_in_progress",
    outputs: { next: "none" },
  });
  expect(second.sessions.saved).toEqual([record]);
  expect(second.issues.ours(500, "trigger")).toContain("A run works on this issue already");
});

test("fault 6: events in any order: each step that was taken is one that the table of states has", async () => {
  const names = fc.constantFrom(...(Object.keys(EVENTS) as Name[]));
  await fc.assert(
    fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 6 }), async (order) => {
      const { record } = await taken(order);
      const steps = record.transitions.filter(({ refused }) => !refused);
      for (const { from, to } of steps) expect(mayMove(from, to)).toBe(true);
      expect(steps.at(-1)?.to ?? "awaiting-approval").toBe(record.state);
    }),
    { numRuns: 60 },
  );
});

test("fault 6: a step that comes out of order is refused and recorded, and the state stays", () => {
  const state = fc.constantFrom(...STATES);
  fc.assert(
    fc.property(fc.array(state, { maxLength: 20 }), (order) => {
      let record = session({ state: "pending" });
      for (const to of order) {
        const before = record;
        record = move(before, { to, by: "x", runId: 1, at: new Date(0), reason: "" });
        if (to === before.state) expect(record).toBe(before);
        else {
          const allowed = mayMove(before.state, to);
          expect(record.state).toBe(allowed ? to : before.state);
          expect(record.transitions.at(-1)).toMatchObject({ to, refused: !allowed });
        }
      }
    }),
  );
});
