import { analysisLabels } from "../../../src/core/issue/analysis-labels.ts";
import { parseInput, run, type Ports } from "../../../src/agents/coordinator/agent.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakeModel } from "../../fakes/model.ts";
import { pastLog } from "../../fakes/past-log.ts";
import { FakeKnowledge, knowledgeDocument } from "../../fakes/knowledge.ts";
import { FakePastWork } from "../../fakes/past-work.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { taskResult } from "../../fakes/task-results.ts";
import { firstRun } from "./first-run.ts";

const SIX = {
  tasks: [
    { ordinal: 1, title: "Add User model", dependencies: [] },
    { ordinal: 2, title: "Add Auth middleware", dependencies: [1] },
    { ordinal: 3, title: "Add JWT generation", dependencies: [1] },
    { ordinal: 4, title: "Add Login endpoint", dependencies: [2, 3] },
    { ordinal: 5, title: "Add tests", dependencies: [4], type: "test" },
    { ordinal: 6, title: "Update docs", dependencies: [5], type: "docs" },
  ],
};

const medium = session({ analysis: analysis({ complexity: 4, labelled: true }) });

function scene(
  answer: unknown,
  {
    record = medium,
    config = {},
    past = new FakePastWork(),
    knowledge = new FakeKnowledge(),
  }: {
    record?: SessionRecord;
    config?: unknown;
    past?: FakePastWork;
    knowledge?: FakeKnowledge;
  } = {},
) {
  const issues = new FakeIssues({ labels: ["state:analyzing"] });
  const sessions = new FakeSessions(record);
  const model = new FakeModel({ coordinator: answer });
  const ports: Ports = {
    ...firstRun(),
    issues,
    sessions,
    model,
    past,
    knowledge,
    clock: new FakeClock(),
    repository: new FakeRepository(config),
    nonce: () => "n0nce",
  };
  return {
    issues,
    subIssues: ports.subIssues,
    sessions,
    model,
    act: () => run({ issue: 500 }, ports),
  };
}

test("the seed's six tasks become three waves, one comment and one state label", async () => {
  const { act, issues, sessions } = scene(SIX);
  const result = await act();
  expect(result).toMatchObject({
    outcome: "done",
    reason: "plan_ready",
    message: "6 tasks in 3 waves and 4 lanes, about 52 minutes.",
    outputs: { next: "build", waves: '[["w1-l1"],["w2-l1","w2-l2"],["w3-l1"]]' },
  });
  expect(issues.writes).toEqual(["create comment plan", "labels state:implementing"]);
  expect(issues.ours(500, "plan")).toContain("flowchart LR");
  const last = sessions.saved.at(-1);
  expect(last).toMatchObject({
    state: "implementing",
    phases: [{ name: "planning", outcome: "success" }],
    usage: { coordinator: { calls: 1 } },
  });
  expect(last?.plan?.tasks.map(({ id }) => id)).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `task-500-${n}`),
  );
  expect(last?.plan?.schedule.criticalPath).toHaveLength(5);
  expect(last?.comments["plan"]).toBeDefined();
});

test.each([
  ["small", analysis({ complexity: 2 })],
  ["urgent", analysis({ complexity: 6, priority: "P0-Critical" })],
])("a %s issue is one task that really is built, made without the model", async (_what, judged) => {
  const { act, model, sessions } = scene(undefined, { record: session({ analysis: judged }) });
  expect(await act()).toMatchObject({ outputs: { next: "build", waves: '[["w1-l1"]]' } });
  expect(model.questions).toEqual([]);
  expect(sessions.saved.at(-1)?.plan?.tasks).toMatchObject([
    {
      id: "task-500-1",
      title: "Add user authentication",
      description: "Users need to log in.",
      type: "feature",
    },
  ]);
});

