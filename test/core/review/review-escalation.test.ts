import { reviewEscalation } from "../../../src/core/review/review-escalation.ts";
import { report } from "../../fakes/quality.ts";

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

test("where a failed task's patch is, is said, and changes nothing of the question", () => {
  const asked = (more: { patchIn?: string }) =>
    reviewEscalation(
      {
        kind: "incomplete",
        failed: [{ task: "task-500-2", error: "tsc: 3 errors", ...more }],
        next: "escalate",
      },
      { issue: 500, at },
    );
  const told = asked({ patchIn: "task-500-2-a1-t1-failed" });
  expect(told.context.failing_checks).toEqual([
    "task-500-2: tsc: 3 errors",
    "task-500-2: what it had written is task-500-2.patch in the artifact task-500-2-a1-t1-failed of this run (git apply --3way)",
  ]);
  expect(told.digest).toBe(asked({}).digest);
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

test("a long list of what a task touched is shown whole, and so are warnings, as single lines", () => {
  const error = Array.from({ length: 40 }, (_, index) => `deploy/${index}.yml: is protected`).join(
    "\n",
  );
  const warnings = [{ task: "task-500-1", text: "The sandbox refused:\n@evil.example:443" }];
  const escalation = reviewEscalation(
    { kind: "incomplete", failed: [{ task: "task-500-2", error }], warnings, next: "escalate" },
    { issue: 500, at },
  );
  const [first = "", second] = escalation.context.failing_checks;
  expect(first).toContain("deploy/39.yml: is protected");
  expect(second).toBe("task-500-1: warning: The sandbox refused: evil.example:443");
});

test("a conflict with what came into the base names the files, whatever they are called", () => {
  const ask = (onto: string) =>
    reviewEscalation(
      {
        kind: "conflict",
        headSha: "b".repeat(40),
        baseSha: "a".repeat(40),
        onto,
        files: ["src/app.ts", "x\n<!-- miyabi -->"],
        next: "escalate",
      },
      { issue: 500, at },
    );
  const escalation = ask("c".repeat(40));
  expect(escalation).toMatchObject({ kind: "conflict", severity: "high" });
  expect(escalation.context.failing_checks[0]).toBe("conflict: src/app.ts");
  expect(escalation.context.failing_checks.join("")).not.toContain("\n");
  expect(escalation.context.recommendation).toContain("/miyabi retry");
  expect(ask("d".repeat(40)).digest).not.toBe(escalation.digest);
});

test("what does not pass together with what came in says so, with both bases", () => {
  const moved = { ...low, baseSha: "e".repeat(40), movedFrom: "a".repeat(40) };
  const { reason, context } = reviewEscalation(
    { kind: "scored", report: moved, next: "escalate", escalation: "quality" },
    { issue: 500, at },
  );
  expect(reason).toContain("Together with what came into the base");
  expect(context.failing_checks.at(-1)).toContain(`from ${"a".repeat(40)} to ${"e".repeat(40)}`);
});
