import type { RunRecord } from "../../../src/stage/contract/runs.ts";
import { ACTIONS_BOT } from "../../../src/stage/contract/tokens.ts";
import { AT, refusal, rig, type Rig } from "./rig.ts";

let stage: Rig;
beforeEach(async () => {
  stage = await rig();
});
afterEach(() => stage.close());

const NOW = new Date("2026-03-01T09:00:00Z");

const run = (id: number, more: Partial<RunRecord> = {}): RunRecord => ({
  id,
  runNumber: id,
  attempt: 1,
  workflowPath: ".github/workflows/miyabi.yml",
  workflowName: "miyabi",
  title: "Issue #1",
  event: "issues",
  headBranch: "main",
  headSha: stage.git.sha("main"),
  actor: ACTIONS_BOT,
  triggeringActor: ACTIONS_BOT,
  status: "completed",
  conclusion: "success",
  createdAt: NOW,
  jobs: [
    {
      id: id * 10,
      runId: id,
      name: "miyabi / intake",
      status: "completed",
      conclusion: "success",
      matrix: {},
      queuedAt: NOW,
      startedAt: NOW,
      completedAt: NOW,
      steps: [{ number: 1, name: "Set up job", status: "completed", conclusion: "success" }],
      annotations: [],
      summary: "",
      outputs: {},
    },
  ],
  ...more,
});

describe("runs", () => {
  test("are listed newest first, by workflow and by filter", async () => {
    stage.runs.records = [
      run(1),
      run(2, { status: "in_progress", workflowPath: ".github/workflows/ci.yml" }),
    ];
    delete stage.runs.records[1]?.conclusion;
    const { rest } = stage.job();
    const ids = ({ data }: { data: { workflow_runs: { id: number }[] } }): number[] =>
      data.workflow_runs.map(({ id }) => id);
    expect(ids(await rest.actions.listWorkflowRunsForRepo(AT))).toEqual([2, 1]);
    expect(
      ids(await rest.actions.listWorkflowRunsForRepo({ ...AT, status: "in_progress" })),
    ).toEqual([2]);
    expect(ids(await rest.actions.listWorkflowRuns({ ...AT, workflow_id: "miyabi.yml" }))).toEqual([
      1,
    ]);
    expect((await rest.actions.getWorkflowRun({ ...AT, run_id: 1 })).data).toMatchObject({
      conclusion: "success",
      path: ".github/workflows/miyabi.yml",
    });
    expect(await refusal(rest.actions.getWorkflowRun({ ...AT, run_id: 9 }))).toMatchObject({
      status: 404,
    });
  });

  test("have jobs with logs behind a redirect", async () => {
    stage.runs.records = [run(1)];
    const { rest } = stage.job();
    const { data } = await rest.actions.listJobsForWorkflowRun({ ...AT, run_id: 1 });
    expect(data.jobs).toMatchObject([{ id: 10, name: "miyabi / intake", steps: [{ number: 1 }] }]);
    expect((await rest.actions.getJobForWorkflowRun({ ...AT, job_id: 10 })).data.run_id).toBe(1);
    await rest.actions.listJobsForWorkflowRunAttempt({ ...AT, run_id: 1, attempt_number: 1 });
    const log = await rest.actions.downloadJobLogsForWorkflowRun({ ...AT, job_id: 10 });
    expect(log.data).toBe("log of 10\n");
  });

  test("are cancelled and run again where that makes sense", async () => {
    stage.runs.records = [run(1), run(2, { status: "in_progress" })];
    const { rest } = stage.job();
    expect((await rest.actions.cancelWorkflowRun({ ...AT, run_id: 2 })).status).toBe(202);
    expect(await refusal(rest.actions.cancelWorkflowRun({ ...AT, run_id: 1 }))).toMatchObject({
      status: 409,
    });
    expect((await rest.actions.reRunWorkflow({ ...AT, run_id: 1 })).status).toBe(201);
    await rest.actions.reRunWorkflowFailedJobs({ ...AT, run_id: 1 });
    expect(await refusal(rest.actions.reRunWorkflow({ ...AT, run_id: 2 }))).toMatchObject({
      status: 403,
    });
    expect(stage.runs.told).toEqual([
      "cancel 2",
      "cancel 1",
      "rerun 1",
      "rerun 1 failed",
      "rerun 2",
    ]);
  });

  test("make their jobs checks of the commit", async () => {
    stage.runs.records = [run(1)];
    const { data } = await stage.job().rest.checks.listForRef({ ...AT, ref: "main" });
    expect(data.check_runs).toMatchObject([{ name: "miyabi / intake", conclusion: "success" }]);
  });
});

describe("artifacts", () => {
  const artifact = (id: number, name: string, runId = 1) => ({
    id,
    name,
    runId,
    jobId: 10,
    size: 3,
    digest: `sha256:${"0".repeat(64)}`,
    createdAt: NOW,
    expiresAt: new Date(NOW.getTime() + 86_400_000),
    zip: Buffer.from("zip"),
  });

  test("are listed by name and run, fetched by redirect and deleted", async () => {
    stage.runs.records = [run(1)];
    stage.shelf.artifacts = [artifact(2, "session-1-r2"), artifact(1, "session-1-r1", 7)];
    const { rest } = stage.job();
    const { data } = await rest.actions.listArtifactsForRepo({ ...AT, name: "session-1-r1" });
    expect(data.artifacts).toMatchObject([{ id: 1, workflow_run: { id: 7 }, expired: false }]);
    const { data: ofRun } = await rest.actions.listWorkflowRunArtifacts({ ...AT, run_id: 1 });
    expect(ofRun).toMatchObject({ total_count: 1, artifacts: [{ id: 2 }] });
    const download = { ...AT, artifact_id: 2, archive_format: "zip" };
    const redirect = await rest.actions.downloadArtifact({
      ...download,
      request: { redirect: "manual" },
    });
    expect(redirect.headers["location"]).toBe("http://127.0.0.1:9/blobs/2");
    await rest.actions.deleteArtifact({ ...AT, artifact_id: 1 });
    expect(await refusal(rest.actions.getArtifact({ ...AT, artifact_id: 1 }))).toMatchObject({
      status: 404,
    });
    stage.pass(2 * 86_400_000);
    expect((await rest.actions.getArtifact({ ...AT, artifact_id: 2 })).data.expired).toBe(true);
    expect(await refusal(rest.actions.downloadArtifact(download))).toMatchObject({ status: 410 });
  });
});

