import { sessionPage } from "../../../src/core/dashboard/session-page.ts";
import { ganttRows } from "../../../src/core/dashboard/session-gantt.ts";
import { deployed, report, taskResult } from "../../fakes/quality.ts";
import { plan, session, task } from "../../fakes/records.ts";

const pageOf = (record: ReturnType<typeof session>) =>
  sessionPage(record, { id: "500", server: "https://github.com" });

test("addresses of the record that may not be opened are left out", () => {
  const hostile = "javascript:alert(document.domain)";
  const page = pageOf(
    session({
      pull: {
        number: 1,
        url: hostile,
        branch: "b",
        base: "main",
        headSha: "c",
        draft: false,
      },
      deployments: [deployed({ url: hostile })],
      incidents: [
        {
          release: "r",
          environment: "production",
          runId: 1,
          issue: 9,
          revert: { number: 10, url: hostile },
        },
      ],
    }),
  );
  expect(JSON.stringify(page)).not.toContain("javascript:");
  expect(page.links.issue).toBe("https://github.com/acme/shop/issues/500");
});

test("tasks carry what was planned and what became of them", () => {
  const tasks = [task(1), task(2, { dependencies: ["task-500-1"] })];
  const page = pageOf(session({ plan: plan(...tasks), tasks: [taskResult(1)] }));
  expect(page.tasks).toMatchObject([
    { id: "task-500-1", status: "success", critical: true, result: { seconds: 503, lines: 234 } },
    { id: "task-500-2", status: "planned", dependencies: ["task-500-1"], lane: "w1-l1" },
  ]);
});

test("a review shows its points of how many, and says how many findings it leaves out", () => {
  const finding = { part: "lint", severity: "error", message: "m", file: "a.ts", line: 3 } as const;
  const page = pageOf(
    session({ reviews: [report({ issues: Array.from({ length: 250 }, () => finding) })] }),
  );
  const [review] = page.reviews;
  expect(review?.parts).toContainEqual({ name: "tests", points: 35, most: 35 });
  expect(review?.findings).toHaveLength(200);
  expect(review?.findings[0]?.place).toBe("a.ts:3");
  expect(review?.left).toEqual({ findings: 50, debt: 0 });
});

test("an open question says which comments answer it", () => {
  const page = pageOf(
    session({
      state: "awaiting-approval",
      escalations: [
        {
          type: "escalation",
          kind: "complexity",
          severity: "high",
          issue: 500,
          reason: "Complexity 8.",
          context: { failing_checks: [], recommendation: "Read the plan." },
          actions: [],
          digest: "0123456789ab",
          raisedAt: "2026-01-05T10:00:00.000Z",
        },
      ],
    }),
  );
  expect(page.question?.answers).toEqual(["/miyabi approve 0123456789ab", "/miyabi reject"]);
});

test("agents are listed by cost, whatever their names are", () => {
  const usage = JSON.parse(
    '{"issue":{"costUsd":1},"__proto__":{"costUsd":3},"codegen":{"costUsd":2}}',
  ) as ReturnType<typeof session>["usage"];
  expect(pageOf(session({ usage })).usage.map(({ agent }) => agent)).toEqual([
    "__proto__",
    "codegen",
    "issue",
  ]);
});

test("the timeline has a row for each phase, lane and environment; repeated ones share it", () => {
  const phase = (name: "review" | "analysis", attempt: number) => ({
    name,
    attempt,
    startedAt: "2026-01-05T10:00:00.000Z",
    seconds: 10,
    outcome: "success" as const,
  });
  const rows = ganttRows(
    session({
      phases: [phase("analysis", 1), phase("review", 1), phase("review", 2)],
      tasks: [taskResult(1), taskResult(2), taskResult(3, { lane: "w1-l2", status: "failed" })],
      deployments: [deployed({ outcome: "rolled_back" })],
    }),
  );
  expect(
    rows.map(({ group, name, bars }) => [group, name, bars.map(({ label }) => label)]),
  ).toEqual([
    ["Phases", "Analysis", [""]],
    ["Phases", "Review", ["1", "2"]],
    ["Lanes and tasks", "w1-l1", ["task 1", "task 2"]],
    ["Lanes and tasks", "w1-l2", ["task 3"]],
    ["Deployments", "production", ["rolled back"]],
  ]);
  expect(rows.flatMap(({ bars }) => bars.map(({ kind }) => kind)).slice(-2)).toEqual([
    "failure",
    "failure",
  ]);
});
