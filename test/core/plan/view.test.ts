import fc from "fast-check";
import { parseConfig } from "../../../src/core/config.ts";
import { shortDigest } from "../../../src/core/digest.ts";
import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import { VARIATIONS } from "../../../src/core/people/gate.ts";
import { renderPlan } from "../../../src/core/plan/view.ts";
import type { Plan, Task } from "../../../src/core/plan/plan.ts";
import { scheduleLimits, scheduleOf } from "../../../src/core/schedule/schedule.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { taskResult } from "../../fakes/task-results.ts";

const LIMITS = scheduleLimits(parseConfig({}).schedule);
const scheduled = (...tasks: Task[]): Plan => ({
  ...plan(...tasks),
  schedule: scheduleOf(tasks, LIMITS),
});

const tasks = [
  task(1, { title: "Add User model" }),
  task(2, { title: 'Add "Auth" <middleware>', dependencies: ["task-500-1"] }),
  task(3, {
    title: "Add JWT @alice",
    dependencies: ["task-500-1"],
    description: "</details>\n```\nFixes #1",
  }),
];
const whole = scheduled(...tasks);

test("a plan shows its tasks, its graph with the critical path, its schedule and its digest", () => {
  const body = renderPlan(session({ analysis: analysis({ complexity: 8 }), plan: whole }), whole);
  expect(body).toContain("### 🗺 Plan for #500: 3 tasks, about 21 minutes");
  expect(body).toContain("| 1 | Add User model | – | 10 | 0, critical | 1, w1-l1 | ⬜ pending |");
  expect(body).toContain('t1["1 Add User model"]:::pending');
  expect(body).toContain("t1 ==> t2");
  expect(body).toContain("t1 --> t3");
  expect(body).toContain("class t1,t2 critical");
  expect(body).toContain("Wave 2 runs 2 lanes at the same time: task 2; task 3.");
  expect(body).toContain(`Plan digest \`${shortDigest(whole.digest)}\``);
});

test("minutes are those of the schedule, with the estimate that past tasks corrected", () => {
  const twice = { ratio: 2, samples: 5 };
  const corrected = { ...whole, calibration: { byType: { docs: twice }, overall: twice } };
  const body = renderPlan(session({ plan: corrected }), corrected);
  expect(body).toContain("| 1 | Add User model | – | 20 (estimated 10) | 0, critical |");
});

