import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Case } from "./action.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-action-"));
  for (const file of ["output", "summary"]) await writeFile(join(dir, file), "");
  await writeFile(join(dir, "event.json"), '{"action":"labeled"}');
});
afterEach(() => rm(dir, { recursive: true }));

type Ended = { code: number; stdout: string; outputs: Record<string, string>; summary: string };

/** Runs the action as the runner would. */
async function run(name: Case, change: Record<string, string | undefined> = {}): Promise<Ended> {
  const env = {
    PATH: process.env["PATH"],
    CASE: name,
    GITHUB_REPOSITORY: "octo/shop",
    GITHUB_RUN_ID: "7",
    GITHUB_RUN_ATTEMPT: "2",
    GITHUB_EVENT_NAME: "issues",
    GITHUB_EVENT_PATH: join(dir, "event.json"),
    GITHUB_ACTOR: "ada",
    GITHUB_TRIGGERING_ACTOR: "grace",
    GITHUB_REF: "refs/heads/main",
    GITHUB_SHA: "abc",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_API_URL: "https://api.github.com",
    RUNNER_TEMP: dir,
    GITHUB_OUTPUT: join(dir, "output"),
    GITHUB_STEP_SUMMARY: join(dir, "summary"),
    INPUT_ISSUE: "500",
    ...change,
  };
  const args = ["--import", "tsx", "--no-warnings", join(import.meta.dirname, "action.ts")];
  const [code, stdout] = await new Promise<[number, string]>((resolve) => {
    execFile(process.execPath, args, { env }, (error, out) => {
      resolve([error ? Number(error.code) : 0, out]);
    });
  });
  const outputs = parseOutputs(await readFile(join(dir, "output"), "utf8"));
  return { code, stdout, outputs, summary: await readFile(join(dir, "summary"), "utf8") };
}

