import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { conclusions, jobNamed, onPush, seen, stages } from "./stage.ts";

const open = stages();

test("listeners hear of run, job, step and log in order, until they stop", async () => {
  const stage = open(
    onPush(`jobs: { a: { runs-on: x, steps: [{ name: say, run: echo hello }] } }`),
  );
  const heard: string[] = [];
  const off = stage.runner.on((change) => {
    if (change.kind === "run") heard.push(`run ${change.run.status}`);
    if (change.kind === "job") heard.push(`job ${change.job.status}`);
    if (change.kind === "step") heard.push(`${change.step.name} ${change.step.status}`);
    if (change.kind === "log" && change.line === "hello") heard.push("hello");
  });
  await stage.push();
  expect(heard).toEqual([
    "run queued",
    "run in_progress",
    "job queued",
    "job in_progress",
    "Set up job in_progress",
    "Set up job completed",
    "say in_progress",
    "hello",
    "say completed",
    "Complete job in_progress",
    "Complete job completed",
    "job completed",
    "run completed",
  ]);
  off();
  await stage.push();
  expect(heard).toHaveLength(13);
});

test("at most maxConcurrentJobs run at a time; clock gives all times; keep keeps the folders", async () => {
  const then = new Date("2026-01-02T03:04:05Z");
  const stage = open(
    onPush(`jobs:
  a: { runs-on: x, steps: [{ run: touch kept }] }
  b: { runs-on: x, steps: [{ run: "true" }] }
  c: { runs-on: x, steps: [{ run: "true" }] }`),
    {},
    { maxConcurrentJobs: 1, clock: () => then, keep: true },
  );
  let most = 0;
  stage.runner.on((change) => {
    if (change.kind === "job")
      most = Math.max(most, change.run.jobs.filter((job) => job.status === "in_progress").length);
  });
  const run = await stage.push();
  expect(most).toBe(1);
  expect(run.completedAt).toBe(then);
  const workspace = join(
    stage.root,
    "work",
    "run-1",
    "1",
    `job-${jobNamed(run, "a").id}`,
    "_work",
    "shop",
    "shop",
  );
  expect(readdirSync(workspace)).toEqual(["kept"]);
});

test("close() kills what runs, even where it asks for more time", async () => {
  const stage = open(
    onPush(
      `jobs: { a: { runs-on: x, steps: [{ run: "trap '' INT TERM; echo up; sleep 30", if: always() }] } }`,
    ),
    {},
    { grace: { interruptMs: 20_000, terminateMs: 20_000 } },
  );
  const up = seen(stage, "up");
  const [run] = stage.runner.deliver(stage.event("push"));
  await up;
  await stage.runner.close();
  expect(run?.conclusion).toBe("cancelled");
  expect(existsSync(join(stage.root, "work", "run-1", "1", "job-1"))).toBe(false);
});

test("after the force limit nothing of a cancelled job goes on", async () => {
  const stage = open(
    onPush(
      `jobs: { a: { runs-on: x, steps: [{ run: "echo up; sleep 30" }, { run: sleep 30, if: always() }, { run: sleep 30, if: always() }] } }`,
    ),
    {},
    { grace: { interruptMs: 20, terminateMs: 20, forceMs: 200 } },
  );
  const up = seen(stage, "up");
  const [run] = stage.runner.deliver(stage.event("push"));
  await up;
  stage.runner.cancel(1);
  await stage.runner.idle();
  if (run === undefined) throw new Error("no run");
  expect(conclusions(run)).toEqual({ a: "cancelled" });
});

test("an unknown permission and a broken called file are named", async () => {
  const scope = await open(
    onPush(`permissions: { drives: read }\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }`),
  ).push();
  expect(scope.error).toContain("permission 'drives' is not supported");
  const missing = await open(onPush(`jobs: { a: { uses: ./.github/workflows/none.yml } }`)).push();
  expect(missing.error).toContain("workflow was not found");
  const plain = await open({
    ...onPush(`jobs: { a: { uses: ./.github/workflows/p.yml } }`),
    ".github/workflows/p.yml": `on: issues\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }`,
  }).push();
  expect(plain.error).toContain("'on.workflow_call' trigger");
});
