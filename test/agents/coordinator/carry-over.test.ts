import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import { run as coordinate } from "../../../src/agents/coordinator/agent.ts";
import { run as review } from "../../../src/agents/review/agent.ts";
import { digestOf } from "../../../src/core/digest.ts";
import { HandedTask } from "../../../src/core/task/handed-task.ts";
import { reviewArtifact } from "../../../src/core/names.ts";
import type { Plan, Task } from "../../../src/core/plan/plan.ts";
import type { SessionRecord, Transition } from "../../../src/core/session/session.ts";
import { git, put } from "../../adapters/git/served-repository.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakeKnowledge } from "../../fakes/knowledge.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakeModel } from "../../fakes/model.ts";
import { FakePastWork } from "../../fakes/past-work.ts";
import { report } from "../../fakes/quality.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { FakeStop } from "../../fakes/stop.ts";
import { FakeOtherPlans } from "../../fakes/other-plans.ts";
import { FakeSubIssues } from "../../fakes/sub-issues.ts";
import {
  ScriptedEngine,
  simpleToolchains,
  workshop,
  type Move,
  type Workshop,
} from "../codegen/workshop.ts";

let shop: Workshop;
beforeEach(async () => {
  shop = await workshop();
});
afterEach(() => shop.served.close());

const step = (to: Transition["to"], runId: number): Transition => ({
  at: "2026-01-05T10:00:00.000Z",
  from: "analyzing",
  to,
  by: "coordinator",
  runId,
  reason: "",
  refused: false,
});

/** A session whose run 1 has executed the plan and which run 2 retries. */
const retried = (tasks: Task[], change: Partial<SessionRecord> = {}): SessionRecord =>
  session({
    state: "implementing",
    analysis: analysis({ complexity: 4 }),
    plan: { ...plan(...tasks), digest: digestOf(tasks) },
    runs: [1, 2],
    transitions: [step("implementing", 1), step("blocked", 1), step("implementing", 2)],
    ...change,
  });

const fine = (path: string, text = "1\n"): Move[] => [{ files: { [path]: text } }];
const BROKEN: Move[] = [{ files: { "x.js": "BROKEN" } }];

/** Run 1: one lane with all tasks. */
const built = async (record: SessionRecord, moves: Record<string, Move[]>) => {
  await shop.lane(record, new ScriptedEngine(moves));
  return shop.exchange;
};

/** A further run, whose shelf is empty, and what its coordinator makes of the runs before it. */
const nextRun = async (
  record: SessionRecord,
  earlier: Record<number, FakeExchange>,
  { sha = shop.served.baseSha, runId = 2 } = {},
) => {
  const exchange = new FakeExchange(join(shop.served.root, `shelf-${runId}`));
  for (const [id, shelf] of Object.entries(earlier)) exchange.earlier.set(Number(id), shelf);
  const sessions = new FakeSessions(record);
  const issues = new FakeIssues({ labels: [] });
  const context = {
    runId,
    runAttempt: 1,
    sha,
    repository: "acme/shop",
    serverUrl: "https://github.com",
  };
  const result = await coordinate(
    { issue: 500 },
    {
      sessions,
      issues,
      exchange,
      context,
      model: new FakeModel({}),
      repository: new FakeRepository({}),
      files: jobFiles({ tempDir: join(shop.served.root, "job") }),
      workspaces: shop.served.workspaces(),
      clock: shop.served.clock,
      knowledge: new FakeKnowledge(),
      past: new FakePastWork(),
      others: new FakeOtherPlans(),
      subIssues: new FakeSubIssues(),
      nonce: () => "n0nce",
    },
  );
  const saved = sessions.saved.at(-1);
  if (!saved?.plan) throw new Error("no plan");
  const { schedule } = saved.plan;
  const engine = new ScriptedEngine({});
  return {
    result,
    exchange,
    record: saved,
    schedule,
    comment: issues.ours(500, "plan") ?? "",
    scheduled: schedule.waves.flat().flatMap(({ tasks }) => tasks),
    carried: await exchange.list("task-500-"),
    build: async (moves: Record<string, Move[]>) => {
      const working = new ScriptedEngine(moves);
      for (const { lane } of schedule.waves.flat())
        await shop.lane(saved, working, { lane, exchange, context });
      return working.assignments;
    },
    review: () =>
      review(
        { issue: 500, attempt: 1 },
        {
          ...shop.portsFor(saved, engine),
          exchange,
          context,
          equip: () => ({
            sandbox: "off",
            model: new FakeModel({ review: { findings: [] } }),
            toolchains: simpleToolchains(),
          }),
        },
      ),
    show: async (path: string) => {
      const bare = shop.served.gitDir;
      const bundle = join(shop.served.root, `shelf-${runId}`, "review-500-a1-t1", "change.bundle");
      await git(bare, "fetch", "-q", bundle, "feature/issue-500");
      return git(bare, "show", `FETCH_HEAD:${path}`);
    },
  };
};

