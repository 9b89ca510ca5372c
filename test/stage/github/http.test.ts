import { getOctokit } from "@actions/github";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { AT, refusal, rig, type Rig } from "./rig.ts";

let stage: Rig | undefined;
const started = async (options?: Parameters<typeof rig>[0]): Promise<Rig> =>
  (stage = await rig(options));
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const raw = (url: string, init?: RequestInit): Promise<Response> => fetch(url, init);

describe("authentication", () => {
  test("wants a living token, as token or Bearer", async () => {
    const { gitHub, tokens, token } = await started();
    const url = `${gitHub.url}/repos/octo/shop`;
    const status = async (authorization?: string): Promise<[number, unknown]> => {
      const response = await raw(
        url,
        authorization === undefined ? {} : { headers: { authorization } },
      );
      return [response.status, ((await response.json()) as { message?: string }).message];
    };
    const secret = token();
    expect(await status()).toEqual([401, "Requires authentication"]);
    expect(await status("Bearer ghs_wrong")).toEqual([401, "Bad credentials"]);
    expect(await status(`token ${secret}`)).toEqual([200, undefined]);
    expect(await status(`Bearer ${secret}`)).toEqual([200, undefined]);
    tokens.revoke(secret);
    expect(await status(`Bearer ${secret}`)).toEqual([401, "Bad credentials"]);
  });

  test("people have a profile, a job has none", async () => {
    const { user, job } = await started();
    expect((await user("ada").rest.users.getAuthenticated()).data.login).toBe("ada");
    expect(await refusal(job().rest.users.getAuthenticated())).toMatchObject({
      status: 403,
      message: expect.stringContaining("Resource not accessible by integration") as string,
    });
    const { data } = await job().rest.users.getByUsername({ username: "github-actions[bot]" });
    expect(data).toMatchObject({ id: 41898282, type: "Bot" });
    expect((await job().rest.meta.root()).status).toBe(200);
  });

  test("roles are told by name", async () => {
    const { job, user } = await started();
    const role = async (username: string): Promise<string | undefined> =>
      (await job().rest.repos.getCollaboratorPermissionLevel({ ...AT, username })).data.permission;
    expect([await role("grace"), await role("ada"), await role("tim"), await role("eve")]).toEqual([
      "admin",
      "write",
      "read",
      "read",
    ]);
    const { data: people } = await job().rest.repos.listCollaborators({
      ...AT,
      permission: "push",
    });
    expect(people.map(({ login }) => login)).toEqual(["octo", "ada", "grace"]);
    await job().rest.repos.checkCollaborator({ ...AT, username: "ada" });
    const stranger = job().rest.repos.checkCollaborator({ ...AT, username: "eve" });
    expect(await refusal(stranger)).toMatchObject({ status: 404 });
    expect((await user("ada").rest.repos.get(AT)).data.permissions?.push).toBe(true);
  });
});

describe("what is not there", () => {
  test("501 where GitHub has the operation, 404 where it has not, 400 for broken JSON", async () => {
    const { gitHub, job, token } = await started();
    const missing = await refusal(job().rest.issues.listMilestones(AT));
    expect(missing).toMatchObject({
      status: 501,
      message: expect.stringContaining("issues/list-milestones") as string,
    });
    expect(await refusal(job().request("GET /repos/octo/shop/nonsense"))).toMatchObject({
      status: 404,
    });
    const headers = { authorization: `Bearer ${token()}` };
    const broken = await raw(`${gitHub.url}/repos/octo/shop/issues`, {
      method: "POST",
      headers,
      body: "{",
    });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ message: "Problems parsing JSON" });
    const words = await raw(`${gitHub.url}/repos/octo/shop/issues/x`, { headers });
    expect(words.status).toBe(404);
    expect(
      (await raw(`${gitHub.url}/graphql`, { method: "POST", headers, body: "{}" })).status,
    ).toBe(501);
  });
});