test("labels of the analysis that are not on the issue yet come with the state, in one write", async () => {
  const fresh = session({ analysis: analysis({ complexity: 4 }) });
  const { act, issues } = scene(SIX, { record: fresh });
  await act();
  expect(issues.writes).toEqual([
    "create comment plan",
    "labels state:implementing,type:feature,priority:P2-Medium,severity:Sev.3-Medium,security:low,agent:codegen,estimated:4h",
  ]);
});

test("above 7 the plan is shown with its digest and waits for people", async () => {
  const { act, issues, sessions } = scene(SIX, {
    record: session({ analysis: analysis({ complexity: 8 }) }),
  });
  expect(await act()).toMatchObject({
    outcome: "waiting",
    reason: "approval_needed",
    outputs: { next: "finish", waves: "[]" },
  });
  const last = sessions.saved.at(-1);
  const digest = last?.plan?.digest ?? "";
  expect(last).toMatchObject({
    state: "awaiting-approval",
    escalations: [{ kind: "complexity", digest }],
    phases: [{ outcome: "waiting" }],
  });
  expect(issues.ours(500, `escalation-${digest.slice(0, 12)}`)).toContain(
    `/miyabi approve ${digest.slice(0, 12)}`,
  );
  expect(issues.ours(500, "plan")).toContain(digest.slice(0, 12));
  expect((await issues.read(500)).labels).toEqual([
    "state:awaiting-approval",
    ...analysisLabels(analysis({ complexity: 8 })),
  ]);
});

const PLAN = plan(task(1), task(2));
const approval = { by: "alice", at: "2026-01-05T10:00:00.000Z", digest: PLAN.digest };
const hard = (change: Partial<SessionRecord>) =>
  session({
    state: "awaiting-approval",
    analysis: analysis({ complexity: 8 }),
    plan: PLAN,
    ...change,
  });

test("an approved plan is scheduled and built without asking the model", async () => {
  const { act, model, sessions } = scene(undefined, {
    record: hard({ plan: { ...PLAN, approval } }),
  });
  expect(await act()).toMatchObject({ outcome: "done", outputs: { next: "build" } });
  expect(model.questions).toEqual([]);
  expect(sessions.saved.at(-1)).toMatchObject({ state: "implementing", plan: { approval } });
});

test("the summary of a plan that waits says the same as its comment", async () => {
  const { act, issues } = scene(undefined, { record: hard({ state: "analyzing" }) });
  const { summary } = await act();
  expect(summary).toContain("**Your decision**");
  expect(summary).toBe(issues.ours(500, "plan"));
});

test("a plan that cannot be run leaves no result to the next one", async () => {
  const record = hard({ state: "analyzing", tasks: [taskResult(1)] });
  const { act, sessions } = scene(undefined, { record, config: { schedule: { maxTasks: 1 } } });
  expect(await act()).toMatchObject({ reason: "plan_invalid" });
  expect(sessions.saved.at(-1)).toMatchObject({ tasks: [] });
  expect(sessions.saved.at(-1)?.plan).toBeUndefined();
});

test("an approval of another plan counts for nothing", async () => {
  const record = hard({ plan: { ...PLAN, approval: { ...approval, digest: "0".repeat(64) } } });
  expect(await scene(undefined, { record }).act()).toMatchObject({ reason: "approval_needed" });
});

test("a plan that was answered otherwise and comes back is an open question again", async () => {
  const first = scene(undefined, { record: hard({ state: "analyzing" }) });
  await first.act();
  const asked = first.sessions.saved.at(-1);
  const answered =
    asked?.escalations.map((one) => ({
      ...one,
      answered: { by: "a", at: approval.at, action: "manual_fix" },
    })) ?? [];
  const again = scene(undefined, { record: hard({ state: "analyzing", escalations: answered }) });
  await again.act();
  expect(again.sessions.saved.at(-1)?.escalations).toMatchObject([{ kind: "complexity" }]);
  expect(again.sessions.saved.at(-1)?.escalations[0]?.answered).toBeUndefined();
});