describe("workflows", () => {
  const SWEEP = `
name: Sweep
on:
  workflow_dispatch:
    inputs:
      issue: { required: true }
      mode: { type: choice, options: [dry, wet], default: dry }
`;
  const order = { ...AT, workflow_id: "sweep.yml", ref: "main" };

  beforeEach(() => {
    stage.git.commit("main", {
      ".github/workflows/sweep.yml": SWEEP,
      ".github/workflows/ci.yml": "on: push\n",
    });
  });

  test("are the files of the default branch", async () => {
    const { rest } = stage.job();
    const { data } = await rest.actions.listRepoWorkflows(AT);
    expect(data.workflows.map(({ name }) => name)).toEqual([".github/workflows/ci.yml", "Sweep"]);
    const id = data.workflows[1]?.id ?? 0;
    expect((await rest.actions.getWorkflow({ ...AT, workflow_id: id })).data.path).toBe(
      ".github/workflows/sweep.yml",
    );
  });

  test("are dispatched with checked inputs", async () => {
    const { rest } = stage.job();
    await rest.actions.createWorkflowDispatch({ ...order, inputs: { issue: "500" } });
    expect(stage.events).toMatchObject([
      {
        name: "workflow_dispatch",
        workflow: ".github/workflows/sweep.yml",
        ref: "refs/heads/main",
        cause: "github_token",
        payload: { inputs: { issue: "500", mode: "dry" }, ref: "refs/heads/main" },
      },
    ]);
    const refused = async (change: object): Promise<string> => {
      const { status, message } = await refusal(
        rest.actions.createWorkflowDispatch({ ...order, inputs: { issue: "1" }, ...change }),
      );
      return `${status} ${message}`;
    };
    expect(await refused({ inputs: {} })).toContain("422 Required input 'issue' not provided");
    expect(await refused({ inputs: { issue: "1", x: "y" } })).toContain("422 Unexpected inputs");
    expect(await refused({ inputs: { issue: "1", mode: "no" } })).toContain("not in the list");
    expect(await refused({ ref: "nope" })).toContain("422 No ref found for: nope");
    expect(await refused({ workflow_id: "ci.yml" })).toContain("422 Workflow does not have");
    expect(await refused({ workflow_id: "nope.yml" })).toContain("404");
  });

  test("repository_dispatch carries what it was given", async () => {
    await stage.job().rest.repos.createDispatchEvent({
      ...AT,
      event_type: "deploy",
      client_payload: { version: "1.2.3" },
    });
    expect(stage.events).toMatchObject([
      {
        name: "repository_dispatch",
        payload: { action: "deploy", client_payload: { version: "1.2.3" } },
      },
    ]);
  });
});

test("variables show their values, secrets their names, to people only", async () => {
  const { rest } = stage.user("ada");
  expect((await rest.actions.listRepoVariables(AT)).data.variables).toMatchObject([
    { name: "REGION", value: "eu" },
  ]);
  expect((await rest.actions.getRepoVariable({ ...AT, name: "REGION" })).data.value).toBe("eu");
  const { data } = await rest.actions.listRepoSecrets(AT);
  expect(data.secrets.map(({ name }) => name)).toEqual(["API_KEY"]);
  expect(JSON.stringify(data)).not.toContain("hidden");
  expect(await refusal(stage.job().rest.actions.listRepoVariables(AT))).toMatchObject({
    status: 403,
  });
});

test("what Actions may do is told to administrators, as the repository's settings say", async () => {
  const { rest } = stage.user("grace");
  const policy = async () => (await rest.actions.getGithubActionsPermissionsRepository(AT)).data;
  expect(await policy()).toEqual({
    enabled: true,
    allowed_actions: "all",
    sha_pinning_required: false,
  });
  // GitHub's default for a new repository.
  const pulls = await rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository(AT);
  expect(pulls.data).toEqual({
    default_workflow_permissions: "read",
    can_approve_pull_request_reviews: false,
  });
  const selected = () => rest.actions.getAllowedActionsRepository(AT);
  expect(await refusal(selected())).toMatchObject({ status: 409 });
  const settings = { allowed: "selected", patterns: ["acme/*"], pinningRequired: true } as const;
  stage.repository.settings.actions = {
    ...settings,
    patterns: [...settings.patterns],
    enabled: true,
    approvesPulls: true,
  };
  expect(await policy()).toMatchObject({ allowed_actions: "selected", sha_pinning_required: true });
  expect((await selected()).data.patterns_allowed).toEqual(["acme/*"]);
  expect((await rest.actions.listRepoOrganizationSecrets(AT)).data.total_count).toBe(0);
  for (const asks of [stage.job().rest, stage.user("ada").rest])
    expect(await refusal(asks.actions.getGithubActionsPermissionsRepository(AT))).toMatchObject({
      status: 403,
    });
});
