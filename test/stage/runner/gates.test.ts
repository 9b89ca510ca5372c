import { conclusions, jobNamed, logOf, onPush, stages } from "./stage.ts";

const open = stages();
const production = {
  environments: {
    production: { secrets: { KEY: "prod-key" }, variables: { WHERE: "prod" }, reviewers: ["ada"] },
    staging: { secrets: {}, variables: { WHERE: "stage" }, reviewers: [] },
  },
  secrets: { KEY: "repo-key" },
  variables: { WHERE: "repo", ALL: "all" },
};
const files = onPush(`jobs:
  free: { runs-on: x, steps: [{ run: "echo \${{ vars.WHERE }} \${{ secrets.KEY == 'repo-key' }}" }] }
  staging: { runs-on: x, environment: staging, steps: [{ run: "echo \${{ vars.WHERE }} \${{ vars.ALL }} \${{ secrets.KEY == 'repo-key' }}" }] }
  prod:
    needs: staging
    runs-on: x
    environment: { name: production, url: "https://\${{ steps.s.outputs.host }}/" }
    steps: [{ id: s, run: "echo host=shop.example >> $GITHUB_OUTPUT; echo \${{ vars.WHERE }} \${{ secrets.KEY == 'prod-key' }}" }]`);

test("a job waits for a reviewer; quiet() resolves while it waits, idle() when it is over", async () => {
  const stage = open(files, production);
  const [run] = stage.runner.deliver(stage.event("push"));
  if (run === undefined) throw new Error("no run");
  await stage.runner.quiet();
  expect(run.status).toBe("in_progress");
  const [gate] = stage.runner.gates();
  expect(gate).toMatchObject({ jobName: "prod", environment: "production", reviewers: ["ada"] });
  expect(jobNamed(run, "prod").status).toBe("waiting");
  expect(stage.runner.answerGate(gate?.jobId ?? 0, "approved", "mallory")).toBe(false);
  expect(stage.runner.answerGate(gate?.jobId ?? 0, "approved", "Ada")).toBe(true);
  await stage.runner.idle();
  expect(run.conclusion).toBe("success");
  expect(stage.runner.gates()).toEqual([]);
  expect(logOf(stage, run, "free")).toContain("repo true");
  expect(logOf(stage, run, "staging")).toContain("stage all true");
  expect(logOf(stage, run, "prod")).toContain("prod true");
  expect(jobNamed(run, "prod").environmentUrl).toBe("https://shop.example/");
});

test("a rejection fails the job", async () => {
  const stage = open(files, production);
  const [run] = stage.runner.deliver(stage.event("push"));
  await stage.runner.quiet();
  stage.runner.answerGate(stage.runner.gates()[0]?.jobId ?? 0, "rejected", "ada");
  await stage.runner.idle();
  expect(run === undefined ? {} : conclusions(run)).toMatchObject({ prod: "failure" });
});

test("a run that waits at a gate can be cancelled, and close() ends it", async () => {
  const stage = open(files, production);
  const [run] = stage.runner.deliver(stage.event("push"));
  await stage.runner.quiet();
  stage.runner.cancel(run?.id ?? 0);
  await stage.runner.idle();
  expect(run?.conclusion).toBe("cancelled");
  stage.runner.deliver(stage.event("push"));
  await stage.runner.quiet();
  await stage.runner.close();
  expect(stage.runner.runs().map((item) => item.conclusion)).toEqual(["cancelled", "cancelled"]);
  expect(stage.runner.deliver(stage.event("push"))).toEqual([]);
});
