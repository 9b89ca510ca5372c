import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import type { EscalationKind } from "../../../src/core/people/escalation.ts";
import { issueDigest } from "../../../src/core/session/session-start.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { taskResult } from "../../fakes/task-results.ts";
import { scene, understood } from "./scene.ts";

const PLAN = plan(task(1));
const DIGEST = PLAN.digest.slice(0, 12);
const question = (kind: EscalationKind, subject: unknown) =>
  buildEscalation({
    kind,
    severity: "high",
    issue: 500,
    reason: "why",
    failingChecks: [],
    recommendation: "Do it.",
    subject,
    at: new Date(0),
  });

const ANALYSED = {
  analysis: analysis({ complexity: 8 }),
  phases: [
    {
      name: "analysis",
      attempt: 1,
      startedAt: "2026-01-05T10:00:00.000Z",
      seconds: 1,
      outcome: "success",
    },
  ],
} satisfies Partial<SessionRecord>;
const waiting = session({
  ...ANALYSED,
  state: "awaiting-approval",
  plan: PLAN,
  escalations: [question("complexity", PLAN.tasks)],
});
const stopped = (
  from: "analyzing" | "implementing" | "reviewing" | "deploying",
  change: Partial<SessionRecord> = {},
) =>
  session({
    ...ANALYSED,
    state: "blocked",
    plan: PLAN,
    transitions: [
      {
        at: "2026-01-05T10:00:00.000Z",
        from,
        to: "blocked",
        by: "x",
        runId: 1,
        reason: "",
        refused: false,
      },
    ],
    ...change,
  });

test("an approval with the plan's digest is recorded, and the build is scheduled", async () => {
  const { comment, sessions, issues } = scene({ record: waiting });
  expect(await comment(`/miyabi approve ${DIGEST}`)).toMatchObject({
    outcome: "done",
    reason: "plan_approved",
    outputs: { issue: "500", next: "schedule" },
  });
  const last = sessions.saved.at(-1);
  expect(last?.plan?.approval).toMatchObject({ by: "alice", digest: PLAN.digest });
  expect(last?.escalations[0]?.answered).toMatchObject({ by: "alice", action: "approve_anyway" });
  expect(last?.runs).toEqual([1, 2]);
  expect(issues.reactions).toEqual(understood("rocket"));
});

test("an approval whose run is started again goes on, and its answer stays what it was", async () => {
  const one = scene({ record: waiting });
  const first = await one.comment(`/miyabi approve ${DIGEST}`);
  expect(await one.comment(`/miyabi approve ${DIGEST}`)).toMatchObject({
    outputs: { next: "schedule" },
    message: first.message,
  });
});

test.each([
  ["another digest", "/miyabi approve 000000000000", {}, "is not what is asked now"],
  [
    "a bot's approval",
    `/miyabi approve ${DIGEST}`,
    { actor: "x[bot]", config: { bots: ["x[bot]"] } },
    "A bot decides only",
  ],
  [
    "a writer who is no approver",
    `/miyabi approve ${DIGEST}`,
    { actor: "bob", config: { approvers: ["carol"] } },
    "names who decides",
  ],
  [
    "an issue that reads otherwise now",
    `/miyabi approve ${DIGEST}`,
    { issue: { body: "Something else." } },
    "text has changed",
  ],
])(
  "threats 26 and 31: %s is refused with a reason, and nothing changes",
  async (_what, body, setting, why) => {
    const { comment, sessions, issues } = scene({ record: waiting, ...setting });
    expect(await comment(body)).toMatchObject({
      outcome: "skipped",
      reason: "command_refused",
      outputs: { next: "none" },
    });
    expect(issues.ours(500, "answer-77")).toContain(why);
    expect(issues.reactions).toEqual(understood("confused"));
    expect(sessions.saved).toHaveLength(1);
  },
);

test("an approver without write access may approve, and do nothing else", async () => {
  const setting = { record: waiting, actor: "carol", config: { approvers: ["carol"] } };
  expect(await scene(setting).comment("/miyabi approve")).toMatchObject({
    reason: "plan_approved",
  });
  expect(await scene(setting).comment("/miyabi retry")).toMatchObject({
    reason: "sender_not_allowed",
  });
});

