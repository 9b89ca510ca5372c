import { conclusions, jobNamed, logOf, onPush, seen, stages } from "../stage.ts";

const open = stages();

describe("needs and if", () => {
  test("a failure skips dependents, failure() and always() jobs run, success() looks at all ancestors", async () => {
    const stage = open(
      onPush(`jobs:
  a: { runs-on: x, steps: [{ run: exit 1 }] }
  b: { needs: a, runs-on: x, steps: [{ run: "true" }] }
  c: { needs: b, if: failure(), runs-on: x, steps: [{ run: "true" }] }
  d: { needs: [a, b], if: always(), runs-on: x, steps: [{ run: "echo \${{ needs.a.result }} \${{ needs.b.result }}" }] }
  e: { needs: d, runs-on: x, steps: [{ run: "true" }] }`),
    );
    const run = await stage.push();
    expect(run.conclusion).toBe("failure");
    expect(conclusions(run)).toEqual({
      a: "failure",
      b: "skipped",
      c: "success",
      d: "success",
      e: "skipped",
    });
    expect(logOf(stage, run, "d")).toContain("failure skipped");
  });

  test("outputs of jobs reach those that need them", async () => {
    const stage = open(
      onPush(`jobs:
  a:
    runs-on: x
    outputs: { list: "\${{ steps.s.outputs.list }}" }
    steps: [{ id: s, run: "echo 'list=[1,2]' >> $GITHUB_OUTPUT" }]
  b:
    needs: a
    runs-on: x
    strategy: { matrix: { n: "\${{ fromJSON(needs.a.outputs.list) }}" } }
    steps: [{ run: "echo n=\${{ matrix.n }} of \${{ strategy.job-total }}" }]`),
    );
    const run = await stage.push();
    expect(run.conclusion).toBe("success");
    expect(logOf(stage, run, "b (2)")).toContain("n=2 of 2");
    expect(jobNamed(run, "b (1)").matrix).toEqual({ n: 1 });
  });
});

describe("matrices", () => {
  test("fail-fast cancels the siblings that run", async () => {
    const stage = open(
      onPush(`jobs:
  m:
    runs-on: x
    strategy: { matrix: { i: [1, 2] } }
    steps: [{ run: "if [ \${{ matrix.i }} = 1 ]; then sleep 0.2; exit 1; else sleep 20; fi" }]`),
    );
    const run = await stage.push();
    expect(run.conclusion).toBe("failure");
    expect(conclusions(run)).toEqual({ "m (1)": "failure", "m (2)": "cancelled" });
  });

  test("without fail-fast the siblings finish", async () => {
    const stage = open(
      onPush(`jobs:
  m:
    runs-on: x
    strategy: { fail-fast: false, matrix: { i: [1, 2] } }
    steps: [{ run: "[ \${{ matrix.i }} = 2 ]" }]`),
    );
    expect(conclusions(await stage.push())).toEqual({ "m (1)": "failure", "m (2)": "success" });
  });

  test("max-parallel limits how many run at a time", async () => {
    const stage = open(
      onPush(`jobs:
  m:
    runs-on: x
    strategy: { max-parallel: 1, matrix: { i: [1, 2, 3] } }
    steps: [{ run: "true" }]`),
    );
    let running = 0;
    let most = 0;
    stage.runner.on((change) => {
      if (change.kind !== "job") return;
      running = change.run.jobs.filter((job) => job.status === "in_progress").length;
      most = Math.max(most, running);
    });
    const run = await stage.push();
    expect(run.conclusion).toBe("success");
    expect(most).toBe(1);
  });

  test("an empty vector fails the job with GitHub's message", async () => {
    const stage = open(
      onPush(`jobs:
  m:
    runs-on: x
    strategy: { matrix: { i: "\${{ fromJSON('[]') }}" } }
    steps: [{ run: "true" }]`),
    );
    const run = await stage.push();
    expect(run.conclusion).toBe("failure");
    expect(jobNamed(run, "m").annotations[0]?.message).toBe(
      "Error when evaluating 'strategy' for job 'm'. Matrix vector 'i' does not contain any values",
    );
  });

  test("continue-on-error of one lane is tolerated by run and dependents", async () => {
    const stage = open(
      onPush(`jobs:
  m:
    runs-on: x
    continue-on-error: "\${{ matrix.i == 1 }}"
    strategy: { fail-fast: false, matrix: { i: [1, 2] } }
    steps: [{ run: "[ \${{ matrix.i }} = 2 ]" }]
  n: { needs: m, runs-on: x, steps: [{ run: "echo \${{ needs.m.result }}" }] }`),
    );
    const run = await stage.push();
    expect(run.conclusion).toBe("success");
    expect(conclusions(run)).toEqual({ "m (1)": "failure", "m (2)": "success", n: "success" });
    expect(logOf(stage, run, "n")).toContain("success");
  });

  test("lanes of objects are named by their values", async () => {
    const stage = open(
      onPush(`jobs:
  wave-1:
    runs-on: x
    strategy: { matrix: { lane: [{ id: lane-1, size: 2 }], os: [linux] } }
    steps: [{ run: "true" }]`),
    );
    expect(Object.keys(conclusions(await stage.push()))).toEqual(["wave-1 (lane-1, 2, linux)"]);
  });
});

describe("cancelling a run", () => {
  test("stops what runs, keeps cancelled() steps and always() jobs, starts nothing else", async () => {
    const stage = open(
      onPush(`jobs:
  a: { runs-on: x, steps: [{ run: "echo started; sleep 30" }, { run: echo no }, { if: cancelled(), run: echo cleaned }] }
  b: { needs: a, runs-on: x, steps: [{ run: "true" }] }
  c: { needs: a, if: always(), runs-on: x, steps: [{ run: echo final }] }`),
    );
    const started = seen(stage, "started");
    const [run] = stage.runner.deliver(stage.event("push"));
    await started;
    expect(stage.runner.cancel(run?.id ?? 0)).toBe(true);
    await stage.runner.idle();
    if (run === undefined) throw new Error("no run");
    expect(run.conclusion).toBe("cancelled");
    expect(conclusions(run)).toEqual({ a: "cancelled", b: "cancelled", c: "success" });
    expect(logOf(stage, run, "a")).toContain("cleaned");
    expect(logOf(stage, run, "a")).not.toContain("no");
    expect(logOf(stage, run, "c")).toContain("final");
    expect(stage.runner.cancel(run.id)).toBe(false);
  });
});