test.each([
  ["an unknown dependency", [{ ordinal: 1, title: "a", dependencies: [7] }], "does not exist"],
  [
    "a cycle",
    [
      { ordinal: 1, title: "a", dependencies: [2] },
      { ordinal: 2, title: "b", dependencies: [1] },
    ],
    "run in a circle",
  ],
  ["no task", [], "There is no task"],
])(
  "a plan with %s is escalated and nothing of it dropped in silence",
  async (_what, tasks, problem) => {
    const { act, sessions, issues } = scene({ tasks });
    expect(await act()).toMatchObject({
      outcome: "blocked",
      reason: "plan_invalid",
      outputs: { next: "finish" },
    });
    const last = sessions.saved.at(-1);
    expect(last).toMatchObject({
      state: "blocked",
      escalations: [{ kind: "plan" }],
      phases: [{ outcome: "failure" }],
    });
    expect(last?.escalations[0]?.context.failing_checks.join()).toContain(problem);
    expect(last?.plan).toBeUndefined();
    expect((await issues.read(500)).labels).toEqual(["state:blocked"]);
  },
);

test("an unusable answer is escalated as the model's fault", async () => {
  const { act, sessions } = scene("no JSON");
  expect(await act()).toMatchObject({ outcome: "blocked", reason: "model_unusable" });
  expect(sessions.saved.at(-1)).toMatchObject({
    escalations: [{ kind: "model" }],
    usage: { coordinator: { calls: 1 } },
  });
});

test("a used-up budget asks people first", async () => {
  const record = { ...medium, usage: { issue: { ...NO_USAGE, costUsd: 30 } } };
  const { act, model } = scene(SIX, { record });
  expect(await act()).toMatchObject({ reason: "budget_used_up" });
  expect(model.questions).toEqual([]);
});

const TWICE = pastLog({
  issue: 400,
  type: "feature",
  estimatedMinutes: 15,
  actualMinutes: [30, 15, 45],
});
const FEATURES = { tasks: SIX.tasks.map((one) => ({ ...one, type: "feature" })) };
const quick = { schedule: { startupSeconds: 0 } };

test("past tasks that took twice their estimate double the schedule, and what is approved stays", async () => {
  const plain = scene(FEATURES, { config: quick });
  await plain.act();
  const before = plain.sessions.saved.at(-1)?.plan;
  const past = new FakePastWork(TWICE);
  const { act, sessions, issues } = scene(FEATURES, { config: quick, past });
  await act();
  const after = sessions.saved.at(-1)?.plan;
  expect(after?.schedule.makespanMinutes).toBe(2 * (before?.schedule.makespanMinutes ?? 0));
  expect(after?.schedule.criticalPathMinutes).toBe(2 * (before?.schedule.criticalPathMinutes ?? 0));
  expect(after?.digest).toBe(before?.digest);
  expect(after?.tasks).toEqual(before?.tasks);
  expect(issues.ours(500, "plan")).toContain("feature 2 of the estimate (3 past tasks)");
});

test("without enough past tasks the plan is the same as without any", async () => {
  const plain = scene(FEATURES);
  await plain.act();
  const past = new FakePastWork(
    pastLog({ issue: 400, type: "feature", estimatedMinutes: 15, actualMinutes: [30, 30] }),
    "## 2026-01-05 10:18:23 - Task Execution\n**Task**: nonsense",
  );
  const { act, sessions } = scene(FEATURES, { past });
  await act();
  expect(sessions.saved.at(-1)).toEqual(plain.sessions.saved.at(-1));
  expect(sessions.saved.at(-1)?.plan).not.toHaveProperty("calibration");
});

test("threat 41: a log that cannot be read lets no call through, since no limit of the day can be checked", async () => {
  const past = new FakePastWork(TWICE);
  past.broken = "GitHub refused to read the log branch";
  const { act, model } = scene(SIX, { past });
  await expect(act()).rejects.toThrow("refused to read the log branch");
  expect(model.questions).toEqual([]);
});

