import { run } from "../../../src/agents/pr/agent.ts";
import { shortDigest } from "../../../src/core/digest.ts";
import { stand, type Stand } from "./stand.ts";

const issue = { issue: 500, whenMoved: "escalate" } as const;

const question = (s: Stand) => {
  const found = s.last().escalations.at(-1);
  if (!found) throw new Error("nothing was asked");
  return found;
};

/** People answer the newest question, and a new run begins. */
const approve = async (s: Stand): Promise<void> => {
  const record = s.last();
  await s.sessions.save({
    ...record,
    escalations: record.escalations.map((one) => ({
      ...one,
      answered: { by: "alice", at: "2026-01-05T11:00:00.000Z", action: "approve_anyway" },
    })),
  });
};

const expectNothingPublished = (s: Stand): void => {
  expect(s.git.pushes).toEqual([]);
  expect(s.pulls.opened).toEqual([]);
};

test.each([
  ["a workflow", { files: { ".github/workflows/ci.yml": "on: push" } }, "protected_path"],
  ["a lock file", { files: { "web/package-lock.json": "{}" } }, "protected_path"],
  ["a link", { files: { "src/x": "/etc/passwd" }, modes: { "src/x": "120000" } }, "fault"],
  ["a submodule", { files: { lib: "1" }, modes: { lib: "160000" } }, "fault"],
  ["a path that leads out", { files: { "../x": "1" } }, "fault"],
  ["an oversized file", { files: { "big.bin": "x".repeat(6_000_000) } }, "fault"],
  [
    "a closing keyword in a commit",
    { files: { "src/x": "1" }, message: "fix: a\n\nCloses #7" },
    "fault",
  ],
  ["a secret", { files: { "src/x": `const k = "AKIA${"ABCDEFGH".repeat(2)}"` } }, "secret"],
  ["an environment file", { files: { ".env": "A=1" } }, "secret"],
])("%s in the change is not pushed but asked about", async (_, change, kind) => {
  const s = await stand({ change });
  await s.handOver(s.outcome);
  const result = await run(issue, s.ports);
  expect(result).toMatchObject({
    outcome: "blocked",
    reason: "policy_refused",
    outputs: { next: "finish" },
  });
  expectNothingPublished(s);
  expect(s.last().state).toBe("blocked");
  expect(question(s).kind).toBe(kind);
  expect(await s.labels()).toEqual(["trigger:agent-execute", "state:blocked"]);
  expect(s.issues.ours(500, `escalation-${shortDigest(question(s).digest)}`)).toContain(
    "Miyabi needs a decision",
  );
});

test("threat 25: the configuration of the default branch decides, not that of the change", async () => {
  const s = await stand({
    config: "protectedPaths: ['infra/**']",
    change: { files: { "infra/main.tf": "1", ".github/miyabi.yml": "protectedPaths: []" } },
  });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  expect(question(s).context.failing_checks).toEqual([".github/miyabi.yml", "infra/main.tf"]);
});

test("an approval of exactly these paths in exactly this tree lets them through", async () => {
  const s = await stand({ change: { files: { "k8s/app.yml": "kind: Deployment" } } });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  await approve(s);
  expect(await run(issue, s.ports)).toMatchObject({ reason: "merged" });
});

test("threat 32: an approval of another tree counts for nothing", async () => {
  const s = await stand({ change: { files: { "k8s/app.yml": "a" } } });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  await approve(s);
  const other = s.git.commit({ parent: s.base, files: { "k8s/app.yml": "b" } });
  const report = { ...s.reviewed, headSha: other, treeSha: s.git.treeOf(other), attempt: 2 };
  await s.handOver({ kind: "scored", report, next: "publish" }, other, 2);
  expect(await run(issue, s.ports)).toMatchObject({ reason: "policy_refused" });
  expectNothingPublished(s);
});

test("threat 14: no approval lets a link through", async () => {
  const s = await stand({ change: { files: { x: "y" }, modes: { x: "120000" } } });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  await approve(s);
  expect(await run(issue, s.ports)).toMatchObject({ reason: "policy_refused" });
});

test("threat 32: a bundle with another head than the reviewed one is refused", async () => {
  const s = await stand();
  const other = s.git.commit({ parent: s.base, files: { "src/user.ts": "evil()" } });
  await s.handOver(s.outcome, other);
  expect(await run(issue, s.ports)).toMatchObject({ outcome: "blocked", reason: "tree_mismatch" });
  expectNothingPublished(s);
});