test("a quality that people wave through is published", async () => {
  const asked = question("quality", { tree: "a" });
  const { comment, sessions } = scene({ record: stopped("reviewing", { escalations: [asked] }) });
  expect(await comment(`/miyabi approve ${asked.digest.slice(0, 12)}`)).toMatchObject({
    outputs: { next: "publish" },
  });
  expect(sessions.saved.at(-1)).toMatchObject({
    state: "reviewing",
    escalations: [{ answered: { action: "approve_anyway" } }],
  });
});

test("what cannot be approved is refused with what to do instead", async () => {
  const { comment, issues } = scene({
    record: stopped("analyzing", { escalations: [question("model", 1)] }),
  });
  expect(await comment("/miyabi approve")).toMatchObject({ reason: "command_refused" });
  expect(issues.ours(500, "answer-77")).toContain("Do it.");
});

test("a rejection blocks the session, closes the issue and lets the run finish", async () => {
  const { comment, sessions, issues } = scene({ record: waiting });
  expect(await comment("/miyabi reject not @now")).toMatchObject({
    outcome: "blocked",
    reason: "rejected",
    outputs: { next: "finish" },
  });
  const last = sessions.saved.at(-1);
  expect(last).toMatchObject({
    state: "blocked",
    escalations: [{ answered: { by: "alice", action: "reject" } }],
  });
  expect(last?.plan).toBeUndefined();
  expect(issues.writes).toContain("close not_planned");
  expect(issues.ours(500, "rejected")).toContain("not now");
});

test.each([
  ["an unfinished analysis", stopped("analyzing", { phases: [] }), "analyze", "analyzing"],
  ["a plan that was not built", stopped("analyzing"), "schedule", "analyzing"],
  ["a failed build", stopped("implementing"), "schedule", "implementing"],
  [
    "a rejected review",
    stopped("reviewing", { escalations: [question("quality", 1)] }),
    "schedule",
    "implementing",
  ],
])("retry after %s", async (_what, record, next, state) => {
  const { comment, sessions, issues } = scene({
    record,
    issue: { labels: ["miyabi:stop", "state:blocked"] },
  });
  expect(await comment("/miyabi retry")).toMatchObject({
    reason: "session_resumed",
    outputs: { next },
  });
  expect(sessions.saved.at(-1)?.state).toBe(state);
  expect(issues.writes).toEqual(["create comment answer-77", `labels state:${state}`]);
  expect(issues.ours(500, "answer-77")).toMatch(/^🚀 The session goes on with the step \w+\. The /);
});

test("retry analyses an issue again whose text was completed", async () => {
  const record = stopped("analyzing", {
    analysis: analysis({ missing: ["What?"] }),
    tasks: [taskResult(1)],
  });
  const { comment, sessions } = scene({ record, issue: { body: "Now with all details." } });
  expect(await comment("/miyabi retry")).toMatchObject({ outputs: { next: "analyze" } });
  const last = sessions.saved.at(-1);
  expect(last?.issue).toMatchObject({
    body: "Now with all details.",
    digest: issueDigest({ title: "Add user authentication", body: "Now with all details." }),
  });
  expect([last?.analysis, last?.plan, last?.tasks]).toEqual([undefined, undefined, []]);
});

test.each([
  ["no session", undefined, "Set the label"],
  ["a session that works", session({ state: "implementing" }), "A run works on this issue"],
  ["a session that waits for an approval", waiting, `/miyabi approve ${DIGEST}`],
  ["a session that is done", session({ state: "done" }), "is done"],
])("retry with %s is refused", async (_what, record, why) => {
  const { comment, issues } = scene(record ? { record } : {});
  expect(await comment("/miyabi retry")).toMatchObject({
    reason: "command_refused",
    outputs: { next: "none" },
  });
  expect(issues.ours(500, "answer-77")).toContain(why);
});