test("where only the older log cannot be read, that is noted and holds up nothing", async () => {
  const past = new FakePastWork(TWICE);
  const logs = past.logs.bind(past);
  past.logs = (limits) => {
    if (past.asked.length > 0) past.broken = "GitHub refused to read the log branch";
    return logs(limits);
  };
  const { act, sessions } = scene(SIX, { past });
  expect(await act()).toMatchObject({ outcome: "done", reason: "plan_ready" });
  expect(sessions.saved.at(-1)?.notes).toEqual([
    "Estimates are not calibrated, the log could not be read: GitHub refused to read the log branch",
  ]);
  expect(sessions.saved.at(-1)?.plan).not.toHaveProperty("calibration");
});

test("a plan keeps the calibration that it was shown with, whatever the log says by now", async () => {
  const calibration = { byType: {}, overall: { ratio: 3, samples: 4 } };
  const past = new FakePastWork(TWICE);
  const { act, sessions } = scene(undefined, {
    record: hard({ plan: { ...PLAN, calibration, approval } }),
    config: quick,
    past,
  });
  await act();
  expect(past.asked).toEqual([]);
  expect(sessions.saved.at(-1)?.plan).toMatchObject({
    calibration,
    approval,
    schedule: { criticalPathMinutes: 30 },
  });
});

test("a plan of one task needs no log", async () => {
  const past = new FakePastWork(TWICE);
  await scene(undefined, { record: session({ analysis: analysis() }), past }).act();
  expect(past.asked).toEqual([]);
});

test("at most the configured number of tasks", async () => {
  const { act } = scene(SIX, { config: { schedule: { maxTasks: 5 } } });
  expect(await act()).toMatchObject({ reason: "plan_invalid" });
});

test("tasks get issues of their own where configured, when the build starts", async () => {
  const config = { plan: { subIssues: true } };
  const { act, subIssues, sessions } = scene(SIX, { config });
  await act();
  expect((await subIssues.of(500)).map(({ title }) => title)).toEqual(
    SIX.tasks.map(({ title, ordinal }) => `${title} (#500 ${ordinal}/6)`),
  );
  expect(Object.keys(sessions.saved.at(-1)?.subIssues ?? {})).toHaveLength(6);

  const hard = { record: session({ analysis: analysis({ complexity: 8 }) }), config };
  for (const other of [scene(SIX), scene(SIX, hard)]) {
    await other.act();
    expect(await other.subIssues.of(500)).toEqual([]);
    expect(other.sessions.saved.at(-1)?.subIssues).toBeUndefined();
  }
});

test("the issue's text is quoted as data", async () => {
  const { act, model } = scene(SIX);
  await act();
  expect(model.questions[0]).toMatchObject({ agent: "coordinator", subject: "500" });
  expect(model.questions[0]?.prompt).toContain(
    '<data-n0nce name="body">\nUsers need to log in.\n</data-n0nce>',
  );
});

test("without an analysis the action says what is missing", async () => {
  await expect(scene(SIX, { record: session() }).act()).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test.each(["", "0", "abc"])("issue %p is refused", (issue) => {
  expect(() => parseInput({ issue })).toThrow(/must be the number/);
});

test("the model learns how long earlier tasks took, as data, and never of those that nobody merged", async () => {
  const knowledge = new FakeKnowledge(
    knowledgeDocument({ seconds: 1380, estimatedSeconds: 900 }),
    knowledgeDocument({ title: "Drop users", outcome: "failed", seconds: 60 }),
    knowledgeDocument({ title: "Nobody wanted this", outcome: "rejected", seconds: 60 }),
    knowledgeDocument({ title: "Without a time" }),
  );
  const { act, model } = scene(SIX, { knowledge });
  await act();
  expect(model.questions[0]?.prompt).toContain(
    [
      '<data-n0nce name="earlier tasks">',
      "Add User model (feature): took 23m 00s, estimated 15m 00s, merged",
      "Drop users (feature): took 1m 00s, failed",
      "</data-n0nce>",
    ].join("\n"),
  );
});