const chain = () => [task(1), task(2, { dependencies: ["task-500-1"] }), task(3)];

test("a retry carries finished tasks over and works on the others only", async () => {
  const record = retried(chain());
  const one = await built(record, {
    "task-500-1": fine("a.js"),
    "task-500-2": BROKEN,
    "task-500-3": fine("c.js"),
  });
  const run = await nextRun(record, { 1: one });
  expect(run.carried).toEqual(["task-500-1-a0-t1-success", "task-500-3-a0-t1-success"]);
  expect(run.scheduled).toEqual(["task-500-2"]);
  expect(run.result).toMatchObject({
    outcome: "done",
    message: expect.stringMatching(
      /^1 task in 1 wave and 1 lane, .*; 2 tasks finished in an earlier run\.$/,
    ) as unknown,
    outputs: { next: "build", waves: '[["w1-l1"]]' },
  });
  expect(run.comment).toContain("Tasks 1, 3: finished in an earlier run and carried over");
  expect(run.comment).toContain("| 1 | Task 1 | – | 10 | – | – | ✅ done |");
  expect(run.comment).toContain("**Progress**: 2 of 3 done, 1 running.");
  expect(run.comment).not.toContain("**Critical path**: 1");
  expect(run.record.tasks.map(({ task: id }) => id)).toEqual(["task-500-1", "task-500-3"]);
  const assignments = await run.build({ "task-500-2": fine("b.js") });
  expect(assignments.map(({ task: id }) => id)).toEqual(["task-500-2"]);
  expect(assignments[0]?.prompt).toContain("task-500-1: Task 1\nfiles: a.js");
  expect((await run.review()).outputs["next"]).toBe("publish");
  expect(await run.show("c.js")).toBe("1");
});

test("what is left is scheduled with the plan's calibration", async () => {
  const record = retried(chain());
  const one = await built(record, { "task-500-1": fine("a.js"), "task-500-2": BROKEN });
  const longer = async (ratio: number) => {
    const calibration = { byType: {}, overall: { ratio, samples: 5 } };
    const calibrated = { ...record, plan: { ...plan(...chain()), calibration } };
    return (await nextRun(calibrated, { 1: one })).schedule.criticalPathMinutes;
  };
  expect(await longer(2)).toBe(2 * (await longer(1)));
});

test("where every task is finished nothing is scheduled, and the review judges it all", async () => {
  const record = retried(chain());
  const moves = {
    "task-500-1": fine("a.js"),
    "task-500-2": fine("b.js"),
    "task-500-3": fine("c.js"),
  };
  const run = await nextRun(record, { 1: await built(record, moves) });
  expect(run.result.outputs).toEqual({ next: "build", waves: "[]" });
  expect(run.comment).toContain("✅ done");
  expect(run.comment).not.toContain("🔵 running");
  expect(run.comment).toContain("**Schedule**: every task is finished, the review follows.");
  expect((await run.review()).outputs["next"]).toBe("publish");
  expect(await run.show("b.js")).toBe("1");
});

test("a third run finds what the second one carried over, and what it finished itself", async () => {
  const record = retried(chain());
  const one = await built(record, {
    "task-500-1": fine("a.js"),
    "task-500-2": BROKEN,
    "task-500-3": BROKEN,
  });
  const two = await nextRun(record, { 1: one });
  await two.build({ "task-500-2": fine("b.js"), "task-500-3": BROKEN });
  const again = {
    ...two.record,
    transitions: [...two.record.transitions, step("implementing", 3)],
  };
  const three = await nextRun(again, { 1: one, 2: two.exchange }, { runId: 3 });
  expect(three.scheduled).toEqual(["task-500-3"]);
  expect(three.carried).toEqual(["task-500-1-a0-t1-success", "task-500-2-a0-t1-success"]);
});

test("a run that ended before it carried anything over does not hide the one before it", async () => {
  const record = retried(chain(), {
    transitions: [step("implementing", 1), step("implementing", 2), step("implementing", 3)],
  });
  const one = await built(record, {
    "task-500-1": fine("a.js"),
    "task-500-2": BROKEN,
    "task-500-3": BROKEN,
  });
  const empty = new FakeExchange(join(shop.served.root, "empty"));
  const run = await nextRun(record, { 1: one, 2: empty }, { runId: 3 });
  expect(run.carried).toEqual(["task-500-1-a0-t1-success"]);
});

