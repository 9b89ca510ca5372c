import fc from "fast-check";
import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import { markQuestion, overdue } from "../../../src/core/people/overdue.ts";
import { renderReminder } from "../../../src/core/people/overdue-view.ts";
import { STATES } from "../../../src/core/session/session.ts";
import { session } from "../../fakes/records.ts";

const RAISED = Date.parse("2026-01-05T10:00:00.000Z");
const HOUR = 3_600_000;
const LIMITS = { remindHours: 24, expireDays: 7 };

const question = buildEscalation({
  kind: "complexity",
  severity: "high",
  issue: 500,
  reason: "complexity 8/10",
  failingChecks: [],
  recommendation: "Look.",
  subject: 1,
  at: new Date(RAISED),
});
const asks = session({ state: "awaiting-approval", escalations: [question] });
const after = (hours: number): Date => new Date(RAISED + hours * HOUR);
const dueAt = (record: typeof asks, hours: number, limits = LIMITS) =>
  overdue(record, limits, after(hours))?.kind;

test("nothing is due before its time, then the reminder, then nothing, then the expiry", () => {
  expect(dueAt(asks, 23.9)).toBeUndefined();
  expect(dueAt(asks, 24)).toBe("remind");
  const reminded = markQuestion(asks, question, { remindedAt: after(24).toISOString() });
  expect(dueAt(reminded, 167.9)).toBeUndefined();
  expect(dueAt(reminded, 168)).toBe("expire");
  const expired = markQuestion(reminded, question, { expiredAt: after(168).toISOString() });
  expect(dueAt(expired, 10_000)).toBeUndefined();
});

test("whoever is reminded late has as long again, whenever sweeps run", () => {
  expect(dueAt(asks, 1000)).toBe("remind");
  const reminded = markQuestion(asks, question, { remindedAt: after(1000).toISOString() });
  expect(dueAt(reminded, 1023)).toBeUndefined();
  expect(dueAt(reminded, 1024)).toBe("expire");
});

test("0 means never, and a reminder that would come after the expiry does not come", () => {
  expect(dueAt(asks, 1e6, { remindHours: 0, expireDays: 0 })).toBeUndefined();
  expect(dueAt(asks, 1e6, { remindHours: 24, expireDays: 0 })).toBe("remind");
  expect(dueAt(asks, 168, { remindHours: 0, expireDays: 7 })).toBe("expire");
  expect(dueAt(asks, 24, { remindHours: 48, expireDays: 1 })).toBe("expire");
});

test.each(STATES)("in state %s a question is waited for, or it is not", (state) => {
  const due = dueAt({ ...asks, state }, 1000);
  expect(due).toBe(
    ["awaiting-approval", "blocked", "paused"].includes(state) ? "remind" : undefined,
  );
});

test("what is answered is due no more", () => {
  const answered = { by: "alice", at: after(1).toISOString(), action: "reject" };
  expect(dueAt({ ...asks, escalations: [{ ...question, answered }] }, 1000)).toBeUndefined();
});

test("however sweeps come, there is at most one reminder, and the expiry never before both times", () => {
  const hours = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 });
  fc.assert(
    fc.property(hours, (times) => {
      let record = asks;
      const kinds: string[] = [];
      for (const hour of [...times].sort((a, b) => a - b)) {
        const at = after(hour);
        const due = overdue(record, LIMITS, at);
        if (!due) continue;
        kinds.push(due.kind);
        const iso = at.toISOString();
        const mark = due.kind === "remind" ? { remindedAt: iso } : { expiredAt: iso };
        record = markQuestion(record, due.question, mark);
        if (due.kind === "expire") expect(hour).toBeGreaterThanOrEqual(168);
      }
      expect(["", "remind", "remind expire"]).toContain(kinds.join(" "));
    }),
  );
});

test("a reminder mentions people, and no app", () => {
  const due = { question, expiresAt: after(168) };
  const said = renderReminder(due, { asked: ["carol", "renovate[bot]"], link: undefined });
  expect(said).toContain(": @carol\n");
  expect(said).toContain("expires on 2026-01-12 10:00 UTC");
  expect(said).not.toContain("renovate");
});
