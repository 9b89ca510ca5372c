import type { EscalationKind } from "../../../src/core/people/escalation.ts";
import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import type { SessionRecord, State } from "../../../src/core/session/session.ts";
import { report } from "../../fakes/quality.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { scene } from "./scene.ts";

const THEIRS = "d".repeat(40);
const at = "2026-01-05T10:00:00.000Z";
const question = (kind: EscalationKind) =>
  buildEscalation({
    kind,
    severity: "high",
    issue: 500,
    reason: "why",
    failingChecks: [],
    recommendation: "Do it.",
    subject: kind,
    at: new Date(0),
  });

/** Blocked by a question in the middle of a state. */
const blocked = (from: State, kind: EscalationKind, change: Partial<SessionRecord> = {}) =>
  session({
    analysis: analysis(),
    phases: [{ name: "analysis", attempt: 1, startedAt: at, seconds: 1, outcome: "success" }],
    plan: plan(task(1)),
    state: "blocked",
    transitions: [{ at, from, to: "blocked", by: "x", runId: 1, reason: "", refused: false }],
    escalations: [question(kind)],
    ...change,
  });

const retry = async (record: SessionRecord, branch?: string) => {
  const one = scene({ record, ...(branch === undefined ? {} : { branch }) });
  return (await one.comment("/miyabi retry")).outputs["next"];
};

test.each([
  ["a score below 60", "reviewing", "quality"],
  ["a task that did not compile", "implementing", "compile"],
  ["a conflict", "reviewing", "conflict"],
  ["a vulnerability", "reviewing", "vulnerability"],
] as const)(
  "after a repair by hand on the branch, %s goes on from review",
  async (_, from, kind) => {
    const record = blocked(from, kind, { reviews: [report()] });
    expect(await retry(record, THEIRS)).toBe("publish");
    expect(await retry(record)).toBe("schedule");
  },
);

test.each(["budget", "model"] as const)(
  "commits are no answer to a question of %s: the work goes on",
  async (kind) => {
    expect(await retry(blocked("implementing", kind), THEIRS)).toBe("schedule");
  },
);

test("commits that were there while the tasks were at work do not end that work", async () => {
  const record = blocked("implementing", "compile", { escalations: [], state: "paused" });
  expect(await retry(record, THEIRS)).toBe("schedule");
});

test.each([
  ["the head that Miyabi pushed", { reviews: [report({ headSha: THEIRS })] }],
  [
    "a branch that a review rejected as it is now",
    { reviews: [report({ others: { head: THEIRS, commits: 1 } })] },
  ],
  ["what was there before the session", { leftover: THEIRS }],
])("%s is no repair: the change is made again", async (_, change) => {
  expect(await retry(blocked("reviewing", "quality", change), THEIRS)).toBe("schedule");
});

test("a session remembers what its branch held before it began", async () => {
  const one = scene({ branch: THEIRS });
  await one.label();
  expect(one.sessions.saved.at(-1)?.leftover).toBe(THEIRS);
});

test("threat 26: whoever pushed to the change does not approve it, an approver or not", async () => {
  const record = blocked("reviewing", "protected_path", { pushers: ["Alice"] });
  const approve = (actor: string) =>
    scene({ record, actor, config: { approvers: ["alice", "bob"] } }).comment("/miyabi approve");
  const refused = await approve("alice");
  expect(refused).toMatchObject({ reason: "command_refused" });
  expect(refused.message).toContain("pushed commits to this change");
  expect(await approve("bob")).toMatchObject({ outputs: { next: "publish" } });
});

test("threat 26: the GitHub App that opened the pull request does not approve it, named as an approver or not", async () => {
  const pull = {
    number: 501,
    url: "https://github.com/acme/shop/pull/501",
    branch: "feature/issue-500",
    base: "main",
    headSha: THEIRS,
    draft: true,
    openedBy: "shop-bot[bot]",
  };
  const record = blocked("reviewing", "protected_path", { pull });
  const approve = async (actor: string, approvers: string[] = []) => {
    const one = scene({ record, actor, config: { approvers } });
    return { ended: await one.comment("/miyabi approve"), saved: one.sessions.saved };
  };
  // Nobody named it: it is not even answered.
  const stranger = await approve("shop-bot[bot]");
  expect([stranger.ended.outputs["next"], stranger.saved]).toEqual(["none", [record]]);
  const named = await approve("Shop-Bot[bot]", ["shop-bot[bot]"]);
  expect(named.ended).toMatchObject({ reason: "command_refused" });
  expect(named.ended.message).toContain("pushed commits to this change");
  expect((await approve("alice")).ended).toMatchObject({ outputs: { next: "publish" } });
});

test("a plan is no change: whoever pushed may approve it", async () => {
  const made = plan(task(1));
  const asked = { ...question("complexity"), digest: made.digest };
  const record = blocked("analyzing", "complexity", {
    pushers: ["alice"],
    plan: made,
    escalations: [asked],
    state: "awaiting-approval",
  });
  expect(await scene({ record }).comment("/miyabi approve")).toMatchObject({
    reason: "plan_approved",
  });
});