/** `name<<delimiter`, lines of the value, `delimiter`: as the runner reads the file. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const [, name, delimiter] = /^(.+?)<<(.+)$/.exec(lines[at] ?? "") ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, at + 1);
    outputs[name] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return outputs;
}

test("threat 8: a token that was made during the run is masked and taken out from then on", async () => {
  const { stdout, outputs, summary } = await run("leak-later");
  expect(outputs["seen"]).toBe("as it is");
  expect(stdout).toContain("::add-mask::ya29.canary-short-lived-0123456789");
  const left = stdout.replaceAll("::add-mask::ya29.canary-short-lived-0123456789", "");
  expect([outputs["next"], outputs["result"], summary, left].join("\n")).not.toMatch(
    /canary|eWEyOS5jYW5hcn/,
  );
  expect(outputs["next"]).toBe("*** ***");
});

test("inputs and the facts of the run come in, outputs and summary go out", async () => {
  const { code, stdout, outputs, summary } = await run("done");
  expect(code).toBe(0);
  expect(outputs).toMatchObject({ outcome: "done", reason: "merged", next: "deploy" });
  expect(JSON.parse(outputs["result"] ?? "")).toEqual({
    outcome: "done",
    reason: "merged",
    message: "Merged.",
  });
  expect(JSON.parse(outputs["seen"] ?? "")).toEqual({
    issue: "500",
    disabled: false,
    repository: "octo/shop",
    runId: 7,
    runAttempt: 2,
    eventName: "issues",
    event: { action: "labeled" },
    actor: "ada",
    triggeringActor: "grace",
    ref: "refs/heads/main",
    sha: "abc",
    serverUrl: "https://github.com",
    apiUrl: "https://api.github.com",
    tempDir: dir,
  });
  expect(summary).toBe("# All well\n");
  expect(stdout.trim()).toBe(
    "::group::Summary of this step\n# All well\n::endgroup::\ndone (merged): Merged.",
  );
});

test("a failed outcome fails the step and still hands over its outputs", async () => {
  const { code, stdout, outputs } = await run("failed");
  expect(code).toBe(1);
  expect(outputs).toMatchObject({ outcome: "failed", reason: "merge_conflict" });
  expect(stdout).toContain("::error::failed (merge_conflict): Conflict in a.ts.");
});

test.each<[Case, string]>([
  ["waiting", "::warning::waiting (approval_needed): Read the plan."],
  ["blocked", "::error::blocked (budget_used_up): Nothing is left."],
])("%s is no failed step, and is seen", async (name, line) => {
  const { code, stdout } = await run(name);
  expect(code).toBe(0);
  expect(stdout.trim()).toBe(line);
});

test("a user's mistake shows its message and code, and no stack", async () => {
  const { code, stdout, outputs } = await run("user-error");
  expect(code).toBe(1);
  expect(stdout.trim()).toBe(
    "::error::The configuration is not valid:%0A  model: too short (invalid_config)",
  );
  expect(outputs).toMatchObject({ outcome: "failed", reason: "invalid_config" });
});

test.each<[Case, RegExp]>([
  ["transient", /^::error::A passing fault: GitHub answered 503\./m],
  ["bug", /^::error::An unexpected fault: x is not a function\. Run the job again/m],
  ["odd-throw", /^::error::An unexpected fault: just text\./m],
])("%s is one line; its stack is for the debug log", async (name, line) => {
  const { code, stdout, outputs } = await run(name);
  expect(code).toBe(1);
  expect(stdout).toMatch(line);
  expect(
    stdout.split("\n").filter((one) => / at .*\.ts/.test(one) && !one.startsWith("::debug::")),
  ).toEqual([]);
  expect(outputs).toMatchObject({ outcome: "failed", reason: "job_failed" });
});

const onLinux = existsSync("/dev/full") ? test : test.skip;
if (!existsSync("/dev/full")) process.stderr.write("skipped: no /dev/full\n");

onLinux("fault 37: a full disk is named, with what to do", async () => {
  const { code, stdout, outputs } = await run("disk-full", { INPUT_ISSUE: "/dev/full" });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error::The runner's disk is full: ENOSPC: .*runs-on.*\(disk_full\)/m);
  expect(outputs).toMatchObject({ outcome: "failed", reason: "disk_full" });
});

test.each([
  [{ GITHUB_REPOSITORY: undefined }, /GITHUB_REPOSITORY is not set.*\(invalid_input\)/],
  [{ GITHUB_REPOSITORY: "shop" }, /must be owner\/name/],
  [{ GITHUB_RUN_ID: "x" }, /GITHUB_RUN_ID must be a positive whole number/],
  [{ GITHUB_EVENT_PATH: "/nowhere" }, /cannot be read as JSON.*\(invalid_event\)/],
])("a broken environment (%j) says what is wrong", async (change, expected) => {
  const { code, stdout } = await run("done", change);
  expect(code).toBe(1);
  expect(stdout).toMatch(expected);
});

test("an event that is no JSON is named", async () => {
  await writeFile(join(dir, "event.json"), "{broken");
  expect((await run("done")).outputs).toMatchObject({ reason: "invalid_event" });
});

test("secrets are masked line by line and show nowhere", async () => {
  const secrets = {
    "INPUT_GITHUB-TOKEN": "ghs_canary_token",
    "INPUT_ANTHROPIC-API-KEY": "sk-canary-key",
    "INPUT_DEPLOY-SECRETS": "KUBE_TOKEN=canary-kube-value\nFLAG=true",
  };
  const { stdout, outputs, summary } = await run("leak", secrets);
  const masks = stdout.split("\n").filter((line) => line.startsWith("::add-mask::"));
  expect(masks.map((line) => line.replace("::add-mask::", "")).sort()).toEqual([
    "FLAG=true",
    "KUBE_TOKEN=canary-kube-value",
    "canary-kube-value",
    "ghs_canary_token",
    "sk-canary-key",
  ]);
  const rest = stdout.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  expect(`${rest.join("\n")}${JSON.stringify(outputs)}${summary}`).not.toMatch(/canary/);
  expect(outputs["next"]).toBe("***");
});

test.each(["500", "501"])(
  "threats 7, 8 and 45: no encoding of a secret is published, debug logging on (issue %s)",
  async (issue) => {
    const key = "sk-ant-canary-A1b2C3d4E5f6";
    const token = ["eyJcanary", "canaryRuntime", "Token99"].join(".");
    const bytes = Buffer.from(key);
    const { stdout, outputs, summary } = await run("leak-encoded", {
      INPUT_ISSUE: issue,
      "INPUT_ANTHROPIC-API-KEY": key,
      ACTIONS_RUNTIME_TOKEN: token,
      RUNNER_DEBUG: "1",
      ACTIONS_STEP_DEBUG: "true",
    });
    const shown = stdout.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    const published = `${shown.join("\n")}${JSON.stringify(outputs)}${summary}`;
    expect(published).toContain("***");
    for (const form of [
      key,
      token,
      bytes.toString("base64"),
      bytes.toString("hex"),
      Array.from(key).reverse().join(""),
      Array.from(key).join(" "),
      "H4sI",
    ])
      expect(published).not.toContain(form);
  },
);

test("threat 20: what tools wrote cannot become a workflow command", async () => {
  const { stdout } = await run("commands");
  expect(stdout).not.toMatch(/^\s*::(set-output|notice)/m);
  expect(stdout).not.toContain("##[error]");
  expect(stdout).not.toContain("\r");
});

test("threat 18: an output cannot end itself and begin another", async () => {
  const { outputs } = await run("injection");
  expect(outputs["outcome"]).toBe("done");
  expect(outputs["next"]).toBe("a\nEOF\noutcome=evil\nghadelimiter_x");
});

test("a summary stays under GitHub's limit", async () => {
  const { summary, code } = await run("huge");
  expect(code).toBe(0);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
  expect(summary).toMatch(/é\n\n… cut here/);
  expect(summary).not.toContain("\uFFFD");
});

test("annotations name their place; their text gives no command and shows no secret", async () => {
  const token = ["ghs", "0123456789abcdef"].join("_");
  const { code, stdout } = await run("annotations", { "INPUT_GITHUB-TOKEN": token });
  expect(code).toBe(0);
  const lines = stdout.split("\n").filter((line) => /^::(error|warning|set-output)/.test(line));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^::error title=x\/y,file=src\/a%2Cb\.js,line=3::a%0A: :set-output/);
  expect(lines[0]).not.toContain("##[");
  expect(lines[0]).not.toContain(token);
  expect(lines[1]).toBe("::warning title=x/z,file=src/c.js,line=1::careful");
});

test.each(["true", "1", "yes please", "TRUE"])(
  "with MIYABI_DISABLED=%s nothing is done, and the job says why",
  async (MIYABI_DISABLED) => {
    const { code, outputs, summary } = await run("done", { MIYABI_DISABLED });
    expect([code, summary]).toEqual([0, ""]);
    expect(outputs).toMatchObject({ outcome: "skipped", reason: "disabled" });
    expect(outputs["next"]).toBeUndefined();
  },
);

test.each(["", "0", "false", "False"])(
  "MIYABI_DISABLED=%p disables nothing",
  async (MIYABI_DISABLED) => {
    expect((await run("done", { MIYABI_DISABLED })).outputs).toMatchObject({ reason: "merged" });
  },
);
