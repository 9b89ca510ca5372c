import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { put } from "../../adapters/git/served-repository.ts";
import { scene } from "./scene.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-progress-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const three = () => {
  const all = plan(task(1), task(2), task(3, { dependencies: ["task-500-1"] }));
  all.schedule.waves = [
    [{ lane: "w1-l1", tasks: ["task-500-1"] }],
    [{ lane: "w2-l1", tasks: ["task-500-2"] }],
    [{ lane: "w3-l1", tasks: ["task-500-3"] }],
  ];
  return session({ state: "implementing", plan: all, comments: { plan: 7 } });
};

/** A run whose jobs have handed these artifacts over; the orchestrator looks at them. */
const runWith = async (names: string[], { record = three(), runAttempt = 1 } = {}) => {
  const exchange = new FakeExchange(join(root, "shelf"));
  for (const name of names) await exchange.put(name, root, []);
  return {
    exchange,
    ...scene({ record, exchange, runAttempt, files: jobFiles({ tempDir: root }) }),
  };
};

test("after a wave: one comment is written, nothing is downloaded, the record stays as it is", async () => {
  const { progress, issues, sessions, exchange } = await runWith(["task-500-1-a1-t1-success"]);
  expect(await progress("wave", { wave: "1" })).toMatchObject({
    outcome: "done",
    reason: "progress_recorded",
    message: "Wave 1 is over, wave 2 runs.",
    outputs: { issue: "500", next: "none" },
  });
  expect(issues.writes).toEqual([expect.stringMatching(/comment plan$/)]);
  expect(issues.ours(500, "plan")).toMatch(
    /Task 1 .*✅ done[^]*Task 2 .*🔵 running[^]*Task 3 .*⬜ pending/,
  );
  expect(sessions.saved).toHaveLength(1);
  expect(exchange.got).toEqual([]);
});

test("a job that comes late leaves the showing to the next one", async () => {
  const { progress, issues } = await runWith([
    "task-500-1-a1-t1-success",
    "task-500-2-a1-t1-failed",
  ]);
  expect(await progress("wave", { wave: "1" })).toMatchObject({ outcome: "skipped" });
  expect(issues.writes).toEqual([]);
});

test("what failed in an earlier run attempt and runs again is no reason to call it late", async () => {
  const names = ["task-500-1-a1-t1-success", "task-500-2-a1-t1-failed"];
  const { progress, issues } = await runWith(names, { runAttempt: 2 });
  expect(await progress("wave", { wave: "1" })).toMatchObject({ outcome: "done" });
  expect(issues.ours(500, "plan")).toMatch(/Task 2 .*🔵 running/);
});

test("in a further attempt the schedule is what the review ordered", async () => {
  const names = [1, 2, 3].map((n) => `task-500-${n}-a1-t1-success`);
  const run = await runWith([...names, "task-500-3-a2-t1-success"]);
  const schedule = {
    ...three().plan?.schedule,
    waves: [[{ lane: "w1-l1", tasks: ["task-500-3"] }], [{ lane: "w2-l1", tasks: ["task-500-2"] }]],
  };
  const rework = { attempt: 2, schedule, findings: {}, general: [], output: "", engineCalls: {} };
  const dir = join(root, "review");
  await put(dir, { "rework.json": JSON.stringify(rework), "results.json": "[]" });
  const files = [join(dir, "rework.json"), join(dir, "results.json")];
  await run.exchange.put("review-500-a1-t1", dir, files);
  await run.progress("wave", { wave: "1", attempt: "2" });
  expect(run.issues.ours(500, "plan")).toMatch(
    /Task 1 .*✅ done[^]*Task 2 .*🔵 running[^]*Task 3 .*✅ done/,
  );
});

test("after the last wave: the state, its label, and how each task ended", async () => {
  const { progress, issues, sessions, exchange } = await runWith([
    "task-500-1-a1-t1-success",
    "task-500-2-a1-t1-failed",
  ]);
  await progress("reviewing");
  expect(sessions.saved.at(-1)).toMatchObject({ state: "reviewing", tasks: [] });
  expect(issues.ours(500, "plan")).toMatch(
    /Task 1 .*✅ done[^]*Task 2 .*❌ failed[^]*Task 3 .*❌ failed/,
  );
  expect(exchange.got).toEqual([]);
  await progress("reviewing");
  expect(sessions.saved).toHaveLength(2);
});
