import { trackTasks } from "../../../src/agents/coordinator/track-tasks.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { FakeSubIssues } from "../../fakes/sub-issues.ts";
import { taskResult } from "../../fakes/task-results.ts";

const id = (ordinal: number): string => `task-500-${ordinal}`;
const PLAN = plan(task(1), task(2, { dependencies: [id(1)], type: "docs" }));

test("each task gets an issue once, and the record knows its number", async () => {
  const subIssues = new FakeSubIssues();
  const first = await trackTasks(session(), PLAN, { subIssues });
  expect(first.subIssues).toEqual({ [id(1)]: 600, [id(2)]: 601 });
  expect(subIssues.kept).toMatchObject([
    { parent: 500, title: "Task 1 (#500 1/2)", labels: ["agent:codegen", "type:feature"] },
    { parent: 500, title: "Task 2 (#500 2/2)", labels: ["agent:codegen", "type:docs"] },
  ]);
  // Also where the record that knew them is lost.
  const again = await trackTasks(session(), PLAN, { subIssues });
  expect(again.subIssues).toEqual(first.subIssues);
  expect(subIssues.writes).toEqual([`open ${id(1)}`, `open ${id(2)}`]);
});

test("after the plan changed, issues are opened, rewritten and closed as it says", async () => {
  const subIssues = new FakeSubIssues();
  const before = plan(task(1), task(2), task(3));
  const record = await trackTasks(session(), before, { subIssues });
  subIssues.writes.splice(0);
  const after = plan(task(1), task(2, { title: "Other" }), task(4));
  const tracked = await trackTasks(record, after, { subIssues });
  expect(subIssues.writes).toEqual([`open ${id(2)}`, `not_planned ${id(3)}`, `open ${id(4)}`]);
  expect(tracked.subIssues).toEqual({ [id(1)]: 600, [id(2)]: 601, [id(4)]: 603 });
});

test("what is done stays closed; what is to be done again is opened again", async () => {
  const subIssues = new FakeSubIssues();
  const record = await trackTasks(session(), PLAN, { subIssues });
  for (const one of await subIssues.of(500))
    await subIssues.change(one, { ...one, state: "completed" });
  subIssues.writes.splice(0);
  await trackTasks({ ...record, tasks: [taskResult(1)] }, PLAN, { subIssues });
  expect(subIssues.writes).toEqual([`open ${id(2)}`]);
});

test("issues that are no tasks of this one are left alone", async () => {
  const subIssues = new FakeSubIssues();
  await subIssues.open(500, [{ key: "task-7-1", title: "t", body: "b", labels: [] }]);
  await trackTasks(session(), PLAN, { subIssues });
  expect(subIssues.writes).toEqual(["open task-7-1", `open ${id(1)}`, `open ${id(2)}`]);
});

test("beyond a hundred it is recorded which tasks have none", async () => {
  const subIssues = new FakeSubIssues();
  const many = plan(...Array.from({ length: 103 }, (_, at) => task(at + 1)));
  const record = await trackTasks(session(), many, { subIssues });
  expect(Object.keys(record.subIssues ?? {})).toHaveLength(100);
  expect(record.notes).toEqual([
    "3 tasks from task 101 on have no issue of their own: GitHub takes 100 under one.",
  ]);
});

test("a tracker that refuses is recorded and holds up nothing", async () => {
  const subIssues = new FakeSubIssues();
  subIssues.refusal = new Error("GitHub answered 410");
  const record = await trackTasks(session(), PLAN, { subIssues });
  expect(record.notes).toEqual(["The tasks could not be shown as sub-issues: GitHub answered 410"]);
});
