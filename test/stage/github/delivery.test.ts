import { AT, refusal, rig, type Rig } from "./rig.ts";

let stage: Rig;
beforeEach(async () => {
  stage = await rig();
});
afterEach(() => stage.close());

describe("deployments", () => {
  const order = { ...AT, ref: "main", auto_merge: false, required_contexts: [] };

  test("have statuses, and a newer success retires the older one", async () => {
    const { rest } = stage.job();
    const deploy = async (environment: string): Promise<number> => {
      const { data } = await rest.repos.createDeployment({
        ...order,
        environment,
        payload: { v: 1 },
      });
      if (!("id" in data)) throw new Error("not created");
      const at = { ...AT, deployment_id: data.id };
      await rest.repos.createDeploymentStatus({ ...at, state: "in_progress" });
      await rest.repos.createDeploymentStatus({
        ...at,
        state: "success",
        environment_url: "https://shop.example",
      });
      return data.id;
    };
    const first = await deploy("production");
    const second = await deploy("production");
    const states = async (id: number): Promise<string[]> =>
      (await rest.repos.listDeploymentStatuses({ ...AT, deployment_id: id })).data.map(
        ({ state }) => state,
      );
    expect(await states(first)).toEqual(["inactive", "success", "in_progress"]);
    expect(await states(second)).toEqual(["success", "in_progress"]);
    const { data: all } = await rest.repos.listDeployments({ ...AT, environment: "production" });
    expect(all.map(({ id }) => id)).toEqual([second, first]);
    expect((await rest.repos.listDeployments({ ...AT, environment: "staging" })).data).toEqual([]);
    expect((await rest.repos.getDeployment({ ...AT, deployment_id: first })).data).toMatchObject({
      sha: stage.git.sha("main"),
      payload: { v: 1 },
      production_environment: true,
    });
    expect(
      await refusal(rest.repos.deleteDeployment({ ...AT, deployment_id: second })),
    ).toMatchObject({
      status: 422,
    });
    await rest.repos.deleteDeployment({ ...AT, deployment_id: first });
    expect(stage.eventNames().slice(0, 3)).toEqual([
      "deployment.created",
      "deployment_status.created",
      "deployment_status.created",
    ]);
    const { data: environments } = await rest.repos.getAllEnvironments(AT);
    expect(environments.environments?.map(({ name }) => name)).toEqual(["production"]);
  });

  test("want green checks unless told otherwise", async () => {
    const sha = stage.git.sha("main");
    await stage.user("ada").rest.repos.createCommitStatus({ ...AT, sha, state: "failure" });
    const { rest } = stage.job();
    const { required_contexts, ...strict } = order;
    expect(required_contexts).toEqual([]);
    expect(await refusal(rest.repos.createDeployment(strict))).toMatchObject({ status: 409 });
    expect((await rest.repos.createDeployment(order)).status).toBe(201);
    expect(await refusal(rest.repos.createDeployment({ ...order, ref: "nope" }))).toMatchObject({
      status: 422,
    });
  });

  test("merge the default branch into a branch first", async () => {
    stage.git.commit("feature", { "a.txt": "a\n" }, "a", "main");
    stage.git.commit("main", { "b.txt": "b\n" }, "b");
    const { rest } = stage.job();
    const feature = { ...AT, ref: "feature", required_contexts: [], environment: "staging" };
    expect((await rest.repos.createDeployment(feature)).status).toBe(202);
    expect((await rest.repos.createDeployment(feature)).status).toBe(201);
  });
});

describe("environments", () => {
  test("are the repository's settings", async () => {
    const { data } = await stage
      .job()
      .rest.repos.getEnvironment({ ...AT, environment_name: "production" });
    expect(data.protection_rules).toMatchObject([
      { type: "required_reviewers", reviewers: [{ type: "User", reviewer: { login: "grace" } }] },
    ]);
    await stage
      .user("grace")
      .rest.repos.createOrUpdateEnvironment({ ...AT, environment_name: "staging" });
    expect(Object.keys(stage.repository.settings.environments)).toEqual(["production", "staging"]);
    const missing = stage.job().rest.repos.getEnvironment({ ...AT, environment_name: "nope" });
    expect(await refusal(missing)).toMatchObject({ status: 404 });
  });
});

