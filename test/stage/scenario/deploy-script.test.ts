import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHost, type Host } from "../../../src/stage/host/host.ts";
import { seedRepository } from "../../../src/stage/seed-repository.ts";

const REPO = join(import.meta.dirname, "../../../examples/scenarios/_repo");
const TOKEN = "host-token";

let dir: string;
let host: Host;
let sha: string;

const run = (command: string, args: string[], env: Record<string, string>) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const options = { cwd: REPO, env: { PATH: process.env["PATH"] ?? "", ...env } };
    execFile(command, args, options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });

const deploy = (release: string, ...args: string[]) =>
  run("node", ["deploy/deploy.mjs", ...args], {
    MIYABI_HOST_URL: host.url,
    MIYABI_HOST_TOKEN: TOKEN,
    MIYABI_SHA: sha,
    MIYABI_RELEASE: release,
  });

const health = async (): Promise<unknown> =>
  (await fetch(`${host.urlOf("staging")}/health`)).json();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "deploy-script-"));
  const gitDir = join(dir, "repo.git");
  await seedRepository({ gitDir, layers: [{ from: REPO, to: "." }], at: new Date(0) });
  sha = (await run("git", ["-C", gitDir, "rev-parse", "main"], {})).stdout.trim();
  host = await startHost({ gitDir, environments: ["staging"], token: TOKEN });
});

afterAll(async () => {
  await host.close();
  await rm(dir, { recursive: true, force: true });
});

test("the sample's deploy script brings a release up, goes back, and may be repeated", async () => {
  for (const release of ["1-a", "1-b", "1-b"])
    expect(await deploy(release, "staging")).toMatchObject({ code: 0 });
  expect(await health()).toEqual({ status: "ok", version: "1-b" });
  expect(await deploy("1-b", "staging", "rollback")).toMatchObject({ code: 0 });
  expect(await deploy("1-b", "staging", "rollback")).toMatchObject({ code: 0 });
  expect(await health()).toEqual({ status: "ok", version: "1-a" });
  expect(host.stateOf("staging").starts).toBe(3);
});

test("it says what is missing", async () => {
  const nothing = await run("node", ["deploy/deploy.mjs", "staging"], {});
  expect(nothing).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("is not set") as unknown,
  });
  expect((await deploy("1-a")).stderr).toContain("name an environment");
  expect((await deploy("1-a", "moon")).stderr).toContain("the host answered 404");
});
