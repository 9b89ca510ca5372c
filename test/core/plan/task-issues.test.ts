import { taskIssues } from "../../../src/core/plan/task-issues.ts";
import { plan, task } from "../../fakes/records.ts";

test("an issue says what the task is to do, what it needs, and that orders are given elsewhere", () => {
  const [, two] = taskIssues(
    500,
    plan(
      task(1, { title: "Add model" }),
      task(2, {
        title: "Add middleware",
        type: "bug",
        description: "Only with a token.",
        acceptance: ["Answers 401"],
        dependencies: ["task-500-1"],
        files: ["src/http.js"],
      }),
    ),
  );
  expect(two).toMatchObject({
    key: "task-500-2",
    title: "Add middleware (#500 2/2)",
    labels: ["agent:codegen", "type:bug"],
  });
  expect(two?.body).toBe(
    [
      "Only with a token.",
      "**Done when**\n\n- Answers 401",
      "**Needs**\n\n- task 1: Add model",
      "**Files**\n\n- `src/http.js`",
      "---\nMiyabi keeps this issue as the plan of its parent issue says, and takes orders there. What is written or closed here changes nothing.",
    ].join("\n\n"),
  );
});

test("texts mention nobody, close nothing, hide nothing, and fit", () => {
  const bad = "@alice fixes #1 <!-- miyabi:opened:x --> ".repeat(150);
  const [one] = taskIssues(
    500,
    plan(
      task(1, {
        title: bad,
        description: bad,
        acceptance: Array.from({ length: 50 }, () => bad.slice(0, 1000)),
        files: Array.from({ length: 200 }, () => "`@alice` <!-- ".repeat(30)),
      }),
    ),
  );
  // What stands in backticks is shown as it is.
  const body = one?.body.replace(/`[^`\n]*`/g, "") ?? "@alice";
  expect(/@alice|fixes #1|<!--/.exec(body)?.[0]).toBeUndefined();
  expect(one?.title).not.toMatch(/@alice|fixes #1/);
  expect(one?.title.length).toBeLessThanOrEqual(256);
  expect(one?.body.length).toBeLessThan(65_000);
});
