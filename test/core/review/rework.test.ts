import type { Finding } from "../../../src/core/review/quality.ts";
import { FAILING_TEST } from "../../../src/core/review/score.ts";
import { reworkOf } from "../../../src/core/review/rework.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { scheduleLimits } from "../../../src/core/schedule/schedule.ts";
import { taskResult } from "../../fakes/task-results.ts";
import { plan, task } from "../../fakes/records.ts";

const three = plan(task(1), task(2, { dependencies: ["task-500-1"] }), task(3));
const results = [
  taskResult(1, { filesCreated: ["src/user.js"] }),
  taskResult(2, { filesChanged: ["src/auth.js"], tries: 2 }),
  taskResult(3, { filesCreated: ["README.md"] }),
];
const lint = (file?: string): Finding => ({
  part: "lint",
  severity: "error",
  message: "x",
  ...(file === undefined ? {} : { file }),
});
const broken = (file?: string): Finding => ({ ...lint(file), part: "tests", rule: FAILING_TEST });
const rework = (issues: Finding[], tests = 35, from = three, uncounted = 0) =>
  reworkOf({
    plan: from,
    limits: scheduleLimits(parseConfig({}).schedule),
    results,
    report: {
      issues,
      attempt: 1,
      testsFailed: issues.filter(({ rule }) => rule === FAILING_TEST).length + uncounted,
      breakdown: { tests, lint: 0, security: 20, docs: 20 },
    },
    output: "output",
    engineCalls: {},
  });
const lanes = ({ schedule }: ReturnType<typeof rework>) =>
  schedule.waves.map((wave) => wave.map(({ tasks }) => tasks));

test("only the tasks that own the findings' files run again", () => {
  const again = rework([lint("src/auth.js")]);
  expect(lanes(again)).toEqual([[["task-500-2"]]]);
  expect(again.findings).toEqual({ "task-500-2": [lint("src/auth.js")] });
  expect(again.engineCalls).toEqual({ "task-500-1": 1, "task-500-2": 2, "task-500-3": 1 });
  expect(again.attempt).toBe(2);
});

test.each([
  ["a finding has no file", [lint()], 35],
  ["there is no finding", [], 35],
  ["tests fail or cover too little", [lint("src/auth.js")], 10],
])("all tasks run again where %s", (_what, issues, tests) => {
  const again = lanes(rework(issues, tests)).flat(2);
  expect(again.sort()).toEqual(["task-500-1", "task-500-2", "task-500-3"]);
});

test("a failing test is repaired by who wrote it and those whose work it builds on", () => {
  const again = rework([broken("src/auth.js")], 0);
  expect(lanes(again).flat(2)).toEqual(["task-500-1", "task-500-2"]);
  expect(again.findings).toEqual({ "task-500-2": [broken("src/auth.js")] });
  const first = rework([broken("src/user.js"), lint("README.md")], 0);
  expect(lanes(first).flat(2).sort()).toEqual(["task-500-1", "task-500-3"]);
});

test.each([
  ["is from before the change", [broken("test/old.test.js"), broken("src/user.js")], 0],
  ["is not placed", [broken()], 0],
  ["is not named", [broken("src/user.js")], 1],
])(
  "all tasks run again where a failing test %s: anybody may have broken it",
  (_what, issues, more) => {
    const again = rework(issues, 0, three, more);
    expect(lanes(again).flat(2).sort()).toEqual(["task-500-1", "task-500-2", "task-500-3"]);
    const general = issues.filter(({ file }) => file !== "src/user.js");
    expect(again.general).toEqual(general);
  },
);

test("what no task has written goes to one task: the last that no other builds on", () => {
  const stray = lint("src/elsewhere.js");
  expect(lanes(rework([stray]))).toEqual([[["task-500-3"]]]);
  const beside = rework([lint("src/user.js"), lint("src/auth.js"), stray]);
  expect(lanes(beside).flat(2)).toEqual(["task-500-1", "task-500-2"]);
  expect(beside.findings["task-500-2"]).toEqual([lint("src/auth.js"), stray]);
  expect(beside.findings["task-500-1"]).toEqual([lint("src/user.js")]);
  expect(beside.general).toEqual([]);
});

test("also tasks that this run has not executed, since an earlier one had finished them", () => {
  const carried = { ...three, schedule: { ...three.schedule, waves: [] } };
  expect(lanes(rework([lint("src/auth.js")], 35, carried))).toEqual([[["task-500-2"]]]);
});
