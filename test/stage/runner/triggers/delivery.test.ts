import { DispatchRefusedError } from "../../../../src/stage/runner/workflow/dispatch-inputs.ts";
import { logOf, stages } from "../stage.ts";

const open = stages();
const job = `jobs: { a: { runs-on: x, steps: [{ run: echo ran }] } }`;

test("issue events run the default branch's files at its head; other files stay asleep", async () => {
  const stage = open({
    ".github/workflows/i.yml": `name: Issues\nrun-name: "Issue \${{ github.event.issue.number }}"\non: { issues: { types: [labeled] } }\n${job}`,
    ".github/workflows/p.yml": `on: push\n${job}`,
    ".github/workflows/notes.txt": "no workflow",
  });
  const old = stage.commit({}, "side");
  const event = stage.event("issues", {
    payload: { action: "labeled", issue: { number: 7, title: "T" } },
    ref: "refs/heads/side",
    sha: old,
  });
  const runs = stage.runner.deliver(event);
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({
    status: "queued",
    workflowName: "Issues",
    workflowPath: ".github/workflows/i.yml",
    title: "Issue 7",
    headBranch: "main",
    runNumber: 1,
  });
  await stage.runner.idle();
  expect(runs[0]?.conclusion).toBe("success");
});

test("what a job's own token causes starts nothing, except dispatches", async () => {
  const stage = open({
    ".github/workflows/w.yml": `on: { push: , repository_dispatch: { types: [go] } }\n${job}`,
  });
  expect(stage.runner.deliver(stage.event("push", { cause: "github_token" }))).toEqual([]);
  const dispatch = stage.event("repository_dispatch", {
    cause: "github_token",
    payload: { action: "go" },
  });
  expect(stage.runner.deliver(dispatch)).toHaveLength(1);
  await stage.runner.idle();
});

test("a push of a branch runs that branch's files, with path filters over the real change", async () => {
  const stage = open({ ".github/workflows/w.yml": `on: { push: { paths: [src/**] } }\n${job}` });
  const before = stage.commit({ "src/a": "1" }, "feature");
  const after = stage.commit({ "docs/b": "1" }, "feature");
  const last = stage.commit({ "src/c": "1" }, "feature");
  const push = (from: string, sha: string) =>
    stage.runner.deliver(
      stage.event("push", { ref: "refs/heads/feature", sha, payload: { before: from } }),
    );
  expect(push(before, after)).toHaveLength(0);
  expect(push(after, last)).toHaveLength(1);
  expect(push("0".repeat(40), after)).toHaveLength(1);
  await stage.runner.idle();
});

test("a file that is not valid shows as a failed run", () => {
  const stage = open({ ".github/workflows/bad.yml": `on: push\njobs: { a: { steps: [] } }` });
  const [run] = stage.runner.deliver(stage.event("push"));
  expect(run).toMatchObject({ status: "completed", conclusion: "failure", jobs: [] });
  expect(run?.error).toContain(".github/workflows/bad.yml");
  expect(run?.error).toContain("runs-on");
});

test("a schedule is started by hand", async () => {
  const stage = open({
    ".github/workflows/s.yml": `on: { schedule: [{ cron: "0 3 * * *" }] }\n${job}`,
    ".github/workflows/t.yml": `on: { schedule: [{ cron: "0 4 * * *" }] }\n${job}`,
  });
  expect(stage.runner.deliver(stage.event("schedule", { workflow: "t.yml" }))).toHaveLength(1);
  await stage.runner.idle();
});

describe("workflow_dispatch", () => {
  const files = {
    ".github/workflows/d.yml": `on:
  workflow_dispatch:
    inputs:
      text: { type: string, default: none }
      must: { required: true }
      flag: { type: boolean }
      count: { type: number, default: 3 }
      pick: { type: choice, options: [red, green] }
jobs: { a: { runs-on: x, steps: [{ run: "echo '\${{ toJSON(inputs) }}' | tr -d ' \\n'; echo; echo \${{ github.event.inputs.count }}" }] } }`,
    ".github/workflows/other.yml": `on: push\n${job}`,
  };
  const dispatch = (inputs: Record<string, unknown>, workflow = "d.yml", branch = "main") => {
    const stage = open(files);
    if (branch !== "main") stage.commit({}, branch);
    return {
      stage,
      deliver: () =>
        stage.runner.deliver(
          stage.event("workflow_dispatch", {
            payload: { inputs },
            workflow,
            ref: `refs/heads/${branch}`,
          }),
        ),
    };
  };

  test("types its inputs and fills defaults, on the ref that it names", async () => {
    const { stage, deliver } = dispatch(
      { must: "m", flag: "true", pick: "green" },
      "d.yml",
      "side",
    );
    const [run] = deliver();
    await stage.runner.idle();
    if (run === undefined) throw new Error("no run");
    expect(run.headBranch).toBe("side");
    const log = logOf(stage, run, "a");
    expect(log).toContain(`{"text":"none","must":"m","flag":true,"count":3,"pick":"green"}`);
    expect(log).toContain("3");
  });

  test.each<[Record<string, unknown>, string, string]>([
    [{}, "d.yml", "Required input 'must' not provided"],
    [{ must: "m", nope: "1" }, "d.yml", `Unexpected inputs provided: ["nope"]`],
    [{ must: "m", flag: "yes" }, "d.yml", "not a boolean"],
    [{ must: "m", count: "many" }, "d.yml", "not a number"],
    [{ must: "m", pick: "blue" }, "d.yml", "not in the list of allowed values"],
    [{}, "other.yml", "Workflow does not have 'workflow_dispatch' trigger"],
    [{}, "missing.yml", "was not found"],
  ])("refuses %j of %s", (inputs, workflow, problem) => {
    const { deliver } = dispatch(inputs, workflow);
    expect(deliver).toThrow(DispatchRefusedError);
    expect(deliver).toThrow(problem);
  });
});

test("a pull request runs its merge commit's files, filtered by what it changes since the merge base", async () => {
  const stage = open({
    ".github/workflows/pr.yml": `on: { pull_request: { branches: [main], paths: [src/**] } }
jobs: { a: { runs-on: x, steps: [{ run: echo "$GITHUB_HEAD_REF $GITHUB_BASE_REF $GITHUB_REF_NAME $GITHUB_SHA" }] } }`,
  });
  const base = stage.commit({ "docs/a": "1" });
  const head = stage.commit({ "src/x": "1" }, "topic");
  const payload = {
    action: "opened",
    pull_request: {
      title: "My change",
      base: { ref: "main", sha: base },
      head: { ref: "topic", sha: head },
    },
  };
  const event = stage.event("pull_request", { payload, sha: head });
  const [run] = stage.runner.deliver({ ...event, ref: "refs/pull/4/merge" });
  await stage.runner.idle();
  if (run === undefined) throw new Error("no run");
  expect(run).toMatchObject({ title: "My change", headBranch: "topic", conclusion: "success" });
  expect(logOf(stage, run, "a")).toContain(`topic main 4/merge ${head}`);
});
