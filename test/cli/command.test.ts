import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = resolve(".");
/** Without the process that tsx's own command puts in between, which would get the signals. */
const TSX = pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-cli-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The command from another folder, in an environment of its own. */
const miyabi = (...args: string[]) => {
  const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsx, join(ROOT, "src/cli/main.ts"), ...args],
    { cwd: dir, encoding: "utf8", env: { PATH: process.env["PATH"], HOME: dir } },
  );
  return { status, stdout, stderr };
};

/** A copy of small-fix whose caller may not write issues: its run ends at once. */
const brokenScenario = (): string => {
  const scenario = join(dir, "scenario");
  cpSync(join(ROOT, "examples/scenarios/small-fix"), scenario, { recursive: true });
  writeFileSync(
    join(scenario, "scenario.yml"),
    `repo: ${join(ROOT, "examples/scenarios/_repo")}\ncaller: { permissions: { issues: none } }\n`,
  );
  return scenario;
};

test.each([
  [["fly"], 2, "unknown command"],
  [["run"], 2, "--local"],
  [["run", "--local"], 3, "is not in a git repository"],
  [["run", "--local", "nowhere"], 3, "nowhere: no such folder"],
  [["run", "--local", "--issue", "issue.md"], 3, "--model claude"],
  [["run", "--local", "--scenario", "x", "--issue", "issue.md"], 3, "issue.md"],
  [["run", "--local", "--scenario", "x", "--model", "gpt"], 2, "scripted, claude"],
  [["schema", "nothing"], 2, "config"],
  [["explain", "no_sandbx"], 3, "no_sandbox"],
  [["run", "--local", "--scenario", "nowhere"], 3, "nowhere: no such folder"],
])("miyabi %j ends with %i and says what is wrong", (args, code, words) => {
  const { status, stderr, stdout } = miyabi(...args);
  expect([status, stderr]).toEqual([code, expect.stringContaining(words)]);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stdout).toBe("");
});

test("explain says what a code means, what to do and where more is said", () => {
  const { status, stdout } = miyabi("explain", "no_sandbox");
  expect(status).toBe(0);
  expect(stdout).toContain("without a sandbox");
  expect(stdout).toContain("sandbox: off");
  expect(stdout).toContain("docs/sandbox.md#setting-it-up");
});

test("a misspelt key of a scenario is named with file, line and the nearest name", () => {
  const scenario = brokenScenario();
  writeFileSync(join(scenario, "expect.yml"), "issue:\n  stat: closed\n");
  const { status, stderr } = miyabi("run", "--local", "--scenario", scenario);
  expect([status, stderr]).toEqual([3, expect.stringMatching(/expect\.yml:2.*stat.*state/)]);
});

test("--model claude without a key says which variable to set", () => {
  const { status, stderr } = miyabi(
    "run",
    "--local",
    "--scenario",
    brokenScenario(),
    "--model",
    "claude",
  );
  expect([status, stderr]).toEqual([4, expect.stringContaining("ANTHROPIC_API_KEY")]);
});

test("a run that does not end as expected ends with 1, tells what differs, and writes --out", () => {
  const { status, stdout } = miyabi(
    "run",
    "--local",
    "--scenario",
    brokenScenario(),
    "--out",
    "out",
    "--json",
  );
  expect(status).toBe(1);
  const report = JSON.parse(stdout) as { ok: boolean; errors: string[]; problems: string[] };
  expect(report.ok).toBe(false);
  expect(report.errors.join()).toContain("issues: write");
  expect(report.problems.join()).toContain("issue.state: expected closed");
  for (const file of [
    "session.json",
    "github.json",
    "timeline.json",
    "requests.jsonl",
    "model.jsonl",
  ])
    expect([file, existsSync(join(dir, "out", file))]).toEqual([file, true]);
  expect(readFileSync(join(dir, "out/timeline.json"), "utf8")).toContain('"result": "failure"');
}, 60_000);

test.each(["config", "doctor", "report", "scenario", "expect", "model", "session"])(
  "schema %s is a JSON schema",
  (name) => {
    const { status, stdout } = miyabi("schema", name);
    expect(status).toBe(0);
    expect(stdout).toContain('"$schema": "https://json-schema.org/');
  },
);

test("an interrupted run ends its jobs, cleans up and ends with 130", async () => {
  const temp = join(dir, "temp");
  mkdirSync(temp);
  const args = ["run", "--local", "--scenario", join(ROOT, "examples/scenarios/small-fix")];
  const child = spawn(process.execPath, ["--import", TSX, join(ROOT, "src/cli/main.ts"), ...args], {
    cwd: dir,
    env: { PATH: process.env["PATH"], HOME: dir, TMPDIR: temp },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (!said.includes("started") && (said + text).includes("started")) child.kill("SIGINT");
    said += text;
  });
  const code = await new Promise((done) => child.once("exit", done));
  expect([code, said]).toEqual([130, expect.stringContaining("Interrupted")]);
  expect(readdirSync(temp).filter((name) => name.startsWith("miyabi-stage-"))).toEqual([]);
}, 60_000);