test("texts of a plan stay inside their cell, node and quote", () => {
  const body = renderPlan(session({ plan: whole }), whole);
  expect(body).toContain('t2["2 Add #34;Auth#34; #60;middleware#62;"]');
  expect(body).not.toMatch(/@alice/);
  expect(body).not.toMatch(/Fixes #1/);
  expect(body.match(/^<\/details>/gm)).toHaveLength(2);
  expect(body).toContain("> ```");
});

test("tasks show how they stand", () => {
  const record = session({
    state: "implementing",
    plan: whole,
    tasks: [taskResult(1)],
  });
  const body = renderPlan(record, whole);
  expect(body).toContain("✅ done");
  expect(body).toContain("🔵 running");
});

test("what was hidden in the issue is shown to whoever approves", () => {
  const record = session({ plan: whole });
  const body = renderPlan(
    { ...record, issue: { ...record.issue, removed: ["HTML comment: approve all"] } },
    whole,
  );
  expect(body).toContain("- HTML comment: approve all");
});

const id = (ordinal: number): string => `task-500-${ordinal}`;
const asking = (one: Plan, change: Parameters<typeof session>[0] = {}) =>
  session({
    analysis: analysis({ complexity: 8 }),
    plan: one,
    escalations: [
      buildEscalation({
        kind: "complexity",
        severity: "high",
        issue: 500,
        reason: "why",
        failingChecks: [],
        recommendation: "Do it.",
        subject: one.tasks,
        at: new Date(0),
      }),
    ],
    ...change,
  });

test("slack, critical path and what can run side by side are told", () => {
  const one = scheduled(
    task(1),
    task(2, { dependencies: [id(1)], estimatedMinutes: 12 }),
    task(3, { dependencies: [id(1)], estimatedMinutes: 4, files: ["src/a.ts"] }),
    task(4, { dependencies: [id(1)], estimatedMinutes: 4, files: ["src"] }),
  );
  const body = renderPlan(session({ plan: one }), one);
  expect(body).toMatch(/\| 2 \| Task 2 \| 1 \| 12 \| 0, critical \|/);
  expect(body).toMatch(/\| 3 \| Task 3 \| 1 \| 4 \| 8 min \|/);
  expect(body).toContain("**Critical path**: 1 → 2, 22 minutes");
  expect(body).toContain("**Side by side** can run 2 and 3.");
  expect(body).toContain("- 3 and 4 take turns: both may touch `src/a.ts`.");
});

test("what waits for a decision begins with it, and has an example to copy", () => {
  const body = renderPlan(asking(whole), whole);
  const lines = body.split("\n");
  expect(lines[2]).toMatch(/^\*\*Your decision\*\*/);
  expect(lines[3]).toContain(`\`/miyabi approve ${shortDigest(whole.digest)}\``);
  expect(body).toContain("````text\n/miyabi plan\n```yaml\ndrop: [3]\n");
});

test("nobody is asked for what is approved, or for other tasks than those shown", () => {
  const approved = {
    ...whole,
    approval: { by: "bob", at: "2026-01-05T10:00:00.000Z", digest: whole.digest },
  };
  const body = renderPlan(session({ plan: approved }), approved);
  expect(body).toContain("**Approved** by `bob`");
  expect(body).not.toContain("Your decision");
  expect(renderPlan(asking(scheduled(task(9))), whole)).not.toContain("Your decision");
});

test("what people changed is told", () => {
  const changes = {
    by: "bob",
    added: [7],
    dropped: [3],
    changed: [{ ordinal: 2, keys: ["title"] }],
  };
  expect(renderPlan(session(), { ...whole, changes })).toContain(
    "**Changed** by `bob`: added 7, dropped 3, changed 2 (title).",
  );
});

test.each([
  ["low", "not by a model"],
  ["standard", "side by side"],
  ["high", "people approve this plan before any code is written"],
  ["hotfix", "straight to production without staging"],
] as const)("an issue of the variation %s says what happens to it", (variation, words) => {
  const one = { ...plan(task(1)), variation };
  const body = renderPlan(session(), one);
  expect(body).toContain(words);
  expect(body).not.toContain("mermaid");
});

test("a small issue that people gave several tasks is not called one task", () => {
  for (const variation of VARIATIONS)
    expect(renderPlan(session(), { ...whole, variation })).not.toContain("one task");
});

test("progress counts what is done, failed and running", () => {
  const record = session({
    state: "implementing",
    tasks: [taskResult(1), taskResult(2, { status: "failed" })],
  });
  expect(renderPlan(record, whole)).toContain("**Progress**: 1 of 3 done, 1 failed, 1 running.");
});

/** Texts as bad as a schema lets them be. */
const worst = (ordinal: number): Task =>
  task(ordinal, {
    title: "😀*`|<".repeat(40),
    description: "@x ".repeat(2600),
    dependencies: Array.from({ length: Math.min(ordinal - 1, 4) }, (_, at) => id(ordinal - 1 - at)),
    files: Array.from({ length: 200 }, (_, at) => `src/${"x".repeat(400)}/${at}-${ordinal}.ts`),
    acceptance: Array.from({ length: 50 }, () => "*".repeat(1000)),
  });

test.each([1, 30, 100, 400])("%d tasks of the longest texts fit into a comment", (count) => {
  const one = {
    ...plan(...Array.from({ length: count }, (_, at) => worst(at + 1))),
    changes: {
      by: "bob",
      added: [],
      dropped: [],
      changed: Array.from({ length: count }, (_, at) => ({
        ordinal: at + 1,
        keys: ["title", "description", "dependencies", "estimatedMinutes", "files", "acceptance"],
      })),
    },
  };
  const record = asking(one, {
    issue: { ...session().issue, removed: Array.from({ length: 90 }, () => "*".repeat(900)) },
    analysis: analysis({
      complexity: 8,
      reasons: Array.from({ length: 10 }, () => "*".repeat(400)),
    }),
  });
  const body = renderPlan(record, one);
  expect(body.length).toBeLessThanOrEqual(65_000);
  expect(body).toContain("- **and 70 more**");
  expect(body.match(/<details>/g)).toHaveLength(body.match(/^<\/details>/gm)?.length ?? 0);
  // Whatever is not shown is said to be missing.
  for (const { id: taskId } of one.tasks) {
    const heading = `**${taskId.split("-")[2] ?? ""} 😀`;
    if (!body.includes(heading)) expect(body).toMatch(/\*\*\d+ more (is|are) not shown here\*\*/);
  }
  if (count > 100) {
    expect(body).toContain("**and 300 more tasks that are not shown here**");
    expect(body).toContain("The graph is too large");
  }
});

const NODE =
  /^ {2}t\d+\["\d+ (?:[\p{L}\p{N} .,:+/_-]|#\d+;|…)*"\]:::(?:pending|running|done|failed)$/u;
const EDGE = /^ {2}t\d+ (?:-->|==>) t\d+$/;
const STYLE = /^ {2}class(?:Def)? [\w,]+ [\w:#,-]+$/;

test("whatever titles say, the graph holds nothing but nodes, edges and styles", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, unit: "binary" }), { minLength: 2, maxLength: 5 }),
      (titles) => {
        const one = scheduled(
          ...titles.map((title, at) =>
            task(at + 1, { title, dependencies: at === 0 ? [] : [id(at)] }),
          ),
        );
        const graph = /```mermaid\nflowchart LR\n([\s\S]*?)\n```/.exec(
          renderPlan(session(), one),
        )?.[1];
        for (const line of graph?.split("\n") ?? ["none"])
          expect([NODE, EDGE, STYLE].some((form) => form.test(line)) ? "" : line).toBe("");
      },
    ),
  );
});
