import { z } from "zod";
import { startHost, type Host } from "../../../src/stage/host/host.ts";
import { serverSaying, tinyRepository, type TinyRepository } from "./tiny-repository.ts";

const TOKEN = "host-token";

let repository: TinyRepository;
let host: Host;
let one: string;
let two: string;

beforeEach(async () => {
  repository = await tinyRepository();
  one = await repository.commit({
    "package.json": '{"type":"module"}',
    "src/server.js": serverSaying("one"),
  });
  two = await repository.commit({ "src/server.js": serverSaying("two") });
  host = await startHost({
    gitDir: repository.gitDir,
    environments: ["staging", "production"],
    token: TOKEN,
    startTimeoutMs: 5_000,
    now: () => new Date("2026-01-02T03:04:05Z"),
  });
});

afterEach(async () => {
  await host.close();
  await repository.remove();
});

const call = async (method: string, path: string, body?: unknown, token = TOKEN) => {
  const response = await fetch(host.url + path, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const answer = z
    .object({
      error: z.string().optional(),
      release: z.string().optional(),
      url: z.string().optional(),
    })
    .parse(await response.json());
  return { status: response.status, ...answer };
};

const says = async (environment = "staging"): Promise<string> =>
  (await fetch(`${host.urlOf(environment)}/`)).text();

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const environmentOfService = async () =>
  z
    .record(z.string(), z.string())
    .parse(await (await fetch(`${host.urlOf("staging")}/env`)).json());

describe("a release", () => {
  test("answers 503 at a known address before anything is deployed", async () => {
    expect((await fetch(host.urlOf("staging"))).status).toBe(503);
    expect(host.stateOf("staging")).toMatchObject({ running: false, history: [], starts: 0 });
  });

  test("runs at the environment's address, the other environment untouched", async () => {
    const url = host.urlOf("staging");
    expect(await call("POST", "/services/staging/releases", { sha: one, release: "r1" })).toEqual({
      status: 201,
      url,
      release: "r1",
    });
    expect(await says()).toBe("one");
    expect((await fetch(host.urlOf("production"))).status).toBe(503);
  });

  test("is not started twice under the same id", async () => {
    await call("POST", "/services/staging/releases", { sha: one, release: "r1" });
    const again = await call("POST", "/services/staging/releases", { sha: one, release: "r1" });
    expect(again.status).toBe(200);
    expect(host.stateOf("staging").starts).toBe(1);
  });

  test("follows another one without a failed request in between", async () => {
    await host.deploy("staging", { sha: one, release: "r1" });
    const heard = new Set<string>();
    const switched = new AbortController();
    const listener = (async () => {
      while (!switched.signal.aborted) heard.add(await says());
    })();
    await host.deploy("staging", { sha: two, release: "r2" });
    switched.abort();
    await listener;
    heard.add(await says());
    expect([...heard]).toEqual(["one", "two"]);
  });

  test("has an environment with its port and nothing of the host's own", async () => {
    await host.deploy("staging", { sha: one, release: "r1" });
    const environment = await environmentOfService();
    expect(Object.keys(environment).sort()).toEqual(
      ["HOME", "NODE_ENV", "PATH", "PORT", "RELEASE", "SHA"].sort(),
    );
    expect(environment).toMatchObject({ RELEASE: "r1", SHA: one });
  });

  test("that ended by itself answers 502 and is started again under the same id", async () => {
    const dying = await repository.commit({
      "src/server.js": `${serverSaying("dying")}setTimeout(() => process.exit(0), 300);`,
    });
    await host.deploy("staging", { sha: dying, release: "r1" });
    while (host.stateOf("staging").running) await says().catch(() => undefined);
    expect((await fetch(host.urlOf("staging"))).status).toBe(502);
    expect(await host.deploy("staging", { sha: dying, release: "r1" })).toMatchObject({
      kind: "started",
    });
  });

  test("that does not start is refused with its output, and the one before stays up", async () => {
    await host.deploy("staging", { sha: one, release: "r1" });
    const broken = await repository.commit({ "src/server.js": 'throw new Error("no database")' });
    const refused = await call("POST", "/services/staging/releases", {
      sha: broken,
      release: "r2",
    });
    expect(refused.status).toBe(422);
    expect(refused.error).toContain("no database");
    expect(await says()).toBe("one");
    expect(host.stateOf("staging")).toMatchObject({ release: "r1", running: true, starts: 1 });
  });
});

describe("a rollback", () => {
  test("goes back to the release before", async () => {
    await host.deploy("staging", { sha: one, release: "r1" });
    await host.deploy("staging", { sha: two, release: "r2" });
    expect(await call("POST", "/services/staging/rollback")).toMatchObject({
      status: 200,
      release: "r1",
    });
    expect(await says()).toBe("one");
    expect(host.stateOf("staging").history.map(({ release, action }) => [release, action])).toEqual(
      [
        ["r1", "deployed"],
        ["r2", "deployed"],
        ["r1", "rolled_back"],
      ],
    );
  });

  test("that names the release to leave goes back once, however often it is asked", async () => {
    await host.deploy("staging", { sha: one, release: "r0" });
    await host.deploy("staging", { sha: one, release: "r1" });
    await host.deploy("staging", { sha: two, release: "r2" });
    const goBack = () => call("POST", "/services/staging/rollback", { release: "r2" });
    expect(await goBack()).toMatchObject({ status: 200, release: "r1" });
    expect(await goBack()).toMatchObject({ status: 200, release: "r1" });
    expect(host.stateOf("staging").starts).toBe(4);
  });

  test("of the first release is refused", async () => {
    await host.deploy("staging", { sha: one, release: "r1" });
    expect((await call("POST", "/services/staging/rollback")).status).toBe(409);
    expect(await says()).toBe("one");
  });
});

describe("the interface", () => {
  test.each([
    ["a wrong token", "GET", "/services/staging", undefined, "wrong", 401, "MIYABI_HOST_TOKEN"],
    [
      "an unknown environment",
      "GET",
      "/services/moon",
      undefined,
      TOKEN,
      404,
      "staging, production",
    ],
    ["another method", "PUT", "/services/staging", undefined, TOKEN, 405, "POST"],
    ["a body that is no JSON", "POST", "/services/staging/releases", "{", TOKEN, 400, "JSON"],
    [
      "a short commit id",
      "POST",
      "/services/staging/releases",
      { sha: "abc", release: "r" },
      TOKEN,
      422,
      "40 hex",
    ],
    [
      "an unknown commit",
      "POST",
      "/services/staging/releases",
      { sha: "0".repeat(40), release: "r" },
      TOKEN,
      422,
      "no such commit",
    ],
  ])("refuses %s", async (_, method, path, body, token, status, text) => {
    const answer = await call(method, path, body, token);
    expect(answer.status).toBe(status);
    expect(answer.error).toContain(text);
  });

  test("shows a service", async () => {
    await host.deploy("staging", { sha: one, release: "r1" });
    const response = await fetch(`${host.url}/services/staging`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(await response.json()).toEqual({
      environment: "staging",
      url: host.urlOf("staging"),
      release: "r1",
      sha: one,
      running: true,
      history: [{ release: "r1", sha: one, action: "deployed", at: "2026-01-02T03:04:05.000Z" }],
      starts: 1,
    });
  });
});

test("close ends every process, also one that ignores SIGTERM", async () => {
  const stubborn = await repository.commit({
    "src/server.js": `${serverSaying("").replace("server.close()", "undefined")}
      process.env.PID = String(process.pid);`,
  });
  await host.deploy("staging", { sha: stubborn, release: "r1" });
  const pid = Number((await environmentOfService())["PID"]);
  expect(isAlive(pid)).toBe(true);
  await host.close();
  expect(isAlive(pid)).toBe(false);
});
