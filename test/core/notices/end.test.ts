import { endNotices } from "../../../src/core/notices/end.ts";
import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import type { EscalationKind } from "../../../src/core/people/escalation.ts";
import type { SessionRecord, State } from "../../../src/core/session/session.ts";
import { move } from "../../../src/core/session/transitions.ts";
import { deployed } from "../../fakes/quality.ts";
import { analysis, session } from "../../fakes/records.ts";

const place = { repository: "acme/shop", serverUrl: "https://github.com" };
const at = new Date("2026-01-05T11:00:00.000Z");
const later = new Date("2026-01-05T12:00:00.000Z");

const question = (kind: EscalationKind, severity: "critical" | "high" | "medium" = "medium") =>
  buildEscalation({
    kind,
    severity,
    issue: 500,
    reason: `because of ${kind}`,
    failingChecks: ["one check"],
    recommendation: "Look at it.",
    subject: { kind },
    at,
  });

const from: Record<string, State> = { done: "deploying", "awaiting-approval": "analyzing" };

/** A session that an agent stopped in run 700. */
function stopped(
  to: State,
  change: Partial<SessionRecord> = {},
  by = "finalize",
  reason = "it ended",
): SessionRecord {
  const record = session({ state: from[to] ?? "reviewing", ...change });
  return move(record, { to, by, runId: 700, at: later, reason });
}

const told = (record: SessionRecord) => endNotices(record, place);

test.each([
  ["complexity", "awaiting-approval", "medium", "gate"],
  ["vulnerability", "blocked", "high", "escalation"],
  ["deployment", "failed", "high", "incident"],
  ["deployment", "failed", "critical", "freeze"],
  ["deployment", "paused", "medium", "escalation"],
] as const)(
  "a question of kind %s in state %s, severity %s, is told as %s",
  (kind, to, severity, event) => {
    const asked = question(kind, severity);
    const [notice, ...more] = told(stopped(to, { escalations: [asked] }));
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ event, kind, severity });
    expect(notice?.title).toBe(`Miyabi needs a decision: because of ${kind}`);
    expect(notice?.lines).toEqual(["one check", "Look at it."]);
    expect(notice?.key).toBe(`${event}-${asked.digest.slice(0, 12)}-r700`);
  },
);

test("only what an approval lets through can be approved by command", () => {
  const commands = (kind: EscalationKind) =>
    told(stopped("blocked", { escalations: [question(kind)] }))[0]?.answers.map(
      ({ command }) => command.split(" ")[1],
    );
  expect(commands("secret")).toEqual(["approve", "retry", "reject"]);
  expect(commands("budget")).toEqual(["retry", "reject"]);
});

test("links lead to the comment that asks, the pull request, the incident and the run", () => {
  const asked = question("deployment", "high");
  const record = stopped("failed", {
    escalations: [asked],
    comments: { [`escalation-${asked.digest.slice(0, 12)}`]: 4711 },
    incidents: [{ release: "r", environment: "production", runId: 700, issue: 501 }],
  });
  expect(told(record)[0]?.links.map(({ url }) => url)).toEqual([
    "https://github.com/acme/shop/issues/500#issuecomment-4711",
    "https://github.com/acme/shop/issues/501",
    "https://github.com/acme/shop/actions/runs/700",
  ]);
});

test("quiet success is quiet, unless the configuration wants it told", () => {
  expect(told(stopped("done"))).toEqual([]);
  expect(told(stopped("done", { successTold: true }))).toMatchObject([
    { event: "done", key: "done-r700" },
  ]);
});

test("what people stopped or rejected, people know", () => {
  expect(told(stopped("paused", {}, "carol"))).toEqual([]);
  expect(told(stopped("blocked", { escalations: [question("complexity")] }, "carol"))).toEqual([]);
});

test("a session that goes on or was cancelled is not told", () => {
  expect(told(session())).toEqual([]);
  expect(
    told(move(session(), { to: "implementing", by: "coordinator", runId: 700, at, reason: "" })),
  ).toEqual([]);
  expect(told(stopped("paused"))).toEqual([]);
});

test("a failure without a question is told, also where an older question is open still", () => {
  expect(told(stopped("failed", {}, "sweep"))).toMatchObject([
    {
      event: "failed",
      kind: "failed",
      key: "failed-r700",
      lines: ["it ended", "The log of the run says why."],
    },
  ]);
  const resumed = move(session({ state: "blocked", escalations: [question("plan")] }), {
    to: "implementing",
    by: "alice",
    runId: 699,
    at: later,
    reason: "retry",
  });
  const failed = move(resumed, {
    to: "failed",
    by: "finalize",
    runId: 700,
    at: later,
    reason: "the job failed",
  });
  expect(told(failed)).toMatchObject([{ event: "failed" }]);
});

test("an issue that says too little goes to the product owner, with its questions", () => {
  const record = stopped(
    "blocked",
    { state: "analyzing", analysis: analysis({ missing: ["Which page, @alice?"] }) },
    "issue",
  );
  expect(told(record)).toMatchObject([
    { kind: "requirement", lines: ["Which page, alice?", "Answer in the issue's description."] },
  ]);
});

test("a rollback that somebody asked for is told", () => {
  const deployments = [deployed({ outcome: "rolled_back", requestedBy: "carol" })];
  const record = stopped(
    "blocked",
    { state: "done", deployments },
    "carol",
    "rolled back, as carol asked",
  );
  expect(told(record)).toMatchObject([
    { event: "rollback", kind: "rollback", key: "rollback-r700" },
  ]);
});

test("a repeated finalize tells the same under the same key; another run's end has another one", () => {
  const asked = question("quality");
  const first = stopped("blocked", { escalations: [asked] }, "finalize", asked.reason);
  const undone = move(first, {
    to: "reviewing",
    by: "finalize",
    runId: 700,
    at: later,
    reason: "the run went on",
  });
  const again = move(undone, {
    to: "blocked",
    by: "finalize",
    runId: 700,
    at: later,
    reason: asked.reason,
  });
  expect(told(again)).toEqual(told(first));
  const retried = move(first, {
    to: "implementing",
    by: "alice",
    runId: 701,
    at: later,
    reason: "retry",
  });
  const asksAgain = move(retried, {
    to: "blocked",
    by: "finalize",
    runId: 701,
    at: later,
    reason: asked.reason,
  });
  expect(told(asksAgain)[0]?.id).not.toBe(told(first)[0]?.id);
});
