import { join } from "node:path";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import { gitHeads } from "../../../src/adapters/git/git-heads.ts";
import { handedOver, handOver } from "../../../src/agents/deployment/hand-over.ts";
import { reportIncident } from "../../../src/agents/deployment/incident.ts";
import { Incident, type Released } from "../../../src/core/deploy/incident.ts";
import type { DeploymentResult } from "../../../src/core/deploy/deployment.ts";
import { TransientError, UserError } from "../../../src/core/errors.ts";
import {
  git,
  put,
  servedRepository,
  type ServedRepository,
} from "../../adapters/git/served-repository.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakePulls } from "../../fakes/pulls.ts";
import { deployed } from "../../fakes/quality.ts";
import { FakeWorkspaces } from "../../fakes/workspaces.ts";
import { FACTS, stand } from "./stand.ts";

let served: ServedRepository;
let sha: string;
beforeEach(async () => {
  served = await servedRepository({ "login.js": "one\ntwo\nthree\n", "README.md": "# Shop\n" });
  const { seed } = served;
  await git(seed, "switch", "-q", "-c", "feature/issue-500");
  await put(seed, { "login.js": "one\nTWO\nthree\n", "new.js": "new\n" });
  await git(seed, "add", "-A");
  await git(seed, "commit", "-q", "-m", "fix: Two");
  await git(seed, "switch", "-q", "main");
  await git(seed, "merge", "-q", "--no-ff", "-m", "fix: Repair login (#500)", "feature/issue-500");
  sha = await git(seed, "rev-parse", "HEAD");
  await push();
});
afterEach(() => served.close());

const push = () => git(served.seed, "push", "-q", served.gitDir, "main");
const bare = (...args: string[]) => git(served.gitDir, ...args);

/** The default branch goes on. */
async function land(files: Record<string, string>, message = "feat: More"): Promise<void> {
  await put(served.seed, files);
  await git(served.seed, "add", "-A");
  await git(served.seed, "commit", "-q", "-m", message);
  await push();
}

/** A run in which production failed, over a real repository. */
async function failedRun(change: Partial<DeploymentResult> = {}) {
  const s = await stand();
  const exchange = new FakeExchange(join(served.root, "shelf"));
  const files = jobFiles({ tempDir: join(served.root, "job") });
  const issues = new FakeIssues({ number: 500 });
  const pulls = new FakePulls(new FakeWorkspaces());
  const shelf = { exchange, files, context: FACTS };
  const result = deployed({
    release: `500-${sha.slice(0, 12)}`,
    sha,
    outcome: "rolled_back",
    error: "the health check failed",
    ...change,
  });
  const { environment } = result;
  await handOver({ of: 500, kind: environment }, result, shelf);
  const known: Released = { issue: 500, pull: 501, title: "Repair login" };
  const ports = {
    ...s.ports(),
    ...shelf,
    issues,
    pulls,
    workspaces: served.workspaces("write"),
    repository: {
      defaultBranch: async () => "main",
      versions: async () => [],
      release: async () => undefined,
      ...gitHeads(served.options()),
    },
  };
  return {
    issues,
    pulls,
    run: (runAttempt = 1, released = known) =>
      reportIncident({ of: 500, sha, released }, { ...ports, context: { ...FACTS, runAttempt } }),
    handed: () => handedOver({ of: 500, kind: "incident" }, Incident, shelf),
  };
}

