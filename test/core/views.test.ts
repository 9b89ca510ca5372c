import { digestOf, shortDigest } from "../../src/core/digest.ts";
import { buildEscalation, renderEscalation } from "../../src/core/escalation-view.ts";
import { renderPlan } from "../../src/core/plan-view.ts";
import { parseConfig } from "../../src/core/config.ts";
import { scheduleLimits, scheduleOf } from "../../src/core/schedule.ts";
import { analysis, plan, session, task } from "../fakes/records.ts";

const PLACE = {
  repository: "acme/shop",
  branch: "feature/issue-500",
  serverUrl: "https://github.com",
};

const escalation = (reason = "Quality score below threshold (58/100)") =>
  buildEscalation({
    kind: "quality",
    severity: "high",
    issue: 500,
    reason,
    failingChecks: ["clippy: 12 warnings", "tests: 2 failures"],
    recommendation: "Manual code review required",
    subject: { tree: "abc" },
    at: new Date("2026-01-05T10:00:00.000Z"),
  });

test("an escalation is the seed's JSON with the digest of what is decided", () => {
  expect(escalation()).toEqual({
    type: "escalation",
    kind: "quality",
    severity: "high",
    issue: 500,
    reason: "Quality score below threshold (58/100)",
    context: {
      failing_checks: ["clippy: 12 warnings", "tests: 2 failures"],
      recommendation: "Manual code review required",
    },
    actions: [
      { id: "approve_anyway", label: "Approve & Continue (override)" },
      { id: "manual_fix", label: "Open in Cline for manual fix" },
      { id: "reject", label: "Reject & Close Issue" },
    ],
    digest: digestOf({ tree: "abc" }),
    raisedAt: "2026-01-05T10:00:00.000Z",
  });
});

test("its comment says how to answer, how to repair by hand, and holds the JSON", () => {
  const one = escalation();
  const body = renderEscalation(one, PLACE);
  expect(body).toContain(`\`/miyabi approve ${shortDigest(one.digest)}\``);
  expect(body).toContain("`/miyabi retry`");
  expect(body).toContain("`/miyabi reject REASON`");
  expect(body).toContain("git fetch origin feature/issue-500");
  expect(body).toContain(
    "https://vscode.dev/redirect?url=vscode%3A%2F%2Fsaoudrizwan.claude-dev%2Ftask%3Fprompt%3D",
  );
  const json: unknown = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(body)?.[1] ?? "");
  expect(json).toEqual(one);
});

test("nothing in its texts ends a block, mentions or links anyone", () => {
  const body = renderEscalation(
    escalation("x ``` </details> @alice ![a](https://evil.example)"),
    PLACE,
  );
  const withoutJson = body.replace(/```json[\s\S]*?\n```/, "");
  expect(withoutJson).not.toContain("@alice");
  expect(withoutJson.match(/<\/details>/g)).toHaveLength(1);
  expect(body).not.toContain("![");
  expect(/```json\n([\s\S]*?)\n```/.exec(body)?.[1]).not.toContain("```");
});

test("where nothing is finished no approval is offered", () => {
  expect(renderEscalation({ ...escalation(), kind: "model" }, PLACE)).not.toContain(
    "/miyabi approve",
  );
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
const whole = {
  ...plan(...tasks),
  schedule: scheduleOf(tasks, scheduleLimits(parseConfig({}).schedule)),
};

test("a plan shows its tasks, its graph with the critical path, its schedule and its digest", () => {
  const body = renderPlan(session({ analysis: analysis({ complexity: 8 }), plan: whole }), whole);
  expect(body).toContain("### 🗺 Plan for #500: 3 tasks");
  expect(body).toContain("| 1 | Add User model | – | – | 10 | ⬜ pending |");
  expect(body).toContain('t1["1 Add User model"]:::pending');
  expect(body).toContain("t1 ==> t2");
  expect(body).toContain("t1 --> t3");
  expect(body).toContain("class t1,t2 critical");
  expect(body).toContain("Wave 2 runs 2 lanes at the same time: task 2; task 3.");
  expect(body).toContain(`\`${shortDigest(whole.digest)}\``);
});

test("texts of a plan stay inside their cell, node and quote", () => {
  const body = renderPlan(session({ plan: whole }), whole);
  expect(body).toContain('t2["2 Add #34;Auth#34; #60;middleware#62;"]');
  expect(body).not.toMatch(/@alice/);
  expect(body).not.toMatch(/Fixes #1/);
  expect(body.match(/^<\/details>/gm)).toHaveLength(1);
  expect(body).toContain("> ```");
});

test("tasks show how they stand", () => {
  const record = session({
    state: "implementing",
    plan: whole,
    tasks: [
      {
        task: "task-500-1",
        attempt: 1,
        lane: "w1-l1",
        status: "success",
        filesCreated: [],
        filesChanged: [],
        linesChanged: 1,
        testsPassed: 1,
        testsFailed: 0,
        warnings: [],
        summary: "",
        turns: 1,
        tries: 1,
        usage: {
          calls: 0,
          inputTokens: 0,
          outputTokens: 0,
          cacheReadTokens: 0,
          cacheWriteTokens: 0,
          costUsd: 0,
        },
        sandbox: "bwrap",
        startedAt: "2026-01-05T10:00:00.000Z",
        seconds: 1,
      },
    ],
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
