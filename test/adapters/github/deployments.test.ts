import { githubDeployments } from "../../../src/adapters/github/deployments.ts";
import { AT } from "../../stage/github/rig.ts";
import { stageClient } from "./stage-client.ts";

type Stage = Awaited<ReturnType<typeof stageClient>>;
let stage: Stage;
let faults: ("lost-reply" | "reset")[];

beforeEach(async () => {
  faults = [];
  stage = await stageClient({
    stage: { intercept: ({ method }) => (method === "POST" ? faults.shift() : undefined) },
  });
});
afterEach(() => stage.close());
const RUN_URL = "https://github.example/octo/notes/actions/runs/77";
const deployments = (logUrl = RUN_URL) =>
  githubDeployments({ client: stage.client, ...AT, logUrl });
const release = (id: string) => ({
  environment: "staging",
  sha: stage.git.sha("main"),
  release: id,
});

test("a release has one deployment in an environment, also where the reply is lost", async () => {
  faults = ["lost-reply"];
  const id = await deployments().start(release("1-abc"));
  expect(await deployments().start(release("1-abc"))).toBe(id);
  expect(await deployments().start(release("2-abc"))).not.toBe(id);
  expect(await deployments().start({ ...release("1-abc"), environment: "production" })).not.toBe(
    id,
  );
  expect((await stage.client.rest.repos.listDeployments(AT)).data).toHaveLength(3);
});

test("a status shows the address and is written once", async () => {
  const id = await deployments().start(release("1-abc"));
  faults = ["lost-reply"];
  await deployments().report(id, "in_progress", { text: "starting" });
  const url = "https://staging.example.com";
  await deployments().report(id, "success", { url, text: "x".repeat(200) });
  const { data } = await stage.client.rest.repos.listDeploymentStatuses({
    ...AT,
    deployment_id: id,
  });
  expect(data.map(({ state, environment_url }) => [state, environment_url])).toEqual([
    ["success", url],
    ["in_progress", ""],
  ]);
});

test("ours are listed newest first, without those that others made", async () => {
  const { repos } = stage.client.rest;
  const other = { ...AT, ref: "main", environment: "staging", required_contexts: [] };
  const older = await deployments().start(release("1-abc"));
  await repos.createDeployment({ ...other, auto_merge: false });
  const newer = await deployments().start(release("2-abc"));
  expect(await deployments().list("staging")).toEqual([
    { id: newer, release: "2-abc", sha: stage.git.sha("main") },
    { id: older, release: "1-abc", sha: stage.git.sha("main") },
  ]);
  expect(await deployments().list("production")).toEqual([]);
});

test("a listing of a moment ago spares looking again", async () => {
  const id = await deployments().start(release("1-abc"));
  const listed = await deployments().list("staging");
  stage.requests();
  expect(await deployments().start({ ...release("1-abc"), listed })).toBe(id);
  expect(stage.requests()).toEqual([]);
});

test("the newest status says which run wrote it", async () => {
  const id = await deployments().start(release("1-abc"));
  expect(await deployments().statusOf(id)).toBeUndefined();
  await deployments().report(id, "in_progress", { text: "starting" });
  await deployments().report(id, "pending", { text: "a human decides" });
  expect(await deployments().statusOf(id)).toEqual({
    state: "pending",
    text: "a human decides",
    runId: 77,
  });
  // The job's page names its run as well: the lock goes by it.
  await deployments(`${RUN_URL}/job/51725241954`).report(id, "success", { text: "Healthy" });
  expect(await deployments().statusOf(id)).toMatchObject({ state: "success", runId: 77 });
});
