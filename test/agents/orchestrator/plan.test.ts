import {
  run as coordinate,
  type Ports as CoordinatorPorts,
} from "../../../src/agents/coordinator/agent.ts";
import { shortDigest } from "../../../src/core/digest.ts";
import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeModel } from "../../fakes/model.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { taskResult } from "../../fakes/task-results.ts";
import { firstRun } from "../coordinator/first-run.ts";
import { scene } from "./scene.ts";

const id = (ordinal: number): string => `task-500-${ordinal}`;
const PLAN = plan(
  task(1),
  task(2, { dependencies: [id(1)] }),
  task(3, { dependencies: [id(1)] }),
  task(4, { dependencies: [id(2)] }),
);
const OLD = shortDigest(PLAN.digest);
const ANALYSED: Partial<SessionRecord> = {
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
};
const waiting = session({
  ...ANALYSED,
  state: "awaiting-approval",
  plan: PLAN,
  escalations: [
    buildEscalation({
      kind: "complexity",
      severity: "high",
      issue: 500,
      reason: "why",
      failingChecks: [],
      recommendation: "Do it.",
      subject: PLAN.tasks,
      at: new Date(0),
    }),
  ],
});
const command = (yaml: string): string => `/miyabi plan\n\`\`\`yaml\n${yaml}\n\`\`\``;

test("people's tasks take the place of the plan, and wait for an approval of their own", async () => {
  const { comment, sessions } = scene({ record: waiting });
  const yaml = "- ordinal: 1\n  title: One\n- ordinal: 2\n  title: Two\n  dependencies: [1]";
  expect(await comment(command(yaml))).toMatchObject({
    reason: "plan_changed",
    outputs: { next: "plan" },
  });
  const last = sessions.saved.at(-1);
  expect(last).toMatchObject({
    state: "analyzing",
    escalations: [{ answered: { action: "manual_fix" } }],
  });
  expect(last?.plan?.tasks.map(({ title }) => title)).toEqual(["One", "Two"]);
  expect(last?.plan?.approval).toBeUndefined();
  expect(last?.plan).not.toHaveProperty("calibration");
});

test("people's tasks are scheduled with the calibration of the plan that they saw", async () => {
  const calibration = { byType: {}, overall: { ratio: 3, samples: 4 } };
  const { comment, sessions } = scene({ record: { ...waiting, plan: { ...PLAN, calibration } } });
  await comment(
    command(
      "- {ordinal: 1, title: One, estimatedMinutes: 10}\n- {ordinal: 2, title: Two, estimatedMinutes: 5, dependencies: [1]}",
    ),
  );
  const changed = sessions.saved.at(-1)?.plan;
  expect(changed).toMatchObject({ calibration, schedule: { criticalPathMinutes: 45 } });
  expect(changed?.tasks.map(({ estimatedMinutes }) => estimatedMinutes)).toEqual([10, 5]);
});

test.each(["blocked", "paused", "failed"] as const)("a %s session takes an edit", async (state) => {
  const { comment, sessions } = scene({ record: session({ ...ANALYSED, state, plan: PLAN }) });
  expect(
    await comment(
      command("drop: [4]\nchange:\n  - {ordinal: 2, title: Other}\nadd:\n  - title: New"),
    ),
  ).toMatchObject({
    reason: "plan_changed",
    message: "alice changed the plan to 4 tasks: added 5, dropped 4, changed 2 (title).",
  });
  expect(sessions.saved.at(-1)?.plan).toMatchObject({
    tasks: [task(1), { ...PLAN.tasks[1], title: "Other" }, PLAN.tasks[2], { id: id(5) }],
    changes: { by: "alice", added: [5], dropped: [4], changed: [{ ordinal: 2, keys: ["title"] }] },
  });
});

test("results of tasks that are other work now are gone, and of all that build on them", async () => {
  const record = session({
    ...ANALYSED,
    state: "blocked",
    plan: PLAN,
    tasks: [1, 2, 3, 4].map((ordinal) => taskResult(ordinal)),
  });
  const { comment, sessions } = scene({ record });
  await comment(command("change: [{ordinal: 2, description: More of it.}]"));
  expect(sessions.saved.at(-1)?.tasks.map(({ task: of }) => of)).toEqual([id(1), id(3)]);
});