test("production was rolled back: an incident, and a pull request that takes the merge back", async () => {
  await land({ "README.md": "# Shop\n\nMore.\n" });
  const s = await failedRun();
  const result = await s.run();
  expect(result).toMatchObject({ outcome: "done", reason: "incident_opened" });
  const incident = await s.issues.read(501);
  expect(incident).toMatchObject({
    title: "Incident: production of #500 was rolled back",
    labels: ["type:deployment", "severity:Sev.2-High"],
  });
  const [pull] = s.pulls.opened;
  expect(pull).toMatchObject({
    branch: "revert/issue-500",
    base: "main",
    title: "revert: Repair login (#501)",
    draft: false,
  });
  expect(pull?.body).toContain("- Incident, with the evidence: #501");
  expect(s.issues.ours(501, "revert")).toMatch(/^#501 takes the change back/);
  expect(s.pulls.merges).toEqual([]);
  expect(await s.handed()).toEqual({
    release: `500-${sha.slice(0, 12)}`,
    environment: "production",
    runId: 1,
    issue: 501,
    revert: { number: 501, url: "https://github.com/acme/shop/pull/501" },
  });

  const tip = await bare("rev-parse", "revert/issue-500");
  expect(await bare("rev-parse", `${tip}^@`)).toBe(await bare("rev-parse", "main"));
  expect(await bare("show", `${tip}:login.js`)).toBe("one\ntwo\nthree");
  expect(await bare("ls-tree", "-r", "--name-only", tip)).toBe("README.md\nlogin.js");
  expect(await bare("show", `${tip}:README.md`)).toContain("More.");
  expect(await bare("log", "-1", "--format=%B", tip)).toContain(
    `revert: Repair login (#501)\n\nThis reverts commit ${sha}.\n`,
  );
});

test("a repeated job opens nothing twice, also where it died before it handed over", async () => {
  const s = await failedRun();
  await s.run();
  const tip = await bare("rev-parse", "revert/issue-500");
  await s.run(2);
  const again = await failedRun();
  await again.run();
  expect(await bare("rev-parse", "revert/issue-500")).toBe(tip);
  expect(s.pulls.opened).toHaveLength(1);
  expect(s.issues.writes.filter((write) => write.startsWith("open"))).toHaveLength(1);
});

test("the same tree as git's own revert makes, of a squashed commit as well", async () => {
  await land({ "login.js": "zero\none\nTWO\nthree\n" }, "feat: Squashed (#502)");
  const squashed = await git(served.seed, "rev-parse", "HEAD");
  await land({ "other.js": "x\n" });
  for (const [commit, how] of [
    [sha, ["-m", "1"]],
    [squashed, []],
  ] as const) {
    const workspace = await served.workspaces().clone("main");
    const reverted = await workspace.revert({ commit, onto: "HEAD", message: "revert: It" });
    if (!reverted.ok || reverted.commit === undefined) throw new Error("it conflicts");
    await git(served.seed, "reset", "-q", "--hard", "main");
    await git(served.seed, "revert", "--no-commit", ...how, commit);
    expect(await workspace.treeOf(reverted.commit)).toBe(await git(served.seed, "write-tree"));
    await git(served.seed, "reset", "-q", "--hard", "main");
  }
});

test("a change that others built on is not taken back: the incident names the files", async () => {
  await land({ "login.js": "one\nTWO and more\nthree\n" });
  const s = await failedRun();
  expect((await s.run()).message).toContain("main has changed since in login.js");
  expect(s.issues.ours(501, "revert")).toContain("main has changed since in login.js");
  expect(s.pulls.opened).toEqual([]);
  expect((await s.handed())?.noRevert).toContain("login.js");
});

test("what was reverted already is told, and opens no empty pull request", async () => {
  await git(served.seed, "revert", "-m", "1", "--no-edit", sha);
  await push();
  const s = await failedRun();
  await s.run();
  expect(s.issues.ours(501, "revert")).toContain("main does not have the change any more");
  expect(s.pulls.opened).toEqual([]);
});

test("a branch of that name that holds something else is left as it is", async () => {
  await git(served.seed, "switch", "-q", "-c", "revert/issue-500");
  await put(served.seed, { "mine.js": "mine\n" });
  await git(served.seed, "add", "-A");
  await git(served.seed, "commit", "-q", "-m", "chore: Mine");
  await git(served.seed, "push", "-q", served.gitDir, "revert/issue-500");
  const mine = await git(served.seed, "rev-parse", "HEAD");
  const s = await failedRun();
  expect((await s.run()).message).toContain("revert/issue-500 holds something else");
  expect(await bare("rev-parse", "revert/issue-500")).toBe(mine);
});

test("the merged revert of an earlier failure makes room for the new one", async () => {
  await git(served.seed, "push", "-q", served.gitDir, "main:refs/heads/revert/issue-500");
  const s = await failedRun();
  await s.run();
  expect(s.pulls.opened).toHaveLength(1);
  expect(await bare("show", "revert/issue-500:login.js")).toBe("one\ntwo\nthree");
});

test("a commit that the default branch does not have is not taken back", async () => {
  await git(served.seed, "reset", "-q", "--hard", served.baseSha);
  await git(served.seed, "push", "-q", "-f", served.gitDir, "main");
  const s = await failedRun();
  expect((await s.run()).message).toContain(`${sha} is not in main`);
});

test("where GitHub lets the token open no pull request, the incident says so and stands", async () => {
  const s = await failedRun();
  s.pulls.open = () =>
    Promise.reject(new UserError("missing_permission", "Allow it under Settings > Actions."));
  expect(await s.run()).toMatchObject({ outcome: "done", reason: "incident_opened" });
  expect(s.issues.ours(501, "revert")).toContain("Allow it under Settings");
});

test("GitHub is away for a moment: the job fails, and run again it goes on from there", async () => {
  const s = await failedRun();
  const open = s.pulls.open.bind(s.pulls);
  s.pulls.open = () => Promise.reject(new TransientError("GitHub answered 502"));
  await expect(s.run()).rejects.toThrow("502");
  s.pulls.open = open;
  expect(await s.run(2)).toMatchObject({ reason: "incident_opened" });
  expect((await s.handed())?.revert?.number).toBe(501);
  expect(s.issues.writes.filter((write) => write.startsWith("open"))).toHaveLength(1);
});

test("fault 32: a rollback that failed is of the highest severity, and its incident says that it freezes", async () => {
  const s = await failedRun({ outcome: "rollback_failed" });
  await s.run();
  const { body, labels } = await s.issues.read(501);
  expect(labels).toContain("severity:Sev.1-Critical");
  expect(body).toContain("**Production is frozen**");
  expect(s.pulls.opened[0]?.body).toContain("Production is frozen until #501 is closed");
});

test("staging that is not healthy gets an incident and nothing is taken back", async () => {
  const s = await failedRun({ environment: "staging", outcome: "unhealthy" });
  expect(await s.run()).toMatchObject({ message: "Incident #501 has the evidence." });
  expect(s.pulls.opened).toEqual([]);
});

test("a merge of people, without issue and session, is named by its release and its commit", async () => {
  const s = await failedRun();
  await s.run(1, {});
  const incident = await s.issues.read(501);
  expect(incident.title).toBe(`Incident: production of 500-${sha.slice(0, 12)} was rolled back`);
  expect(incident.body).not.toContain("| Issue |");
  expect(s.pulls.opened[0]).toMatchObject({
    branch: `revert/${sha.slice(0, 12)}`,
    title: "revert: fix: Repair login (no. 500)",
  });
});

test("a rollback that people asked for is no incident; one that failed is", async () => {
  const wish = await failedRun({ requestedBy: "alice" });
  expect(await wish.run()).toMatchObject({ outcome: "skipped" });
  expect(wish.issues.writes).toEqual([]);
  const failed = await failedRun({ requestedBy: "alice", outcome: "rollback_failed" });
  expect(await failed.run()).toMatchObject({ reason: "incident_opened" });
});

test("a run in which nothing failed has no incident", async () => {
  const s = await failedRun({ outcome: "healthy" });
  expect(await s.run()).toMatchObject({ outcome: "skipped" });
  expect(s.issues.writes).toEqual([]);
});
