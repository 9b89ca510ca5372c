import {
  checklistOf,
  pullBody,
  pullTitle,
  qualityLabel,
} from "../../../src/core/pull/pull-text.ts";
import { report, taskResult } from "../../fakes/quality.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";

const record = session({
  analysis: analysis(),
  plan: plan(task(1, { title: "Add User model" })),
  tasks: [taskResult(1)],
});

test("the title is conventional and names the issue", () => {
  expect(pullTitle(record)).toBe("feat: Add user authentication (#500)");
  const bug = session({ analysis: analysis({ type: "bug" }) });
  expect(pullTitle(bug)).toBe("fix: Add user authentication (#500)");
});

test("a title's own prefix is replaced, its breaking mark kept, its mentions and numbers made inert", () => {
  const hostile = session({
    analysis: analysis({ type: "bug" }),
    issue: {
      ...session().issue,
      title: "feat(api)!: ask @team\nabout #1 and https://evil.example",
    },
  });
  expect(pullTitle(hostile)).toBe("fix!: ask team about no. 1 and https[:]//evil.example (#500)");
});

test("the body has the seed's sections and exactly one closing line of ours", () => {
  const body = pullBody(record, report());
  expect(body).toContain("## Summary\n- Add User model: Added User model with validation");
  expect(body).toContain("⭐ Score: 100/100");
  expect(body).toContain("## Checklist\n- [x] Tests added\n- [x] All tests passing");
  expect(body.endsWith("Closes #500")).toBe(true);
});

test("what a model writes closes nothing, mentions nobody and links nowhere", () => {
  const written = "Fixes #1, closes GH-2, cc @admins ![x](https://evil.example/?q=1) <b>";
  const body = pullBody({ ...record, tasks: [taskResult(1, { summary: written })] }, report());
  const summary = body.slice(0, body.indexOf("## Quality Report"));
  expect(summary).not.toMatch(/#\d|GH-\d|@|:\/\/|!\[|<b>/);
});

test("what the engine left undone is a remark, inert, of tasks that succeeded alone", () => {
  const notDone = "Closes #1: @team, see https://evil.example ![x](y)";
  const body = pullBody({ ...record, tasks: [taskResult(1, { notDone })] }, report());
  expect(body).toContain(
    "## Remarks\nThe coding engine says that it left undone:\n- Add User model: ",
  );
  const remark = body.slice(body.indexOf("## Remarks"), body.indexOf("## Quality Report"));
  expect(remark).not.toMatch(/#\d|@|:\/\/|!\[/);
  expect(pullBody(record, report())).not.toContain("## Remarks");
  const failed = taskResult(1, { notDone, status: "failed" });
  expect(pullBody({ ...record, tasks: [failed] }, report())).not.toContain("## Remarks");
});

test("the score is the report's: nothing is hard-coded", () => {
  expect(pullBody(record, report({ score: 83.5 }))).toContain("⭐ Score: 83.5/100");
  expect(pullBody(record, report({ score: 83.5 }))).not.toContain("100/100");
});

test("a box is ticked by facts only", () => {
  const poor = report({
    testsFailed: 2,
    breakdown: { tests: 0, lint: 20, security: 0, docs: 10 },
    issues: [{ part: "lint", severity: "error", message: "no-undef" }],
    unknown: [{ part: "security", reason: "npm audit is not there" }],
  });
  const none = session({ tasks: [taskResult(1, { filesCreated: ["src/latest.ts"] })] });
  expect(checklistOf(none, poor).filter(({ holds }) => holds)).toEqual([]);
  expect(checklistOf(record, report()).every(({ holds }) => holds)).toBe(true);
});

test("an open sandbox is said in bold", () => {
  const open = { ...record, tasks: [taskResult(1, { sandbox: "off" as const })] };
  expect(pullBody(open, report())).toMatch(/^\*\*The sandbox was off/);
  expect(pullBody(record, report())).not.toContain("sandbox");
});

test.each([
  [100, "excellent"],
  [90, "excellent"],
  [89.9, "good"],
  [80, "good"],
  [79.9, "needs-improvement"],
  [60, "needs-improvement"],
  [59.9, "poor"],
])("%p is %s", (score, word) => {
  expect(qualityLabel(score)).toBe(`quality:${word}`);
});
