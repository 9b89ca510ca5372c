import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunRecord } from "../../../../src/stage/contract/runs.ts";
import { conclusions, onPush, seen, stages, type TestStage } from "../stage.ts";

const open = stages();
const GO = "until [ -e $RUNNER_TOOL_CACHE/go ]; do sleep 0.02; done";
const go = (stage: TestStage): void => {
  writeFileSync(join(stage.root, "work", "_tool", "go"), "");
};

const started = (stage: TestStage): RunRecord[] => stage.runner.deliver(stage.event("push"));

test("one runs, one waits, a newer one takes the place of the one that waits", async () => {
  const stage = open(
    onPush(`concurrency: { group: "G-\${{ github.ref }}", cancel-in-progress: false }
jobs: { a: { runs-on: x, steps: [{ run: "echo up; ${GO}" }] } }`),
  );
  const up = seen(stage, "up");
  const runs = [...started(stage)];
  await up;
  runs.push(...started(stage), ...started(stage));
  go(stage);
  await stage.runner.idle();
  expect(runs.map((run) => run.conclusion)).toEqual(["success", "cancelled", "success"]);
  expect(runs[1]?.jobs[0]?.annotations[0]?.message).toBe(
    "Canceling since a higher priority waiting request for 'G-refs/heads/main' exists",
  );
  expect(runs[2]?.jobs[0]?.startedAt?.getTime()).toBeGreaterThanOrEqual(
    runs[0]?.completedAt?.getTime() ?? Infinity,
  );
});

test("queue: max keeps all that wait", async () => {
  const stage = open(
    onPush(`concurrency: { group: g, queue: max }
jobs: { a: { runs-on: x, steps: [{ run: "true" }] } }`),
  );
  const runs = [...started(stage), ...started(stage), ...started(stage), ...started(stage)];
  await stage.runner.idle();
  expect(runs.map((run) => run.conclusion)).toEqual(Array(4).fill("success"));
});

test("cancel-in-progress ends the one that runs; names are compared without case", async () => {
  const stage = open({
    ...onPush(`concurrency: { group: "g\${{ github.run_id == 1 && 'X' || 'x' }}", cancel-in-progress: true }
jobs: { a: { runs-on: x, steps: [{ run: "echo up; if [ $GITHUB_RUN_ID = 1 ]; then sleep 30; fi" }] } }`),
  });
  const up = seen(stage, "up");
  const [first] = started(stage);
  await up;
  const [second] = started(stage);
  await stage.runner.idle();
  expect([first?.conclusion, second?.conclusion]).toEqual(["cancelled", "success"]);
});

test("a job's group holds across runs, a called workflow has its own", async () => {
  const stage = open({
    ...onPush(`jobs:
  a: { runs-on: x, concurrency: { group: deploy, queue: max }, steps: [{ run: "mkdir $RUNNER_TOOL_CACHE/lock; sleep 0.05; rmdir $RUNNER_TOOL_CACHE/lock" }] }
  b: { uses: ./.github/workflows/r.yml }`),
    ".github/workflows/r.yml": `on: workflow_call
concurrency: { group: called, queue: max }
jobs: { a: { runs-on: x, steps: [{ run: "mkdir $RUNNER_TOOL_CACHE/lock2; sleep 0.05; rmdir $RUNNER_TOOL_CACHE/lock2" }] } }`,
  });
  const runs = [...started(stage), ...started(stage), ...started(stage)];
  await stage.runner.idle();
  expect(runs.map((run) => conclusions(run))).toEqual(
    Array(3).fill({ a: "success", "b / a": "success" }),
  );
});

test("the group of a job that calls a workflow is held across runs until the whole of it is over", async () => {
  const lock = (step: string) => `[{ run: "${step}" }]`;
  const stage = open({
    ...onPush(`jobs:
  land:
    concurrency: { group: "land-\${{ github.ref_name }}", queue: max }
    uses: ./.github/workflows/r.yml`),
    ".github/workflows/r.yml": `on: workflow_call
jobs:
  a: { runs-on: x, steps: ${lock("mkdir $RUNNER_TOOL_CACHE/lock3")} }
  b: { runs-on: x, needs: a, steps: ${lock("sleep 0.05; rmdir $RUNNER_TOOL_CACHE/lock3")} }`,
  });
  const runs = [...started(stage), ...started(stage), ...started(stage)];
  await stage.runner.idle();
  expect(runs.map((run) => conclusions(run))).toEqual(
    Array(3).fill({ "land / a": "success", "land / b": "success" }),
  );
});

test("a called workflow that wants its caller's group is cancelled, not stuck", async () => {
  const stage = open({
    ...onPush(`concurrency: same\njobs: { b: { uses: ./.github/workflows/r.yml } }`),
    ".github/workflows/r.yml": `on: workflow_call\nconcurrency: SAME\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }`,
  });
  const run = await stage.push();
  expect(conclusions(run)).toEqual({ "b / a": "cancelled" });
  expect(run.jobs[0]?.annotations[0]?.message).toContain("a deadlock for concurrency group 'SAME'");
});

test("a run that waits can be cancelled", async () => {
  const stage = open(
    onPush(`concurrency: g\njobs: { a: { runs-on: x, steps: [{ run: "echo up; ${GO}" }] } }`),
  );
  const up = seen(stage, "up");
  started(stage);
  await up;
  const [second] = started(stage);
  expect(stage.runner.cancel(second?.id ?? 0)).toBe(true);
  go(stage);
  await stage.runner.idle();
  expect(second?.conclusion).toBe("cancelled");
});