describe("pages", () => {
  test("Octokit's paginate follows the links to the end", async () => {
    const stage = await started();
    const octokit = stage.job();
    for (let number = 1; number <= 5; number += 1)
      await octokit.rest.issues.create({ ...AT, title: `${number}` });
    const first = await octokit.rest.issues.listForRepo({ ...AT, per_page: 2 });
    expect(first.headers.link).toContain('rel="next"');
    expect(first.headers.link).toContain('page=3>; rel="last"');
    const all = await octokit.paginate(octokit.rest.issues.listForRepo, { ...AT, per_page: 2 });
    expect(all.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    const beyond = await octokit.rest.issues.listForRepo({ ...AT, per_page: 2, page: 9 });
    expect(beyond.data).toEqual([]);
  });
});

describe("rate limits", () => {
  test("count each request but a 304, and refuse when used up", async () => {
    const stage = await started({ rateLimits: { job: 3 } });
    const { rest } = stage.job();
    const first = await rest.repos.get(AT);
    expect(first.headers).toMatchObject({ "x-ratelimit-limit": "3", "x-ratelimit-remaining": "2" });
    const etag = first.headers.etag ?? "";
    const unchanged = await refusal(rest.repos.get({ ...AT, headers: { "if-none-match": etag } }));
    expect(unchanged.status).toBe(304);
    expect((await rest.rateLimit.get()).data.rate).toMatchObject({
      limit: 3,
      used: 1,
      remaining: 2,
    });
    await rest.repos.get(AT);
    // Another job's token draws on the same bucket.
    await stage.job().rest.repos.get(AT);
    const refused = await refusal(rest.repos.get(AT));
    expect(refused).toMatchObject({
      status: 403,
      message: expect.stringContaining("API rate limit exceeded") as string,
    });
    expect(stage.log.at(-1)).toMatchObject({ rateLimited: true, status: 403 });
    stage.pass(3_600_000);
    expect((await rest.repos.get(AT)).headers["x-ratelimit-remaining"]).toBe("2");
    expect((await stage.user("ada").rest.repos.get(AT)).headers["x-ratelimit-limit"]).toBe("5000");
  });

  test("new content has limits of its own, with retry-after", async () => {
    const stage = await started({ rateLimits: { contentPerMinute: 2, contentPerHour: 3 } });
    const { rest } = stage.job();
    const create = () => rest.issues.create({ ...AT, title: "x" });
    await create();
    stage.pass(20_000);
    await create();
    const refused = await raw(`${stage.gitHub.url}/repos/octo/shop/issues`, {
      method: "POST",
      headers: { authorization: `Bearer ${stage.token()}` },
      body: JSON.stringify({ title: "x" }),
    });
    expect(refused.status).toBe(403);
    expect(refused.headers.get("retry-after")).toBe("40");
    expect(await refused.text()).toContain("secondary rate limit");
    await rest.issues.listForRepo(AT);
    stage.pass(60_000);
    await create();
    stage.pass(60_000);
    expect(await refusal(create())).toMatchObject({ status: 403 });
  });

  test("Octokit's throttling waits and comes through", async () => {
    let refused = 0;
    const stage = await started({
      intercept: ({ method }) => {
        if (method !== "POST" || refused > 0) return undefined;
        refused += 1;
        const message = "You have exceeded a secondary rate limit.";
        return { status: 403, body: { message }, headers: { "retry-after": "0" } };
      },
    });
    const octokit = getOctokit(
      stage.token(),
      {
        baseUrl: stage.gitHub.url,
        throttle: {
          fallbackSecondaryRateRetryAfter: 0,
          retryAfterBaseValue: 1,
          onRateLimit: () => true,
          onSecondaryRateLimit: () => true,
        },
      },
      throttling,
    );
    await octokit.rest.issues.create({ ...AT, title: "x" });
    expect(refused).toBe(1);
  });
});

describe("faults on purpose", () => {
  test("Octokit's retry survives a 502; a lost reply means that the work was done", async () => {
    const verdicts = [{ status: 502, body: {} }, undefined, "lost-reply", "reset"] as const;
    let call = 0;
    const stage = await started({ intercept: () => verdicts[call++] });
    const octokit = getOctokit(
      stage.token(),
      { baseUrl: stage.gitHub.url, request: { retryAfter: 0 } },
      retry,
    );
    await octokit.rest.repos.get(AT);
    await expect(stage.job().rest.issues.create({ ...AT, title: "x" })).rejects.toThrow();
    await expect(stage.job().rest.issues.create({ ...AT, title: "y" })).rejects.toThrow();
    expect((await stage.gitHub.snapshot()).issues.map(({ title }) => title)).toEqual(["x"]);
    expect(stage.log.map(({ status }) => status)).toEqual([502, 200, 0, 0]);
  });

  test("the log tells who asked for what", async () => {
    const stage = await started();
    await stage.job().rest.issues.listForRepo({ ...AT, state: "all" });
    await stage.user("ada").rest.repos.get(AT);
    expect(stage.log).toMatchObject([
      {
        job: "miyabi / intake",
        actor: "github-actions[bot]",
        method: "GET",
        path: "/repos/octo/shop/issues?state=all",
        operationId: "issues/list-for-repo",
        status: 200,
      },
      { job: null, actor: "ada", operationId: "repos/get" },
    ]);
  });
});
