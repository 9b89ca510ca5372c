import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { sessionRecords } from "../../fakes/session-records.ts";

const MAIN = resolve("src/cli/main.ts");
/** Without the process that tsx's own command puts in between, which would get the signals. */
const TSX = pathToFileURL(resolve("node_modules/tsx/dist/loader.mjs")).href;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-dashboard-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const env = () => ({ PATH: process.env["PATH"], HOME: dir });
const miyabi = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", TSX, MAIN, "dashboard", ...args], {
    cwd: dir,
    encoding: "utf8",
    env: env(),
  });

const records = sessionRecords({ count: 10 });
const writeRecords = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const record of records)
    writeFileSync(join(folder, `${record.issue.number}.json`), JSON.stringify(record));
};

/** A clone whose branch miyabi/logs has the records and one entry of the log. */
const makeClone = (): void => {
  const git = (...args: string[]) =>
    spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@example", ...args], {
      cwd: dir,
      env: env(),
    });
  git("init", "--quiet", "--initial-branch", "miyabi/logs");
  writeRecords(join(dir, ".ai/sessions"));
  mkdirSync(join(dir, ".ai/logs"), { recursive: true });
  writeFileSync(
    join(dir, ".ai/logs/2026-01-05.md"),
    "## 2026-01-05 10:00:00 - Deployment to staging\n\n**Agent**: DeploymentAgent\n**Task**: issue-100 (Blue widgets)\n**Status**: healthy\n\n### Actions\n- Release: r1\n",
  );
  git("add", "-A");
  git("commit", "--quiet", "-m", "log");
};

test("a clone's sessions and its log become a page with its data", () => {
  makeClone();
  const { status, stdout, stderr } = miyabi();
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("10 sessions of refs/heads/miyabi/logs");
  const file = (name: string) => readFileSync(join(dir, "miyabi-dashboard", name), "utf8");
  expect(file("index.html")).toContain("Content-Security-Policy");
  expect(file("data/sessions.js")).toContain('miyabiTake("sessions"');
  expect(file("data/fleet.js")).toContain('"count":10');
  expect(file("data/knowledge-0.js")).toContain("Blue widgets");
});

test("the records of a folder are taken, and it is served until it is interrupted", async () => {
  writeRecords(join(dir, "records"));
  const args = ["--from", "records", "--out", "site", "--serve"];
  const served = spawn(process.execPath, ["--import", TSX, MAIN, "dashboard", ...args], {
    cwd: dir,
    env: env(),
  });
  let said = "";
  const url = await new Promise<string>((found) => {
    served.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [at] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
      if (at !== undefined) found(at);
    });
  });
  expect(await (await fetch(`${url}data/knowledge-0.js`)).text()).toContain("CodeGenAgent");
  const ended = new Promise((end) => served.on("exit", end));
  served.kill("SIGINT");
  expect(await ended).toBe(0);
});

test("where there is no record the page says so, and a folder that is not there is named", () => {
  mkdirSync(join(dir, "empty"));
  expect(miyabi("--from", "empty")).toMatchObject({ status: 0, stderr: "" });
  expect(existsSync(join(dir, "miyabi-dashboard/index.html"))).toBe(true);
  const missing = miyabi("--from", "nowhere");
  expect(missing.status).toBe(3);
  expect(missing.stderr).toContain("nowhere cannot be read");
});