test("a session that was never built asks no earlier run", async () => {
  const record = retried(chain(), { transitions: [step("awaiting-approval", 1)] });
  const one = await built(record, {
    "task-500-1": fine("a.js"),
    "task-500-2": BROKEN,
    "task-500-3": BROKEN,
  });
  const run = await nextRun(record, { 1: one });
  expect(run.carried).toEqual([]);
  expect(run.scheduled).toHaveLength(3);
});

test("a plan that people changed: a changed task and what depends on it are worked on again", async () => {
  const before = retried(chain());
  const one = await built(before, {
    "task-500-1": fine("a.js"),
    "task-500-2": fine("b.js"),
    "task-500-3": fine("c.js"),
  });
  const [first, ...rest] = chain();
  const changed = retried([{ ...first, description: "Otherwise" } as Task, ...rest]);
  const run = await nextRun(changed, { 1: one });
  expect(run.scheduled).toEqual(["task-500-1", "task-500-2"]);
  expect(run.carried).toEqual(["task-500-3-a0-t1-success"]);
});

test("what a task was built on without depending on it must stay as well", async () => {
  const app = { files: ["src/app.js"] };
  const one = await built(retried([task(1, app), task(2, app)]), {
    "task-500-1": fine("src/app.js", "ONE\n"),
    "task-500-2": fine("src/app.js", "ONE\nTWO\n"),
  });
  const changed = retried([task(1, { ...app, title: "Other" }), task(2, app)]);
  const run = await nextRun(changed, { 1: one });
  expect(run.carried).toEqual([]);
  expect(run.scheduled).toEqual(["task-500-1", "task-500-2"]);
});

const moveBase = async (files: Record<string, string>): Promise<string> => {
  await put(shop.served.seed, files);
  await git(shop.served.seed, "add", "-A");
  await git(shop.served.seed, "commit", "-q", "-m", "moved");
  await git(shop.served.seed, "push", "-q", shop.served.gitDir, "main");
  return git(shop.served.seed, "rev-parse", "HEAD");
};

test("the base has moved: old work merges with it, and the tree that is reviewed holds both", async () => {
  const record = retried(chain());
  const one = await built(record, {
    "task-500-1": fine("a.js"),
    "task-500-2": BROKEN,
    "task-500-3": fine("c.js"),
  });
  const sha = await moveBase({ "src/new.js": "new\n" });
  const run = await nextRun(record, { 1: one }, { sha });
  expect(run.scheduled).toEqual(["task-500-2"]);
  await run.build({ "task-500-2": fine("b.js") });
  expect((await run.review()).outputs["next"]).toBe("publish");
  expect(await run.show("src/new.js")).toBe("new");
  expect(await run.show("a.js")).toBe("1");
});

test("old work that today's base contradicts is done again, and what is built on it", async () => {
  const record = retried(chain());
  const one = await built(record, {
    "task-500-1": fine("src/app.js", "ONE\n"),
    "task-500-2": fine("b.js"),
    "task-500-3": fine("c.js"),
  });
  const sha = await moveBase({ "src/app.js": "changed\nby\npeople\n" });
  const run = await nextRun(record, { 1: one }, { sha });
  expect(run.scheduled).toEqual(["task-500-1", "task-500-2"]);
  expect(run.carried).toEqual(["task-500-3-a0-t1-success"]);
  expect(run.comment).toContain(
    "Task 1 is worked on again: its work does not merge any more, conflicts in src/app.js.",
  );
});

test("two tasks that did not merge: one of them is done again, on top of the other", async () => {
  const tasks = [task(1), task(2)];
  const one = await built(retried(tasks), {
    "task-500-1": fine("src/app.js", "A\n"),
    "task-500-2": fine("src/app.js", "B\n"),
  });
  const known = await shop.results();
  const record = retried(tasks, { tasks: known });
  const run = await nextRun(record, { 1: one });
  expect(run.scheduled).toEqual(["task-500-2"]);
  // The record tells which files it touched, though the plan did not foresee it.
  const assignments = await run.build({ "task-500-2": fine("src/app.js", "A\nB\n") });
  expect(assignments[0]?.prompt).toContain("task-500-1: Task 1");
  expect((await run.review()).outputs["next"]).toBe("publish");
  expect(await run.show("src/app.js")).toBe("A\nB");
});

