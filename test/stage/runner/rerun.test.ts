import { conclusions, logOf, onPush, stages } from "./stage.ts";

const open = stages();
const ADA = { login: "ada", id: 5, type: "User" } as const;

const files = {
  ...onPush(`jobs:
  ok: { runs-on: x, outputs: { v: "\${{ steps.s.outputs.v }}" }, steps: [{ id: s, run: "echo v=from-$GITHUB_RUN_ATTEMPT >> $GITHUB_OUTPUT" }] }
  m:
    runs-on: x
    strategy: { fail-fast: false, matrix: { i: [1, 2] } }
    outputs: { o: "\${{ matrix.i == 1 && 'one' || '' }}" }
    steps: [{ run: "[ $GITHUB_RUN_ATTEMPT-\${{ matrix.i }} != 1-2 ]" }]
  after: { needs: [ok, m], runs-on: x, steps: [{ run: "echo \${{ needs.ok.outputs.v }} \${{ needs.m.outputs.o }} $GITHUB_RUN_ATTEMPT $GITHUB_ACTOR $GITHUB_TRIGGERING_ACTOR" }] }
  c: { uses: ./.github/workflows/r.yml }`),
  ".github/workflows/r.yml": `on: workflow_call
jobs:
  good: { runs-on: x, steps: [{ run: "true" }] }
  flaky: { runs-on: x, needs: good, steps: [{ run: "[ $GITHUB_RUN_ATTEMPT != 1 ]" }] }`,
};

test("re-running failed jobs keeps what succeeded and runs dependents again", async () => {
  const stage = open(files);
  const run = await stage.push();
  expect(conclusions(run)).toEqual({
    ok: "success",
    "m (1)": "success",
    "m (2)": "failure",
    after: "skipped",
    "c / good": "success",
    "c / flaky": "failure",
  });
  const ids = Object.fromEntries(run.jobs.map((job) => [job.name, job.id]));
  expect(stage.runner.rerun(run.id, { failedOnly: true, actor: ADA })).toBe(true);
  expect(stage.runner.rerun(run.id, { failedOnly: true, actor: ADA })).toBe(false);
  await stage.runner.idle();
  expect(run).toMatchObject({ attempt: 2, conclusion: "success", triggeringActor: ADA });
  expect(conclusions(run)).toEqual({
    ok: "success",
    "m (1)": "success",
    "m (2)": "success",
    after: "success",
    "c / good": "success",
    "c / flaky": "success",
  });
  const kept = run.jobs.filter((job) => ids[job.name] === job.id).map((job) => job.name);
  expect(kept.sort()).toEqual(["c / good", "m (1)", "ok"]);
  expect(logOf(stage, run, "after")).toContain("from-1 one 2 octocat ada");
});

test("re-running all jobs keeps nothing", async () => {
  const stage = open(files);
  const run = await stage.push();
  const old = run.jobs.map((job) => job.id);
  stage.runner.rerun(run.id, { failedOnly: false, actor: ADA });
  await stage.runner.idle();
  expect(run.jobs.filter((job) => old.includes(job.id))).toEqual([]);
  expect(logOf(stage, run, "after")).toContain("from-2 one 2 octocat ada");
  expect(stage.runner.log(old[0] ?? 0)).toContain("from-");
});
