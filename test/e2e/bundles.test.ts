import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findNode24 } from "../../src/stage/node24.ts";

const ACTIONS = readdirSync("actions").sort();
const NODE = findNode24();
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-bundle-"));
  writeFileSync(join(dir, "output"), "");
  writeFileSync(join(dir, "event.json"), JSON.stringify({ action: "labeled" }));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A committed bundle as the runner starts it. */
const run = (action: string, env: Record<string, string>) => {
  const { status, stdout, stderr } = spawnSync(NODE, [`dist/${action}/index.js`], {
    encoding: "utf8",
    env: { GITHUB_OUTPUT: join(dir, "output"), ...env },
  });
  return { status, text: stdout + stderr, outputs: readFileSync(join(dir, "output"), "utf8") };
};

const job = (): Record<string, string> => ({
  GITHUB_REPOSITORY: "octo/notes",
  GITHUB_RUN_ID: "1",
  GITHUB_RUN_ATTEMPT: "1",
  GITHUB_EVENT_NAME: "issues",
  GITHUB_EVENT_PATH: join(dir, "event.json"),
  GITHUB_ACTOR: "alice",
  GITHUB_REF: "refs/heads/main",
  GITHUB_SHA: "a".repeat(40),
  GITHUB_SERVER_URL: "http://127.0.0.1:9",
  GITHUB_API_URL: "http://127.0.0.1:9",
  RUNNER_TEMP: dir,
});

test.each(ACTIONS)("%s outside of a job says where it belongs, without a stack", (action) => {
  const { status, text, outputs } = run(action, {});
  expect(status).toBe(1);
  expect(text).toMatch(
    /::error::.*GITHUB_\w+ is not set\. Run this as a step of a GitHub Actions job/,
  );
  expect(text).not.toMatch(/\n\s+at /);
  expect(outputs).toContain("failed");
});

test.each(ACTIONS)("%s with an event that is no JSON says so, without a stack", (action) => {
  writeFileSync(join(dir, "event.json"), "{");
  const { status, text } = run(action, job());
  expect([status, text]).toEqual([1, expect.stringContaining("cannot be read as JSON")]);
  expect(text).not.toMatch(/\n\s+at /);
});

const REST = ["coordinator", "finalize", "issue", "pr", "sweep"];
test.each(REST)("%s without a token says how to pass one", (action) => {
  const { status, text } = run(action, {
    ...job(),
    INPUT_ISSUE: "7",
    INPUT_WORKFLOW: "miyabi.yml",
    INPUT_JOBS: "{}",
  });
  expect([status, text]).toEqual([1, expect.stringContaining("github-token")]);
});

test.each([
  ["", "on the event pull_request and no other, not on issues"],
  ...["0", "-1", "seven", "1.5"].map((issue) => [issue, "issue must be the number of an issue"]),
])("review with issue %j says what it wants", (issue = "", said = "") => {
  const { status, text } = run("review", { ...job(), INPUT_ISSUE: issue, INPUT_ATTEMPT: "1" });
  expect([status, text]).toEqual([1, expect.stringContaining(said)]);
});
