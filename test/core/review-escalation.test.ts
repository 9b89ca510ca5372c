import { reviewEscalation } from "../../src/core/review-escalation.ts";
import { report } from "../fakes/quality.ts";

const at = new Date("2026-01-05T10:45:00.000Z");
const low = report({
  score: 58,
  recommendation: "REJECT",
  issues: [{ part: "lint", severity: "warning", message: "12 warnings" }],
});

test("the seed's example: a score below the threshold", () => {
  const escalation = reviewEscalation(
    { kind: "scored", report: low, next: "escalate", escalation: "quality" },
    { issue: 500, at },
  );
  expect(escalation).toMatchObject({
    type: "escalation",
    severity: "high",
    issue: 500,
    reason: "Quality score below threshold (58/100)",
    context: {
      failing_checks: ["lint: warning: 12 warnings"],
      recommendation: "Manual code review required",
    },
  });
});

test("its digest is the tree's: other words ask the same, another tree asks anew", () => {
  const digest = (change: Partial<typeof low>) =>
    reviewEscalation(
      { kind: "scored", report: { ...low, ...change }, next: "escalate" },
      { issue: 500, at },
    ).digest;
  expect(digest({ issues: [] })).toBe(digest({}));
  expect(digest({ treeSha: "e".repeat(40) })).not.toBe(digest({}));
});

test("tasks without a result are named with their errors", () => {
  const escalation = reviewEscalation(
    {
      kind: "incomplete",
      failed: [{ task: "task-500-2", error: "tsc: 3 errors" }],
      next: "escalate",
    },
    { issue: 500, at },
  );
  expect(escalation.kind).toBe("compile");
  expect(escalation.context.failing_checks).toEqual(["task-500-2: tsc: 3 errors"]);
});