test("threat 32: a head with another tree than the reviewed one is refused", async () => {
  const s = await stand({ report: { treeSha: "f".repeat(40) } });
  await s.handOver(s.outcome);
  expect(await run(issue, s.ports)).toMatchObject({ reason: "tree_mismatch" });
});

test("a bundle that does not verify is refused", async () => {
  const s = await stand();
  await s.handOver(s.outcome, "0".repeat(40));
  expect(await run(issue, s.ports)).toMatchObject({ reason: "tree_mismatch" });
});

test("commits that do not stand on the reviewed base are refused", async () => {
  const orphan = { files: { "src/app.ts": "1" } };
  const s = await stand({ change: orphan });
  const alone = s.git.commit({ ...orphan, files: { "src/user.ts": "1" } });
  const report = { ...s.reviewed, headSha: alone, treeSha: s.git.treeOf(alone) };
  await s.handOver({ kind: "scored", report, next: "publish" }, alone);
  expect(await run(issue, s.ports)).toMatchObject({ reason: "tree_mismatch" });
});

test("a base that moved since the review asks for a retry where no review follows", async () => {
  const s = await stand();
  s.repository.branches.set("main", s.git.commit({ parent: s.base, message: "other work" }));
  await s.handOver(s.outcome);
  const result = await run(issue, s.ports);
  expect(result).toMatchObject({ outcome: "blocked", reason: "base_moved" });
  expect(result.message).toContain("/miyabi retry");
  expect(question(s).kind).toBe("conflict");
  expectNothingPublished(s);
});

test("threat 32: somebody else's commits on our branch are not overwritten", async () => {
  const s = await stand();
  const theirs = s.git.commit({ parent: s.base, message: "theirs" });
  s.repository.branches.set("feature/issue-500", theirs);
  await s.handOver(s.outcome);
  expect(await run(issue, s.ports)).toMatchObject({ outcome: "blocked", reason: "head_moved" });
  expect(s.repository.branches.get("feature/issue-500")).toBe(theirs);
});

test("a push to our branch after the review stops the merge, and is not asked for again", async () => {
  const s = await stand();
  const theirs = s.git.commit({ parent: s.head, message: "theirs" });
  const { pulls } = s;
  const merge: typeof pulls.merge = async (asked) => {
    s.repository.branches.set("feature/issue-500", theirs);
    return pulls.merge(asked);
  };
  await s.handOver(s.outcome);
  const ports = {
    ...s.ports,
    pulls: {
      open: (pull: Parameters<typeof pulls.open>[0]) => pulls.open(pull),
      read: (number: number) => pulls.read(number),
      requestReviewers: (...asked: Parameters<typeof pulls.requestReviewers>) =>
        pulls.requestReviewers(...asked),
      setDraft: (...asked: Parameters<typeof pulls.setDraft>) => pulls.setDraft(...asked),
      merge,
    },
  };
  expect(await run(issue, ports)).toMatchObject({ outcome: "blocked", reason: "head_moved" });
  expect([pulls.asked, pulls.merges]).toEqual([1, []]);
  expect(question(s).retry).toBe("publish");
  // While their commits are there, nothing is overwritten; without them it is merged.
  expect(await run(issue, s.ports)).toMatchObject({ reason: "head_moved" });
  s.repository.branches.set("feature/issue-500", s.head);
  expect(await run(issue, s.ports)).toMatchObject({ reason: "merged" });
});

test("GitHub that has not seen our push yet is asked again", async () => {
  const s = await stand();
  s.pulls.lag.push({ kind: "head_moved" }, { kind: "head_moved" });
  await s.handOver(s.outcome);
  expect(await run(issue, s.ports)).toMatchObject({ outcome: "done", reason: "merged" });
  expect([s.pulls.asked, s.clock.slept]).toEqual([3, [2_000, 2_000]]);
});

test("a conflict is told apart from checks that are missing", async () => {
  const s = await stand();
  s.pulls.refusal = { kind: "refused", message: "Merge conflict" };
  s.pulls.mergeable = false;
  await s.handOver(s.outcome);
  expect(await run(issue, s.ports)).toMatchObject({ reason: "merge_conflict" });
});