const reviewedAs = async (shelf: FakeExchange, outcome: Record<string, unknown>, round = 0) => {
  const dir = join(shop.served.root, "review");
  const timing = { startedAt: "2026-01-05T11:00:00.000Z", seconds: 1 };
  await put(dir, {
    "review.json": JSON.stringify({ kind: "scored", timing, ...outcome }),
    "results.json": JSON.stringify(await shop.results()),
  });
  const name = reviewArtifact({ issue: 500, attempt: 1, round, runAttempt: 1 });
  await shelf.put(name, dir, [join(dir, "review.json"), join(dir, "results.json")]);
};
const allFine = {
  "task-500-1": fine("a.js"),
  "task-500-2": fine("b.js"),
  "task-500-3": fine("c.js"),
};

test("what a review rejected is done again: the owners of its findings", async () => {
  const record = retried(chain());
  const one = await built(record, allFine);
  await reviewedAs(one, {
    next: "escalate",
    escalation: "secret",
    report: report({
      issues: [{ part: "security", severity: "critical", message: "a key", file: "c.js" }],
    }),
  });
  const run = await nextRun(record, { 1: one });
  expect(run.scheduled).toEqual(["task-500-3"]);
});

test("what a later run found when it landed the work is known as well", async () => {
  const transitions = [step("implementing", 1), step("blocked", 2), step("implementing", 3)];
  const record = retried(chain(), { runs: [1, 2, 3], transitions });
  const one = await built(record, allFine);
  await reviewedAs(one, { next: "publish", report: report() });
  const two = new FakeExchange(join(shop.served.root, "landed"));
  const issues = [{ part: "lint", severity: "error", message: "no", file: "c.js" }] as const;
  await reviewedAs(two, { next: "escalate", report: report({ issues: [...issues] }) }, 1);
  const run = await nextRun(record, { 1: one, 2: two }, { runId: 3 });
  expect(run.scheduled).toEqual(["task-500-3"]);
});

test("commits that were taken out of the base do not come back with old work", async () => {
  const record = retried(chain());
  const one = await built(record, allFine);
  await git(shop.served.seed, "commit", "-q", "--amend", "-m", "rewritten");
  await git(shop.served.seed, "push", "-q", "--force", shop.served.gitDir, "main");
  const sha = await git(shop.served.seed, "rev-parse", "HEAD");
  const run = await nextRun(record, { 1: one }, { sha });
  expect(run.carried).toEqual([]);
  expect(run.scheduled).toHaveLength(3);
});

const raised = (kind: "secret" | "fault", raisedAt: string) =>
  retried(chain(), {
    escalations: [
      {
        ...{ type: "escalation", kind, severity: "high", issue: 500, reason: "", raisedAt },
        ...{ context: { failing_checks: [], recommendation: "" }, actions: [], digest: "d" },
      },
    ],
  });

test.each([
  ["what publishing refuses for a secret is done again", "secret", "2026-01-05T12:00:00.000Z", 3],
  ["what was asked before the review is settled by it", "secret", "2026-01-05T10:00:00.000Z", 0],
  ["what publishing did not come to is kept", "fault", "2026-01-05T12:00:00.000Z", 0],
] as const)("%s", async (_what, kind, raisedAt, scheduled) => {
  const record = raised(kind, raisedAt);
  const one = await built(record, allFine);
  await reviewedAs(one, { next: "publish", report: report() });
  expect((await nextRun(record, { 1: one })).scheduled).toHaveLength(scheduled);
});

test("work that has expired, or is damaged, is done again and the plan says why", async () => {
  const record = retried(chain());
  const one = await built(record, {
    "task-500-1": fine("a.js"),
    "task-500-2": fine("b.js"),
    "task-500-3": fine("c.js"),
  });
  await writeFile(shop.shelf("task-500-3-a1-t1-success", "task-500-3.bundle"), "no bundle");
  const list = one.list.bind(one);
  one.list = async (prefix) =>
    (await list(prefix)).filter((name) => !name.startsWith("task-500-1-"));
  const run = await nextRun(record, { 1: one });
  expect(run.carried).toEqual([]);
  expect(run.scheduled).toEqual(["task-500-1", "task-500-2", "task-500-3"]);
  expect(run.comment).toContain("Task 3 is worked on again:");
});

