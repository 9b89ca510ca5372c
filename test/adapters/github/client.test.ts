import { githubClient } from "../../../src/adapters/github/client.ts";
import { githubIssues } from "../../../src/adapters/github/issues.ts";
import { githubPulls } from "../../../src/adapters/github/pulls.ts";
import { TransientError, UserError } from "../../../src/core/errors.ts";
import { AT } from "../../stage/github/rig.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { stageClient } from "./stage-client.ts";

type Opened = Awaited<ReturnType<typeof stageClient>>;
let open: Opened[] = [];
const start = async (...options: Parameters<typeof stageClient>): Promise<Opened> => {
  const started = await stageClient(...options);
  open.push(started);
  return started;
};
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});

const failTimes = (times: number, verdict: "reset" | { status: number }) => () =>
  times-- > 0 ? verdict : undefined;
const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test.each([["reset" as const], [{ status: 500 }], [{ status: 502 }], [{ status: 503 }]])(
  "three faults (%j) in a row are waited out, each with a warning",
  async (verdict) => {
    const { client, clock, warnings } = await start({
      stage: { intercept: failTimes(3, verdict) },
    });
    await client.rest.repos.get(AT);
    expect(clock.slept).toEqual([2000, 4000, 8000]);
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toContain("GET /repos/{owner}/{repo}): retry 1 of 3 in 2 s");
  },
);

test("a fourth one is a TransientError", async () => {
  const { client } = await start({ stage: { intercept: () => ({ status: 503 }) } });
  const error = await thrownBy(client.rest.repos.get(AT));
  expect(error).toBeInstanceOf(TransientError);
  expect(error).toMatchObject({
    message: expect.stringContaining("GitHub answered 503") as unknown,
  });
});

test("a request that GitHub does not answer in time is sent again", async () => {
  const { createServer } = await import("node:http");
  let seen = 0;
  const server = createServer((_request, response) => {
    if (++seen > 1) response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const client = await githubClient({
    token: "t",
    baseUrl: `http://127.0.0.1:${address.port}`,
    clock: new FakeClock(),
    log: { warn: () => undefined },
    timeoutMs: 2_000,
  });
  await client.rest.repos.get(AT);
  expect(seen).toBe(2);
  server.closeAllConnections();
  server.close();
});

test("the primary limit is waited for inside the bound, else the session can be parked", async () => {
  const limited = await start({ stage: { rateLimits: { job: 1 } } });
  await limited.client.rest.repos.get(AT);
  const error = await thrownBy(limited.client.rest.repos.get(AT));
  expect(error).toBeInstanceOf(TransientError);
  expect(error).toMatchObject({ retryAfterMs: 3_601_000 });
  expect(limited.clock.slept).toEqual([]);

  const patient = await start({
    stage: { rateLimits: { job: 1 } },
    client: { maxLimitMs: 2 * 3_600_000 },
  });
  const { clock } = patient;
  const sleep = clock.sleep.bind(clock);
  clock.sleep = (ms) => {
    patient.pass(ms);
    return sleep(ms);
  };
  await patient.client.rest.repos.get(AT);
  await patient.client.rest.repos.get(AT);
  expect(clock.slept).toEqual([3_601_000]);
});

test("a secondary limit obeys retry-after, else a minute, also for a POST", async () => {
  const limit = (headers: Record<string, string>) => ({
    status: 403,
    body: { message: "You have exceeded a secondary rate limit." },
    headers,
  });
  let verdicts = [limit({ "retry-after": "5" }), limit({})];
  const { client, clock, gitHub } = await start({
    stage: { intercept: ({ method }) => (method === "POST" ? verdicts.shift() : undefined) },
  });
  await gitHub.as("ada").createIssue({ title: "x" });
  await client.rest.issues.createComment({ ...AT, issue_number: 1, body: "hello" });
  expect(clock.slept).toEqual([5000, 60_000]);
  verdicts = [];
});

test("a refused token is renewed once, and reported where it cannot be", async () => {
  const fresh = await start();
  let asked = 0;
  const client = await githubClient({
    token: "expired",
    baseUrl: fresh.gitHub.url,
    clock: fresh.clock,
    log: { warn: () => undefined },
    renew: () => {
      asked += 1;
      return Promise.resolve(fresh.token());
    },
  });
  await client.rest.repos.get(AT);
  await client.rest.repos.get(AT);
  expect(asked).toBe(1);

  const old = await start({ client: { token: "expired" } });
  expect(await thrownBy(old.client.rest.repos.get(AT))).toMatchObject({ code: "missing_token" });
});

test("no token is the user's mistake", async () => {
  const options = { token: "", baseUrl: "http://127.0.0.1:9", clock: new FakeClock() };
  const error = await thrownBy(githubClient({ ...options, log: { warn: () => undefined } }));
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ code: "missing_token" });
});

test("a missing permission is named as one writes it in the workflow", async () => {
  const stage = await start();
  const client = await githubClient({
    token: stage.stage.token({ issues: "read" }),
    baseUrl: stage.gitHub.url,
    clock: stage.clock,
    log: { warn: () => undefined },
  });
  await stage.gitHub.as("ada").createIssue({ title: "x" });
  const error = await thrownBy(
    githubIssues({ client, ...AT }).upsertComment({ issue: 1, key: "plan", body: "Plan" }),
  );
  expect(error).toMatchObject({
    code: "missing_permission",
    message: expect.stringContaining(
      'It needs "issues: write": add it to "permissions:"',
    ) as unknown,
  });
});

test("a repository that forbids pull requests by workflows says which setting to change", async () => {
  const message = "GitHub Actions is not permitted to create or approve pull requests.";
  const { client } = await start({
    stage: {
      intercept: ({ method }) =>
        method === "POST" ? { status: 403, body: { message } } : undefined,
    },
  });
  const pull = { branch: "x", base: "main", title: "t", body: "b", draft: false };
  expect(await thrownBy(githubPulls({ client, ...AT }).open(pull))).toMatchObject({
    code: "missing_permission",
    message: expect.stringContaining("Settings > Actions > General") as unknown,
  });
});
