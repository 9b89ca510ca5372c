import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { plan, task } from "../../fakes/records.ts";
import { stand } from "./stand.ts";

const DAY = 24 * 3_600_000;
const PLAN = plan(task(1));
const question = buildEscalation({
  kind: "complexity",
  severity: "high",
  issue: 500,
  reason: "complexity 8/10",
  failingChecks: [],
  recommendation: "Look.",
  subject: PLAN.tasks,
  at: new Date("2026-01-05T10:00:00.000Z"),
});
const DIGEST = question.digest.slice(0, 12);
const REMINDER = `reminder-${DIGEST}-1767607200`;
const EXPIRY = `expiry-${DIGEST}-1767607200`;

const asking = (change: Partial<SessionRecord> = {}, ...underWay: number[]) => {
  const record = {
    state: "awaiting-approval" as const,
    plan: PLAN,
    escalations: [question],
    comments: { [`escalation-${DIGEST}`]: 1001 },
    ...change,
  };
  return stand([`state:${record.state}`], record, ...underWay);
};

test("fault 35: whoever is asked is reminded once, with a link to the question", async () => {
  const s = asking();
  await s.sweep();
  expect(s.issues.writes).toEqual([]);
  s.clock.advance(DAY);
  expect(await s.sweep()).toMatchObject({ outputs: { repaired: "1" } });
  const said = s.issues.ours(500, REMINDER);
  expect(said).toContain("@alice");
  expect(said).toContain(
    "[The question](https://github.com/acme/shop/issues/500#issuecomment-1001)",
  );
  expect(said).toContain(`/miyabi approve ${DIGEST}`);
  const writes = [...s.issues.writes];
  s.clock.advance(DAY);
  await s.sweep();
  expect(s.issues.writes).toEqual(writes);
  expect(s.notices.arrived).toMatchObject([
    {
      key: `remind-${DIGEST}-1767607200`,
      event: "gate",
      kind: "complexity",
      title: "Miyabi still waits for a decision: complexity 8/10",
      lines: ["Look.", "It expires 2026-01-12T10:00:00.000Z."],
      links: [{ url: "https://github.com/acme/shop/issues/500#issuecomment-1001" }],
    },
  ]);
});

test("fault 35: a question that nobody answered expires: blocked, said once, nothing is lost", async () => {
  const s = asking();
  s.clock.advance(DAY);
  await s.sweep();
  s.clock.advance(6 * DAY);
  await s.sweep();
  const record = s.sessions.saved.at(-1);
  expect(record).toMatchObject({ state: "blocked", plan: { digest: PLAN.digest } });
  expect(record?.escalations[0]?.expiredAt).toBe("2026-01-12T10:00:00.000Z");
  expect((await s.issues.read(500)).labels).toEqual(["state:blocked"]);
  expect(s.issues.ours(500, EXPIRY)).toContain("`/miyabi retry` to go on and be asked anew");
  expect(s.notices.arrived.map(({ title }) => title)).toEqual([
    "Miyabi still waits for a decision: complexity 8/10",
    "Nobody decided in time: complexity 8/10",
  ]);
  const writes = [...s.issues.writes];
  s.clock.advance(100 * DAY);
  await s.sweep();
  expect(s.issues.writes).toEqual(writes);
});

test("a paused session expires to blocked as well, and one that is blocked stays so", async () => {
  for (const state of ["paused", "blocked"] as const) {
    const s = asking({ state });
    s.clock.advance(DAY);
    await s.sweep();
    s.clock.advance(7 * DAY);
    await s.sweep();
    expect(s.sessions.saved.at(-1)?.state).toBe("blocked");
    expect(s.issues.ours(500, EXPIRY)).toBeDefined();
  }
});

test("a sweep that died before it saved says the same in the same comment", async () => {
  const s = asking();
  s.clock.advance(DAY);
  const { sessions } = s.ports;
  s.ports.sessions = {
    load: (issue) => sessions.load(issue),
    save: () => Promise.reject(new Error("killed")),
  };
  expect(await s.sweep()).toMatchObject({ outcome: "failed" });
  s.ports.sessions = sessions;
  await s.sweep();
  expect(s.issues.writes).toEqual([`create comment ${REMINDER}`, `update comment ${REMINDER}`]);
});

test("those whom the configuration names are asked, and times are as it says", async () => {
  const s = asking();
  s.ports.repository = new FakeRepository({
    approvers: ["carol", "dave"],
    gates: { remindHours: 2, expireDays: 0 },
  });
  s.clock.advance(2 * 3_600_000);
  await s.sweep();
  expect(s.issues.ours(500, REMINDER)).toContain("@carol, @dave");
  expect(s.issues.ours(500, REMINDER)).not.toContain("expires");
  s.clock.advance(1000 * DAY);
  await s.sweep();
  expect(s.sessions.saved.at(-1)?.state).toBe("awaiting-approval");
});

test("nobody is reminded of what people stopped or closed, or while a run may bring the answer", async () => {
  const busy = asking({}, 12);
  const held = asking();
  await held.issues.relabel(500, { add: ["miyabi:stop"] });
  const closed = asking();
  await closed.issues.close(500, "not_planned");
  for (const s of [busy, held, closed]) {
    s.clock.advance(DAY);
    await s.sweep();
    expect(s.issues.ours(500, REMINDER)).toBeUndefined();
  }
});
