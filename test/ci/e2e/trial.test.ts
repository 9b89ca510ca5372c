import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { sandboxPlace, WORKFLOW, type Sandbox } from "../../../.ci/e2e/sandbox.ts";
import { runTrial } from "../../../.ci/e2e/trial.ts";
import { FILE } from "../../../.ci/e2e/wanted-change.ts";
import type { RunRecord } from "../../../src/stage/contract/runs.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { stageClient } from "../../adapters/github/stage-client.ts";
import { ACTIONS_BOT } from "../../../src/stage/contract/tokens.ts";

const SHA = "0123456789".repeat(4);
const HEAD = "feature/issue-1";

type Opened = Awaited<ReturnType<typeof stageClient>>;
let opened: Opened | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

/** While the trial sleeps, the next of these acts happens; then time only passes. */
class ActingClock extends FakeClock {
  readonly acts: (() => Promise<void>)[] = [];

  override async sleep(milliseconds: number): Promise<void> {
    await super.sleep(milliseconds);
    await this.acts.shift()?.();
  }
}

/** A sandbox on the stage's GitHub, and Miyabi's part in it played by hand. */
async function trialOn() {
  const clock = new ActingClock("2026-03-01T09:00:00.000Z");
  opened = await stageClient();
  const { stage } = opened;
  const token = stage.tokens.mint({
    kind: "user",
    account: { login: "grace", id: 7, type: "User" },
    role: "admin",
  });
  const { githubClient } = await import("../../../src/adapters/github/client.ts");
  const client = await githubClient({
    token,
    baseUrl: stage.gitHub.url,
    clock: new FakeClock(),
    log: { warn: () => undefined },
  });
  const sandbox: Sandbox = { client, place: { owner: "octo", repo: "shop" }, clock };
  const miyabi = stage.gitHub.as("grace");
  const told: string[] = [];
  const run = (more: Partial<RunRecord>): RunRecord => ({
    id: 1,
    runNumber: 1,
    attempt: 1,
    workflowPath: WORKFLOW,
    workflowName: "Miyabi",
    title: "Issue",
    event: "issues",
    headBranch: "main",
    headSha: stage.git.sha("main"),
    actor: ACTIONS_BOT,
    triggeringActor: ACTIONS_BOT,
    status: "in_progress",
    createdAt: new Date("2026-03-01T09:00:00Z"),
    jobs: [],
    ...more,
  });
  return {
    stage,
    clock,
    miyabi,
    told,
    start: async (minutes = 60) =>
      runTrial(sandbox, {
        source: { repository: "acme/miyabi", ref: SHA },
        example: readFileSync("examples/caller.yml", "utf8"),
        id: "77",
        minutes,
        tell: (line) => void told.push(line),
      }),
    runs: (...records: Partial<RunRecord>[]) => {
      stage.runs.records = records.map(run);
    },
    /** Branch, pull request, merge and report. */
    lands: async (text: string) => {
      await miyabi.push("feat: greet", { [FILE]: text }, HEAD);
      await miyabi.call("pulls/create", { title: "Greet", head: HEAD, base: "main" });
      await miyabi.merge(2);
      await miyabi.call("git/delete-ref", { ref: `heads/${HEAD}` });
      await miyabi.comment(1, "<!-- miyabi:1:summary -->\nDone.");
      await miyabi.setLabels(1, ["✅ state:done"]);
      await miyabi.close(1);
    },
  };
}

test("an issue from label to merge: the sandbox calls the commit that is tried, and is as it was afterwards", async () => {
  const trial = await trialOn();
  const { stage, clock, miyabi } = trial;
  let begun = "";
  clock.acts.push(
    async () => {
      begun = stage.git.sha("main");
      const { labels } = (
        await stage.user("ada").rest.issues.get({
          owner: "octo",
          repo: "shop",
          issue_number: 1,
        })
      ).data;
      expect(labels).toMatchObject([{ name: "trigger:agent-execute" }]);
      trial.runs({});
      await miyabi.setLabels(1, ["state:implementing"]);
    },
    async () => trial.lands("Hello from trial 77.\n"),
    // The report is there before the run has ended.
    async () => trial.runs({ status: "completed", conclusion: "success" }),
  );
  expect(await trial.start()).toEqual([]);
  expect(stage.git.git(["show", `main:${WORKFLOW}`])).toContain(
    `uses: acme/miyabi/.github/workflows/miyabi.yml@${SHA}\n`,
  );
  expect(stage.git.sha("main")).toBe(begun);
  expect(trial.told).toEqual(
    expect.arrayContaining([
      "#1 state:implementing",
      "#1 state:done",
      "ok   the issue is closed (closed)",
    ]),
  );

  // Another time nothing is left to pin.
  const commits = stage.git.git(["rev-list", "--count", "main"]);
  clock.acts.push(async () => miyabi.setLabels(3, ["state:blocked"]));
  await trial.start();
  expect(stage.git.git(["rev-list", "--count", "main"])).toBe(commits);
});

