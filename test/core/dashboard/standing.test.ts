import { standingOf, STUCK_AFTER_HOURS } from "../../../src/core/dashboard/standing.ts";
import type { Escalation } from "../../../src/core/people/escalation.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { deployed } from "../../fakes/quality.ts";
import { session } from "../../fakes/records.ts";

const TRIGGERED = Date.parse(session().trigger.at);
const hoursLater = (hours: number): Date => new Date(TRIGGERED + hours * 3_600_000);

const question = (change: Partial<Escalation> = {}): Escalation => ({
  type: "escalation",
  kind: "quality",
  severity: "high",
  issue: 500,
  reason: "The score is 55.",
  context: { failing_checks: [], recommendation: "Repair it." },
  actions: [],
  digest: "abc",
  raisedAt: "2026-01-05T10:30:00.000Z",
  ...change,
});

const standing = (change: Partial<SessionRecord>, hours = 1) =>
  standingOf(session(change), hoursLater(hours));

const pull = {
  number: 501,
  url: "https://github.com/acme/shop/pull/501",
  branch: "feature/issue-500",
  base: "main",
  headSha: "a".repeat(40),
  draft: false,
};
const leftToPeople = {
  name: "pull-request",
  attempt: 1,
  startedAt: "2026-01-05T10:40:00.000Z",
  seconds: 10,
  outcome: "waiting",
} as const;

test("a session that a run works on is at work until nothing has moved for longer than a job can run", () => {
  expect(standing({ state: "implementing" }).standing).toBe("working");
  expect(standing({ state: "implementing" }, STUCK_AFTER_HOURS + 0.1).standing).toBe("stuck");
});

test("whoever moved last keeps it from being stuck", () => {
  const phases = [{ ...leftToPeople, name: "analysis", outcome: "success" }] as const;
  expect(standing({ state: "implementing", phases: [...phases] }, 6.5).standing).toBe("working");
});

test.each([
  ["awaiting-approval", "The score is 55."],
  ["blocked", "The score is 55."],
  ["failed", "The score is 55."],
] as const)("%s with an open question waits for a person", (state, why) =>
  expect(standing({ state, escalations: [question()] })).toMatchObject({
    standing: "person",
    why,
    since: "2026-01-05T10:30:00.000Z",
  }),
);

test("a question that was answered asks nobody", () => {
  const answered = { by: "bob", at: "2026-01-05T11:00:00.000Z", action: "reject" };
  expect(standing({ state: "blocked", escalations: [question({ answered })] })).toMatchObject({
    standing: "failed",
    since: "2026-01-05T11:00:00.000Z",
  });
});

test("a pull request that was left to people waits for them, however long", () => {
  const waiting = { state: "reviewing", pull, phases: [leftToPeople] } as const;
  expect(standing({ ...waiting, phases: [leftToPeople] }, 100)).toMatchObject({
    standing: "person",
    why: "Pull request #501 is to be reviewed and merged.",
  });
  const awaits = { ...pull, awaits: ["build"] };
  expect(standing({ ...waiting, phases: [leftToPeople], pull: awaits }).why).toBe(
    "Pull request #501 awaits its required checks.",
  );
});

test("a paused session waits for whoever paused it", () =>
  expect(standing({ state: "paused" }).standing).toBe("person"));

test.each(["rollback_failed", "unhealthy"] as const)(
  "production that is %s comes first, whatever else is asked",
  (outcome) =>
    expect(
      standing({
        state: "failed",
        escalations: [question()],
        deployments: [deployed({ outcome })],
      }).standing,
    ).toBe("stuck"),
);

test("done and healthy in production, and done without", () => {
  expect(standing({ state: "done", deployments: [deployed()] }).standing).toBe("production");
  expect(standing({ state: "done" }).standing).toBe("done");
  const held = deployed({ outcome: "held" });
  expect(standing({ state: "done", deployments: [deployed(), held] }).standing).toBe("production");
});

test("a session that failed says with what", () => {
  const phases = [{ ...leftToPeople, outcome: "failure", error: "task 2:\n the tests fail" }];
  expect(standing({ state: "failed", phases: phases as SessionRecord["phases"] })).toMatchObject({
    standing: "failed",
    why: "task 2: the tests fail",
  });
});
