import { githubLabelledIssues } from "../../../src/adapters/github/labelled-issues.ts";
import { githubDispatcher, githubRuns } from "../../../src/adapters/github/runs.ts";
import type { RunRecord } from "../../../src/stage/contract/runs.ts";
import { AT } from "../../stage/github/rig.ts";
import { stageClient } from "./stage-client.ts";

let stage: Awaited<ReturnType<typeof stageClient>>;
beforeEach(async () => {
  stage = await stageClient();
});
afterEach(() => stage.close());

const run = (id: number, status: RunRecord["status"], file = "miyabi.yml"): RunRecord => ({
  id,
  runNumber: id,
  attempt: 1,
  workflowPath: `.github/workflows/${file}`,
  workflowName: "Miyabi",
  title: "Add login",
  event: "issues",
  headBranch: "main",
  headSha: stage.git.sha("main"),
  actor: { login: "ada", id: 1, type: "User" },
  triggeringActor: { login: "ada", id: 1, type: "User" },
  status,
  ...(status === "completed" ? { conclusion: "success" as const } : {}),
  createdAt: new Date("2026-03-01T08:00:00Z"),
  jobs: [],
});

describe("runs", () => {
  const runs = () => githubRuns({ ...AT, client: stage.client });

  test("a run is over when it is completed, or gone", async () => {
    stage.runs.records = [run(1, "in_progress"), run(2, "completed")];
    expect(await runs().isOver(1)).toBe(false);
    expect(await runs().isOver(2)).toBe(true);
    expect(await runs().isOver(3)).toBe(true);
  });

  test("active are those of the workflow that are not completed", async () => {
    stage.runs.records = [
      run(1, "queued"),
      run(2, "completed"),
      run(3, "waiting"),
      run(4, "in_progress", "ci.yml"),
    ];
    expect((await runs().active("miyabi.yml")).sort()).toEqual([1, 3]);
  });
});

describe("dispatcher", () => {
  const dispatcher = () =>
    githubDispatcher({ ...AT, client: stage.client, ref: async () => "main" });
  const inputs = { "issue-number": "7", command: "retry" };

  test("starts the workflow on the default branch with its inputs", async () => {
    stage.git.commit("main", {
      ".github/workflows/miyabi.yml":
        "on:\n  workflow_dispatch:\n    inputs:\n      issue-number: {type: string}\n      command: {type: string}\njobs: {}\n",
    });
    await dispatcher().dispatch("miyabi.yml", inputs);
    expect(stage.events.at(-1)).toMatchObject({ name: "workflow_dispatch", payload: { inputs } });
  });
});

test("a workflow that is not there, or cannot be dispatched, is the user's mistake", async () => {
  stage.git.commit("main", { ".github/workflows/ci.yml": "on: push\njobs: {}\n" });
  const dispatcher = githubDispatcher({ ...AT, client: stage.client, ref: async () => "main" });
  for (const name of ["none.yml", "ci.yml"])
    await expect(dispatcher.dispatch(name, {})).rejects.toMatchObject({ code: "invalid_input" });
});

describe("issues by label", () => {
  const issues = () => githubLabelledIssues({ ...AT, client: stage.client });
  const open = async (login: string, ...labels: string[]): Promise<number> => {
    const { data } = await stage.user(login).rest.issues.create({ ...AT, title: "t", labels });
    return data.number;
  };

  test("a label is found with and without its emoji; closed issues and others are not", async () => {
    const plain = await open("ada", "state:blocked");
    const emoji = await open("ada", "🤖 trigger:agent-execute");
    await open("ada", "type:bug");
    const closed = await open("ada", "state:blocked");
    await stage.user("ada").rest.issues.update({ ...AT, issue_number: closed, state: "closed" });
    const found = await issues().labelled(["state:blocked", "trigger:agent-execute"]);
    expect(found.map(({ number }) => number).sort()).toEqual([plain, emoji].sort());
    const lately = await issues().closedLately(["state:blocked"]);
    expect(lately.map(({ number, state }) => [number, state])).toEqual([[closed, "closed"]]);
  });

  test("who put a label on is the last one who did", async () => {
    const number = await open("tim");
    const label = async (login: string, name: string) =>
      stage.user(login).rest.issues.addLabels({ ...AT, issue_number: number, labels: [name] });
    expect(await issues().labelledBy(number, "trigger:agent-execute")).toBeUndefined();
    await label("tim", "🤖 trigger:agent-execute");
    await stage
      .user("ada")
      .rest.issues.removeLabel({ ...AT, issue_number: number, name: "🤖 trigger:agent-execute" });
    await label("ada", "🤖 trigger:agent-execute");
    await label("grace", "type:bug");
    expect(await issues().labelledBy(number, "trigger:agent-execute")).toBe("ada");
  });

  test("who put it on is found behind pages of later events", async () => {
    const number = await open("ada", "trigger:agent-execute");
    const noise = stage.gitHub.as("grace");
    for (let count = 0; count < 60; count++) {
      await noise.addLabels(number, "noise");
      await noise.removeLabel(number, "noise");
    }
    expect(await issues().labelledBy(number, "trigger:agent-execute")).toBe("ada");
  });
});