test("threat 32: a merged tree that is not the reviewed one is not deployed, unless people approve it", async () => {
  const s = await stand({ report: { score: 85 } });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  s.pulls.land(501, { "src/other.ts": "came in between" });
  expect(await run(issue, s.ports)).toMatchObject({ outcome: "blocked", reason: "tree_mismatch" });
  await approve(s);
  expect(await run(issue, s.ports)).toMatchObject({ outcome: "done", reason: "merged" });
});

test("fault 27: a pull request that people closed stays closed, and the session stops", async () => {
  const s = await stand({ report: { score: 85 } });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  s.pulls.close(501);
  expect(await run(issue, s.ports)).toMatchObject({ outcome: "blocked", reason: "rejected" });
  expect(s.pulls.opened).toHaveLength(1);
});

test("under 60 points there is no pull request, unless people approve this tree", async () => {
  const s = await stand({
    report: { score: 58, recommendation: "REJECT" },
    outcome: (report) => ({ kind: "scored", report, next: "escalate", escalation: "quality" }),
  });
  await s.handOver(s.outcome);
  expect(await run(issue, s.ports)).toMatchObject({
    outcome: "blocked",
    reason: "review_rejected",
  });
  expectNothingPublished(s);
  await approve(s);
  expect(await run(issue, s.ports)).toMatchObject({ outcome: "done", reason: "merged" });
});

test("weakened tests are escalated although the score is high", async () => {
  const s = await stand({ outcome: (report) => ({ kind: "scored", report, next: "escalate" }) });
  await s.handOver(s.outcome);
  expect(await run(issue, s.ports)).toMatchObject({ reason: "review_rejected" });
});

test("an incomplete review publishes nothing", async () => {
  const s = await stand({
    outcome: () => ({
      kind: "incomplete",
      failed: [{ task: "task-500-1", error: "tsc" }],
      next: "escalate",
    }),
  });
  await s.handOver(s.outcome);
  expect(await run(issue, s.ports)).toMatchObject({
    outcome: "blocked",
    reason: "review_incomplete",
  });
});

test("a review that is gone is said to be gone", async () => {
  const s = await stand();
  expect(await run(issue, s.ports)).toMatchObject({
    outcome: "blocked",
    reason: "review_incomplete",
  });
});

test("the kill switch stops a change that is ready", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  await s.issues.relabel(500, { add: ["miyabi:stop"] });
  const result = await run(issue, s.ports);
  expect(result).toMatchObject({
    outcome: "blocked",
    reason: "stopped",
    outputs: { next: "finish" },
  });
  expectNothingPublished(s);
  expect(s.last().state).toBe("paused");
});

test("fault 27: an issue that people closed while it was built is not published, and it says so", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  await s.issues.close(500, "not_planned");
  expect(await run(issue, s.ports)).toMatchObject({ reason: "stopped" });
  expectNothingPublished(s);
  expect(s.issues.ours(500, "stopped")).toContain("Nothing was published: the issue was closed");
});

test("what people meant to repair and finds its way back is asked again", async () => {
  const s = await stand({ change: { files: { "k8s/app.yml": "a" } } });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  const record = s.last();
  const at = "2026-01-05T11:00:00.000Z";
  await s.sessions.save({
    ...record,
    escalations: record.escalations.map((one) => ({
      ...one,
      answered: { by: "alice", at, action: "manual_fix" },
    })),
  });
  await run(issue, s.ports);
  expect(s.last().escalations.map(({ answered }) => answered?.action)).toEqual([
    "manual_fix",
    undefined,
  ]);
});

test("a review of an earlier run of the session is found there", async () => {
  const s = await stand({ record: { runs: [7, 8] } });
  await s.handOver(s.outcome);
  const { exchange } = s;
  const result = await run(issue, {
    ...s.ports,
    context: { ...s.ports.context, runId: 9 },
    exchange: {
      put: (name, root, files) => exchange.put(name, root, files),
      list: async (prefix, from) => (from?.runId === 7 ? exchange.list(prefix) : []),
      get: async (name, dir, from) => {
        expect(from).toEqual({ runId: 7 });
        await exchange.get(name, dir);
      },
    },
  });
  expect(result.reason).toBe("merged");
});