test("a plan above the gate is not built, so nothing is carried over before its approval", async () => {
  const record = retried(chain(), { analysis: analysis({ complexity: 9 }), state: "analyzing" });
  const one = await built(record, {
    "task-500-1": fine("a.js"),
    "task-500-2": BROKEN,
    "task-500-3": BROKEN,
  });
  const run = await nextRun(record, { 1: one });
  expect(run.result.reason).toBe("approval_needed");
  expect(run.carried).toEqual([]);
  const planned: Plan | undefined = run.record.plan;
  const approval = { by: "bob", at: "2026-01-05T10:00:00.000Z", digest: planned?.digest ?? "" };
  const approved = {
    ...run.record,
    ...(planned ? { plan: { ...planned, approval } } : {}),
    transitions: [...run.record.transitions, step("analyzing", 3)],
  };
  const next = await nextRun(approved, { 1: one, 2: run.exchange }, { runId: 3 });
  expect(next.carried).toEqual(["task-500-1-a0-t1-success"]);
});

/** Run 1 is cancelled while the second task is at work. */
const cancelled = async (record: SessionRecord) => {
  const stop = new FakeStop();
  const engine = new ScriptedEngine({ "task-500-1": fine("a.js"), "task-500-2": fine("b.js") });
  const work = engine.work.bind(engine);
  engine.work = async (assignment) => {
    const report = await work(assignment);
    if (assignment.task !== "task-500-2") return report;
    stop.now();
    return { ...report, status: "stopped" };
  };
  await shop.lane(record, engine, { stop });
  return shop.exchange;
};

test("fault 22: a retry carries over where a cancelled task stood, says so, and goes on from there", async () => {
  const one = await cancelled(retried(chain()));
  const run = await nextRun(retried(chain()), { 1: one });
  expect(run.carried).toEqual(["task-500-1-a0-t1-success", "task-500-2-a0-t1-c1-checkpoint"]);
  expect(run.comment).toContain(
    "Task 2 goes on from a checkpoint of an earlier run, after 0 tries.",
  );
  expect(run.scheduled).toEqual(["task-500-2", "task-500-3"]);
  const assignments = await run.build({
    "task-500-2": fine("b2.js"),
    "task-500-3": fine("c.js"),
  });
  expect(assignments[0]?.prompt).toContain("ended before you had finished");
  const reviewed = await run.review();
  expect(reviewed.outputs["next"]).toBe("publish");
  expect(await run.show("b.js")).toBe("1");
  expect(await run.show("b2.js")).toBe("1");
});

test("fault 22: what was carried over and not gone on with is carried over again", async () => {
  const one = await cancelled(retried(chain()));
  const two = await nextRun(retried(chain()), { 1: one });
  const third = retried(chain(), {
    runs: [1, 2, 3],
    transitions: [step("implementing", 1), step("implementing", 2), step("implementing", 3)],
  });
  const run = await nextRun(third, { 1: one, 2: two.exchange }, { runId: 3 });
  expect(run.carried).toContain("task-500-2-a0-t1-c1-checkpoint");
});

test("a checkpoint of a task that is another one now, or that came to its end, is not carried over", async () => {
  const one = await cancelled(retried(chain()));
  const other = chain().map((each) =>
    each.id === "task-500-2" ? { ...each, title: "New" } : each,
  );
  expect((await nextRun(retried(other), { 1: one })).carried).toEqual(["task-500-1-a0-t1-success"]);
  await shop.served.close();
  shop = await workshop();
  const failed = await built(retried(chain()), {
    "task-500-1": fine("a.js"),
    "task-500-2": BROKEN,
    "task-500-3": fine("c.js"),
  });
  expect((await nextRun(retried(chain()), { 1: failed })).carried).toEqual([
    "task-500-1-a0-t1-success",
    "task-500-3-a0-t1-success",
  ]);
});

test("fault 25: what a task had written and the base that moved do not merge: it begins again, its cost counted", async () => {
  const one = await cancelled(retried(chain()));
  await put(shop.served.seed, { "b.js": "of somebody else\n" });
  await git(shop.served.seed, "add", "-A");
  await git(shop.served.seed, "commit", "-q", "-m", "moved");
  await git(shop.served.seed, "push", "-q", shop.served.gitDir, "main");
  const sha = await git(shop.served.seed, "rev-parse", "HEAD");
  const run = await nextRun(retried(chain()), { 1: one }, { sha });
  await run.build({ "task-500-2": fine("d.js"), "task-500-3": fine("c.js") });
  const name = "task-500-2-a1-t1-success";
  const dir = join(shop.served.root, "seen");
  await run.exchange.get(name, dir);
  const { result } = HandedTask.parse(JSON.parse(await readFile(join(dir, "result.json"), "utf8")));
  expect(result).toMatchObject({ tries: 1, filesCreated: ["d.js"], usage: { calls: 2 } });
  expect(result.warnings).toEqual([expect.stringContaining("conflicts in b.js")]);
});