test("an edit is gated again: the old digest approves nothing, the new one builds", async () => {
  const { comment, sessions, issues } = scene({ record: waiting });
  await comment(command("drop: [4]\nadd:\n  - title: New\n    dependencies: [3]"), { id: 1 });
  const ports: CoordinatorPorts = {
    issues,
    ...firstRun(),
    sessions,
    model: new FakeModel({}),
    clock: new FakeClock(),
    repository: new FakeRepository(),
    nonce: () => "n0nce",
  };
  expect(await coordinate({ issue: 500 }, ports)).toMatchObject({ reason: "approval_needed" });
  const digest = shortDigest(sessions.saved.at(-1)?.plan?.digest ?? "");
  expect(digest).not.toBe(OLD);
  const shown = issues.ours(500, "plan");
  expect(shown).toContain(`\`/miyabi approve ${digest}\``);
  expect(shown).toContain("**Changed** by `alice`: added 5, dropped 4.");

  const saved = sessions.saved.length;
  expect(await comment(`/miyabi approve ${OLD}`, { id: 2 })).toMatchObject({
    reason: "command_refused",
  });
  expect(issues.ours(500, "answer-2")).toContain("is not what is asked now");
  expect(await comment("/miyabi approve", { id: 3 })).toMatchObject({ reason: "command_refused" });
  expect(sessions.saved).toHaveLength(saved);

  expect(await comment(`/miyabi approve ${digest}`, { id: 4 })).toMatchObject({
    reason: "plan_approved",
  });
  expect(await coordinate({ issue: 500 }, ports)).toMatchObject({ reason: "plan_ready" });
  expect(sessions.saved.at(-1)?.plan?.tasks.map((one) => one.id)).toEqual([1, 2, 3, 5].map(id));
});

test("an edit whose run is started again is not done twice", async () => {
  const one = scene({ record: waiting });
  await one.comment(command("drop: [4]"));
  expect(await one.comment(command("drop: [4]"))).toMatchObject({
    reason: "session_resumed",
    outputs: { next: "schedule" },
  });
  expect(one.sessions.saved.at(-1)?.plan?.tasks).toHaveLength(3);
});

test.each([
  ["a cycle", "change: [{ordinal: 1, dependencies: [2]}]", "circle: task 1 → task 2 → task 1"],
  ["a task that others need dropped", "drop: [2]", "Drop it as well, or change what it needs"],
  ["an unknown key", "add: [{title: a, shell: rm}]", "shell"],
  ["no YAML", "drop: [3\nadd: {", "the plan in the comment:2:1"],
  ["an alias that nobody defined", "drop: *x", "the plan in the comment"],
  ["the plan as it is", "change: [{ordinal: 1, title: Task 1}]", "the tasks of the plan as it is"],
  ["nothing to do", "drop: []", "The edit is empty"],
])("a plan with %s is refused with what is wrong and how it goes", async (_what, yaml, why) => {
  const { comment, issues, sessions } = scene({ record: waiting });
  expect(await comment(command(yaml))).toMatchObject({ reason: "command_refused" });
  const answer = issues.ours(500, "answer-77") ?? "";
  expect(answer.replaceAll("\\", "")).toContain(why);
  expect(answer).toContain("```yaml\ndrop: [4]\nchange:");
  expect(sessions.saved).toHaveLength(1);
});

test("all problems are in one answer", async () => {
  const { comment, issues } = scene({ record: waiting });
  await comment(command("drop: [8, 9]\nchange:\n  - {ordinal: 7, title: x}"));
  expect(issues.ours(500, "answer-77")?.match(/there is no task \d/g)).toHaveLength(3);
});

test("where there is no plan to edit the whole is asked for", async () => {
  const { comment, issues } = scene({ record: session({ ...ANALYSED, state: "blocked" }) });
  expect(await comment(command("drop: [1]"))).toMatchObject({ reason: "command_refused" });
  expect(issues.ours(500, "answer-77")).toContain("There is no plan to edit");
  expect(issues.ours(500, "answer-77")).toContain("```yaml\ntasks:");
});

test("a rejected plan leaves no result to the next one", async () => {
  const { comment, sessions } = scene({ record: { ...waiting, tasks: [taskResult(1)] } });
  await comment("/miyabi reject");
  expect(sessions.saved.at(-1)?.tasks).toEqual([]);
});