describe("releases", () => {
  test("are published with a tag, and the latest is neither draft nor prerelease", async () => {
    const { rest } = stage.job();
    await rest.repos.createRelease({ ...AT, tag_name: "v1.0.0", name: "One", body: "First" });
    expect(stage.git.sha("v1.0.0")).toBe(stage.git.sha("main"));
    await rest.repos.createRelease({ ...AT, tag_name: "v1.1.0-rc", prerelease: true });
    const { data: draft } = await rest.repos.createRelease({ ...AT, tag_name: "v2", draft: true });
    expect((await rest.repos.getLatestRelease(AT)).data.tag_name).toBe("v1.0.0");
    expect(await refusal(rest.repos.getReleaseByTag({ ...AT, tag: "v2" }))).toMatchObject({
      status: 404,
    });
    await rest.repos.updateRelease({ ...AT, release_id: draft.id, draft: false });
    expect((await rest.repos.getReleaseByTag({ ...AT, tag: "v2" })).data.draft).toBe(false);
    expect((await rest.repos.getRelease({ ...AT, release_id: draft.id })).data.name).toBeNull();
    expect(await refusal(rest.repos.createRelease({ ...AT, tag_name: "v2" }))).toMatchObject({
      status: 422,
    });
    const { data: all } = await rest.repos.listReleases(AT);
    expect(all.map(({ tag_name }) => tag_name)).toEqual(["v2", "v1.1.0-rc", "v1.0.0"]);
    expect(stage.eventNames().slice(0, 4)).toEqual([
      "create",
      "push",
      "release.published",
      "release.released",
    ]);
    expect(stage.events[2]).toMatchObject({ ref: "refs/tags/v1.0.0" });
    await rest.repos.deleteRelease({ ...AT, release_id: draft.id });
  });
});

describe("statuses and checks", () => {
  test("a commit's combined status is the worst of the newest ones", async () => {
    const { rest } = stage.job();
    const sha = stage.git.sha("main");
    const combined = async (): Promise<string> =>
      (await rest.repos.getCombinedStatusForRef({ ...AT, ref: "main" })).data.state;
    expect(await combined()).toBe("pending");
    for (const [context, state] of [
      ["ci", "failure"],
      ["lint", "success"],
      ["ci", "success"],
    ] as const)
      await rest.repos.createCommitStatus({ ...AT, sha, context, state });
    expect(await combined()).toBe("success");
    const { data } = await rest.repos.listCommitStatusesForRef({ ...AT, ref: "main" });
    expect(data.map(({ context, state }) => `${context} ${state}`)).toEqual([
      "ci success",
      "lint success",
      "ci failure",
    ]);
    expect(stage.eventNames()).toEqual(["status", "status", "status"]);
  });

  test("check runs are listed by name, the newest of each", async () => {
    const { rest } = stage.job();
    const head_sha = stage.git.sha("main");
    const output = { title: "t", summary: "s" };
    const { data: run } = await rest.checks.create({ ...AT, name: "review", head_sha, output });
    expect(run).toMatchObject({ status: "queued", conclusion: null, output: { title: "t" } });
    await rest.checks.update({
      ...AT,
      check_run_id: run.id,
      conclusion: "neutral",
      status: "completed",
    });
    expect(
      (await rest.checks.get({ ...AT, check_run_id: run.id })).data.completed_at,
    ).not.toBeNull();
    const list = (query: object) => rest.checks.listForRef({ ...AT, ref: "main", ...query });
    expect((await list({ check_name: "review" })).data.total_count).toBe(1);
    expect((await list({ check_name: "other" })).data.check_runs).toEqual([]);
  });
});