test("what is wrong is told, each thing by its name", async () => {
  const trial = await trialOn();
  trial.clock.acts.push(async () => {
    await trial.lands("Something else\n");
    await trial.miyabi.setLabels(1, ["state:failed"]);
    trial.runs({ status: "completed", conclusion: "failure" });
  });
  const wrong = await trial.start();
  expect(wrong.map(({ what }) => what)).toEqual([
    "it is labelled state:done",
    `${FILE} says what was asked`,
    "every run succeeded",
  ]);
});

test("where nothing happens the trial ends, and whatever was begun is cleaned up", async () => {
  const trial = await trialOn();
  const { stage, miyabi } = trial;
  trial.clock.acts.push(async () => {
    trial.runs({ id: 41 });
    await miyabi.push("feat: half", { "half.txt": "half\n" }, HEAD);
    await miyabi.call("pulls/create", { title: "Half", head: HEAD, base: "main" });
    await miyabi.push("chore: stray", { "stray.txt": "stray\n" });
  });
  const wrong = await trial.start(1);
  expect(wrong[0]).toEqual({ what: "it came to an end", ok: false, found: "not in 1 min" });
  expect(stage.runs.told).toEqual(["cancel 41"]);
  const { rest } = stage.user("ada");
  const at = { owner: "octo", repo: "shop" };
  expect((await rest.issues.get({ ...at, issue_number: 1 })).data.state).toBe("closed");
  expect((await rest.pulls.get({ ...at, pull_number: 2 })).data.state).toBe("closed");
  const names = (await rest.repos.listBranches(at)).data.map(({ name }) => name);
  expect(names).toEqual(["main"]);
  expect(stage.git.git(["ls-tree", "--name-only", "main"]).split("\n").sort()).toEqual([
    ".github",
    "README.md",
  ]);
});

test("what cannot be cleaned up is told, and the rest is cleaned up all the same", async () => {
  const trial = await trialOn();
  const { stage, miyabi } = trial;
  trial.clock.acts.push(async () => {
    await miyabi.protect("main", { checks: ["ci"], enforceAdmins: true });
    await miyabi.setLabels(1, ["state:paused"]);
    trial.runs({ status: "completed", conclusion: "success" });
  });
  const wrong = await trial.start();
  expect(wrong.at(-1)?.what).toBe("the sandbox is as it was");
  expect(wrong.at(-1)?.found).toMatch(/^reset main: /);
  const { data } = await stage.user("ada").rest.issues.get({
    owner: "octo",
    repo: "shop",
    issue_number: 1,
  });
  expect(data.state).toBe("closed");
});

test("only a repository that says it is a sandbox, and never our own", () => {
  expect(sandboxPlace("octo/miyabi-sandbox", "octo/miyabi")).toEqual({
    owner: "octo",
    repo: "miyabi-sandbox",
  });
  for (const repository of [
    "octo/shop",
    "octo/sandbox-shop",
    "own/own-sandbox",
    "a/b/c-sandbox",
    "",
  ])
    expect(() => sandboxPlace(repository, "own/own-sandbox")).toThrow(
      "whose name ends in -sandbox",
    );
});

test("without its secrets it fails, and names every one that is missing", () => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", ".ci/e2e/main.ts"],
    { encoding: "utf8", env: { PATH: process.env["PATH"], GITHUB_SHA: SHA, E2E_TOKEN: "" } },
  );
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain(
    "e2e: Not set: E2E_REPOSITORY, E2E_TOKEN, GITHUB_REPOSITORY, GITHUB_RUN_ID (docs/e2e.md).",
  );
});