test("retry after people merged the pull request goes on to deploy it", async () => {
  const pull = { number: 501, url: "", branch: "b", base: "main", headSha: "a", draft: false };
  const { comment } = scene({
    record: session({ ...ANALYSED, plan: PLAN, state: "reviewing", pull }),
  });
  expect(await comment("/miyabi retry")).toMatchObject({ outputs: { next: "publish" } });
});

test("stop pauses the session and sets the label that running jobs see", async () => {
  const { comment, sessions, issues } = scene({
    record: session({ state: "implementing" }),
    config: { broken: true },
  });
  expect(await comment("/miyabi stop")).toMatchObject({
    outcome: "blocked",
    reason: "stopped",
    outputs: { next: "finish" },
  });
  expect(sessions.saved.at(-1)?.state).toBe("paused");
  expect(issues.writes).toContain("labels state:paused,miyabi:stop");
});

test("status tells where the session is, on a closed issue too", async () => {
  const { comment, issues, sessions } = scene({
    record: session({ state: "implementing" }),
    issue: { state: "closed" },
  });
  expect(await comment("/miyabi status")).toMatchObject({
    reason: "status_reported",
    outputs: { next: "none" },
  });
  expect(issues.ours(500, "answer-77")).toContain("implementing");
  expect(sessions.saved).toHaveLength(1);
});

test("a command that nobody understands is answered with help", async () => {
  const { comment, issues } = scene();
  expect(await comment("/miyabi deploy")).toMatchObject({ reason: "command_refused" });
  expect(issues.ours(500, "answer-77")).toContain("/miyabi approve");
});

test("a command on a closed issue fails and says so", async () => {
  const { comment, issues } = scene({ record: waiting, issue: { state: "closed" } });
  await expect(comment("/miyabi retry")).rejects.toMatchObject({ code: "issue_closed" });
  expect(issues.reactions).toEqual(understood("confused"));
});

test("people merged the pull request, which closed the issue: a retry lands it, and makes nothing new", async () => {
  const pull = {
    number: 501,
    url: "https://github.com/acme/shop/pull/501",
    branch: "feature/issue-500",
    base: "main",
    headSha: "b".repeat(40),
    draft: false,
  };
  const closed = { state: "closed" as const };
  const record = session({ ...ANALYSED, state: "reviewing", plan: PLAN, pull });
  const landing = scene({ record, issue: closed });
  expect(await landing.comment("/miyabi retry")).toMatchObject({
    reason: "session_resumed",
    outputs: { next: "publish" },
  });
  const built = scene({ record: stopped("implementing", { pull }), issue: closed });
  await expect(built.comment("/miyabi retry")).rejects.toMatchObject({ code: "issue_closed" });
});

test("a dispatch carries a command", async () => {
  expect(await scene({ record: stopped("implementing") }).dispatch("retry")).toMatchObject({
    reason: "session_resumed",
  });
});

test("fault 35: an approval that comes after the expiry is told so; a retry has it asked anew", async () => {
  const [asked] = waiting.escalations;
  if (!asked) throw new Error("nothing is asked");
  const expired = stopped("analyzing", {
    transitions: [
      {
        at: "2026-01-12T10:00:00.000Z",
        from: "awaiting-approval",
        to: "blocked",
        by: "sweep",
        runId: 9,
        reason: "nobody answered the question in time",
        refused: false,
      },
    ],
    escalations: [{ ...asked, expiredAt: "2026-01-12T10:00:00.000Z" }],
  });
  const late = scene({ record: expired });
  expect(await late.comment(`/miyabi approve ${DIGEST}`)).toMatchObject({
    reason: "command_refused",
    outputs: { next: "none" },
  });
  expect(late.issues.ours(500, "answer-77")).toMatch(/expired on 2026-01-12.*`\/miyabi retry`/);
  expect(late.sessions.saved).toHaveLength(1);

  const again = scene({ record: expired });
  expect((await again.comment("/miyabi retry")).outputs["next"]).toBe("schedule");
  expect(again.sessions.saved.at(-1)?.plan?.approval).toBeUndefined();
});
