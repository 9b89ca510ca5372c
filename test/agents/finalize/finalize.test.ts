import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import { parseInput, run, type Ports } from "../../../src/agents/finalize/agent.ts";
import {
  DEPLOYMENT_FILE,
  type DeploymentKind,
} from "../../../src/core/deploy/deployment-artifacts.ts";
import { shortDigest } from "../../../src/core/digest.ts";
import { deploymentArtifact, reviewArtifact } from "../../../src/core/names.ts";
import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import type { ReviewOutcome } from "../../../src/core/review/review-outcome.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { move } from "../../../src/core/session/transitions.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeNotices } from "../../fakes/notices.ts";
import { FakeTelemetry } from "../../fakes/telemetry.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakeJournal } from "../../fakes/journal.ts";
import { deployed, report, taskResult } from "../../fakes/quality.ts";
import { session } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { FakeSubIssues } from "../../fakes/sub-issues.ts";

const temps: string[] = [];
afterAll(async () => {
  for (const dir of temps) await rm(dir, { recursive: true, force: true });
});

const PULL = {
  number: 501,
  url: "https://github.com/acme/shop/pull/501",
  branch: "feature/issue-500",
  base: "main",
  headSha: "b".repeat(40),
  draft: false,
};
const MERGED: Partial<SessionRecord> = {
  state: "deploying",
  tasks: [taskResult(1)],
  reviews: [report()],
  pull: { ...PULL, merged: { sha: "d".repeat(40), at: "2026-01-05T10:35:00.000Z" } },
};

async function stand(record: Partial<SessionRecord> = MERGED) {
  const temp = await mkdtemp(join(tmpdir(), "miyabi-finish-"));
  temps.push(temp);
  const files = jobFiles({ tempDir: temp });
  const issues = new FakeIssues({
    number: 500,
    labels: ["🤖 trigger:agent-execute", "🚀 state:deploying"],
  });
  const exchange = new FakeExchange(join(temp, "shelf"));
  const sessions = new FakeSessions(session(record));
  const subIssues = new FakeSubIssues();
  const journal = new FakeJournal();
  const repository = new FakeRepository();
  repository.branches.set("feature/issue-500", "b".repeat(40));
  const clock = new FakeClock("2026-01-05T10:45:00.000Z");
  const notices = new FakeNotices();
  /** How many entries the log had when it was kept for later jobs. */
  const remembered: number[] = [];
  const telemetry = new FakeTelemetry();
  const warnings: string[] = [];
  const ports: Ports = {
    sessions,
    exchange,
    files,
    issues,
    subIssues,
    repository,
    journal,
    notices,
    remember: () => {
      remembered.push(journal.entries.length);
      return Promise.resolve();
    },
    telemetry,
    warn: (text) => void warnings.push(text),
    clock,
    context: { runId: 1, repository: "acme/shop", serverUrl: "https://github.com" },
  };
  const put = async (name: string, texts: Record<string, unknown>): Promise<void> => {
    const dir = await files.folder("put");
    for (const [file, value] of Object.entries(texts))
      await files.write(join(dir, file), JSON.stringify(value));
    await exchange.put(
      name,
      dir,
      Object.keys(texts).map((file) => join(dir, file)),
    );
  };
  const last = () => {
    const saved = sessions.saved.at(-1);
    if (!saved) throw new Error("no session was saved");
    return saved;
  };
  return {
    ports,
    issues,
    subIssues,
    sessions,
    journal,
    notices,
    remembered,
    telemetry,
    warnings,
    repository,
    last,
    labels: async () => (await issues.read(500)).labels,
    deployment: (environment: DeploymentKind, value: unknown, runAttempt = 1) =>
      put(deploymentArtifact({ of: 500, environment, runAttempt }), {
        [DEPLOYMENT_FILE]: value,
      }),
    review: (outcome: ReviewOutcome) =>
      put(reviewArtifact({ issue: 500, attempt: 1, runAttempt: 1 }), {
        "review.json": outcome,
        "results.json": [taskResult(1)],
      }),
  };
}

const input = (
  jobs: Record<string, "success" | "failure" | "cancelled" | "skipped"> = {},
  /** What intake said comes next. */
  next?: string,
) =>
  parseInput({
    issue: "500",
    jobs: JSON.stringify({
      ...Object.fromEntries(
        Object.entries(jobs).map(([name, result]) => [name, { result, outputs: {} }]),
      ),
      ...(next === undefined ? {} : { intake: { result: "success", outputs: { next } } }),
    }),
  });

const RELEASE = {
  version: "1.2.4",
  previous: "v1.2.3",
  tag: "v1.2.4",
  sha: "d".repeat(40),
  rollbackCommand: "kubectl rollout undo deployment/shop",
};

test("healthy in production: closed, summed up, logged, branch and trigger removed", async () => {
  const s = await stand();
  await s.deployment("staging", deployed({ environment: "staging" }));
  await s.deployment("production", deployed());
  await s.deployment("release", RELEASE);
  const result = await run(input({ publish: "success", deploy: "success" }), s.ports);

  expect(result).toMatchObject({
    outcome: "done",
    reason: "session_done",
    outputs: { state: "done" },
  });
  expect((await s.issues.read(500)).state).toBe("closed");
  expect(await s.labels()).toEqual(["state:done"]);
  expect(s.issues.ours(500, "summary")).toContain("✅ Deployed to production");
  expect(s.issues.ours(500, "summary")).toContain("v1.2.3 → v1.2.4");
  expect(s.repository.branches.has("feature/issue-500")).toBe(false);
  expect(s.last()).toMatchObject({ state: "done", release: RELEASE });
  expect(s.last().deployments.map(({ environment }) => environment)).toEqual([
    "staging",
    "production",
  ]);
  expect(s.journal.entries.map(({ markdown }) => markdown.split("\n", 1)[0])).toHaveLength(5);
  expect(s.remembered).toEqual([5]);
  expect(result.summary).toContain("| State | done");
});

test("nothing to deploy after the merge: done, and not called deployed", async () => {
  const s = await stand();
  const none = deployed({ outcome: "not_configured", samples: [] });
  await s.deployment("staging", { ...none, environment: "staging" });
  await s.deployment("production", none);
  await run(input({ publish: "success", deploy: "success" }), s.ports);
  expect(s.last().state).toBe("done");
  expect(s.issues.ours(500, "summary")).toContain("no production deployment is configured");
});

test("the tasks' own issues are closed where the task is done; others stay open", async () => {
  const tasks = [taskResult(1), taskResult(2, { status: "failed" })];
  const numbers = { "task-500-1": 600, "task-500-2": 601 };
  const s = await stand({ ...MERGED, tasks, subIssues: numbers });
  const keys = [...Object.keys(numbers), "task-500-9"];
  await s.subIssues.open(
    500,
    keys.map((key) => ({ key, title: "t", body: "b", labels: [] })),
  );
  await run(input({ publish: "success" }), s.ports);
  await run(input({ publish: "success" }), s.ports);
  expect(s.subIssues.writes.slice(3)).toEqual(["completed task-500-1"]);
});

test("without issues of their own, or where they cannot be closed, nothing is held up", async () => {
  for (const subIssues of [undefined, { "task-500-1": 600 }]) {
    const s = await stand({ ...MERGED, ...(subIssues ? { subIssues } : {}) });
    s.subIssues.refusal = new Error("GitHub answered 502");
    await s.deployment("production", deployed());
    expect(await run(input({ deploy: "success" }), s.ports)).toMatchObject({ outcome: "done" });
    expect(s.last().notes.join()).toContain(subIssues ? "could not be closed: GitHub" : "");
    expect(s.last().notes.join()).not.toContain(subIssues ? "nothing" : "could not be closed");
  }
});

test("an untagged release is noted, not hidden", async () => {
  const s = await stand();
  await s.deployment("production", deployed());
  await run(input({ publish: "success", deploy: "failure" }), s.ports);
  expect(s.last().state).toBe("done");
  expect(s.issues.ours(500, "summary")).toContain("its release was not tagged");
});

test("every effect happens once when the job runs again", async () => {
  const s = await stand();
  await s.deployment("production", deployed());
  await run(input({ deploy: "success" }), s.ports);
  const comments = await s.issues.comments(500);
  await run(input({ deploy: "success" }), s.ports);
  expect(await s.issues.comments(500)).toHaveLength(comments.length);
  expect(s.journal.entries).toHaveLength(4);
  expect(s.last().state).toBe("done");
});

test("rolled back: failed, an incident with the evidence, and a comment that links it", async () => {
  const s = await stand();
  await s.deployment(
    "production",
    deployed({ outcome: "rolled_back", error: "the health check failed", baselineMs: 20 }),
  );
  const result = await run(input({ publish: "success", deploy: "failure" }), s.ports);
  expect(result).toMatchObject({
    outcome: "failed",
    reason: "rolled_back",
    outputs: { state: "failed" },
  });
  const incident = await s.issues.read(501);
  expect(incident.title).toBe("Incident: production of #500 was rolled back");
  expect(incident.body).toContain("| Response time before | 20 ms |");
  expect(incident.body).toContain("kubectl rollout undo deployment/shop");
  expect(incident.labels).toContain("severity:Sev.2-High");
  const [question] = s.last().escalations;
  expect(question).toMatchObject({ kind: "deployment", severity: "high" });
  expect(s.issues.ours(500, `escalation-${shortDigest(question?.digest ?? "")}`)).toMatch(
    /^⚠️ Production was rolled back: the health check failed\. Evidence: #501/,
  );
  expect(await s.labels()).toEqual(["state:failed"]);
  expect((await s.issues.read(500)).state).toBe("open");
});

test("the incident job's issue and revert are linked and recorded, and nothing is opened again", async () => {
  const s = await stand();
  await s.deployment("production", deployed({ outcome: "rolled_back", error: "down" }));
  const incident = {
    release: `500-${"d".repeat(12)}`,
    environment: "production",
    runId: 1,
    issue: 600,
    revert: { number: 601, url: "https://github.com/acme/shop/pull/601" },
  };
  await s.deployment("incident", incident);
  await run(input({ publish: "success", deploy: "failure" }), s.ports);
  const digest = shortDigest(s.last().escalations[0]?.digest ?? "");
  expect(s.issues.ours(500, `escalation-${digest}`)).toMatch(
    /^⚠️ Production was rolled back: down\. Evidence: #600\. Production runs the release before\. #601 takes the change back, and waits for you\.$/m,
  );
  expect(s.last().incidents).toEqual([incident]);
  expect(s.issues.writes.filter((write) => write.startsWith("open"))).toEqual([]);
});

test("why there is no revert stands in the comment", async () => {
  const s = await stand();
  await s.deployment("production", deployed({ outcome: "rollback_failed", error: "down" }));
  await s.deployment("incident", {
    release: `500-${"d".repeat(12)}`,
    environment: "production",
    runId: 1,
    issue: 600,
    noRevert: "main has changed since in login.js.",
  });
  await run(input({ publish: "success", deploy: "failure" }), s.ports);
  const digest = shortDigest(s.last().escalations[0]?.digest ?? "");
  expect(s.issues.ours(500, `escalation-${digest}`)).toMatch(
    /Production is frozen: .* No pull request takes the change back: main has changed since/,
  );
});

test("a rollback is told once, however often the job runs", async () => {
  const s = await stand();
  await s.deployment("production", deployed({ outcome: "rolled_back", error: "down" }));
  await run(input({ deploy: "failure" }), s.ports);
  await run(input({ deploy: "failure" }), s.ports);
  expect(await s.issues.comments(500)).toHaveLength(1);
  expect(s.issues.writes.filter((write) => write.startsWith("open"))).toHaveLength(1);
  expect(s.last().state).toBe("failed");
  expect(s.last().escalations).toHaveLength(1);
});

test("fault 32: a rollback that failed is critical", async () => {
  const s = await stand();
  await s.deployment("production", deployed({ outcome: "rollback_failed", error: "no cluster" }));
  expect(await run(input({ deploy: "failure" }), s.ports)).toMatchObject({
    reason: "rollback_failed",
  });
  expect(s.last().escalations[0]?.severity).toBe("critical");
  expect((await s.issues.read(501)).labels).toContain("severity:Sev.1-Critical");
});

describe("what people ask of a release that is there", () => {
  const DONE: Partial<SessionRecord> = { ...MERGED, state: "done" };
  const wished = deployed({
    outcome: "rolled_back",
    requestedBy: "carol",
    restored: "400-0123456789ab",
    samples: [],
  });

  test("a rollback: the record and the issue say who asked and what runs, it is open again, no incident", async () => {
    const s = await stand(DONE);
    await s.issues.close(500, "completed");
    await s.deployment("production", wished);
    const result = await run(input({ deploy: "success" }, "rollback"), s.ports);
    expect(result).toMatchObject({
      outcome: "done",
      reason: "rolled_back",
      outputs: { state: "blocked" },
    });
    const told = s.issues.ours(500, `rolled-back-${wished.release}`) ?? "";
    expect(told).toContain("was rolled back, as carol asked");
    expect(told).toContain("runs release 400-0123456789ab of #400");
    expect((await s.issues.read(500)).state).toBe("open");
    expect(await s.labels()).toEqual(["state:blocked"]);
    expect(s.issues.writes.filter((write) => write.startsWith("open"))).toEqual([]);
    expect(s.last().escalations).toEqual([]);
    expect(s.last().transitions.at(-1)).toMatchObject({
      from: "done",
      to: "blocked",
      by: "carol",
      refused: false,
    });
    expect(result.summary).toContain("rolled_back, as `carol` asked");
  });

  test("the job that runs again tells it once and leaves the record as it is", async () => {
    const s = await stand(DONE);
    await s.deployment("production", wished);
    await run(input({ deploy: "success" }, "rollback"), s.ports);
    const { transitions } = s.last();
    await run(input({ deploy: "success" }, "rollback"), s.ports);
    expect(await s.issues.comments(500)).toHaveLength(1);
    expect(s.last().transitions).toEqual(transitions);
  });

  test("a rollback that was refused: said, and the session is what it was", async () => {
    const s = await stand(DONE);
    await s.issues.close(500, "completed");
    await s.deployment("rollback-refused", { why: "production runs release 600-abc of #600" });
    expect(await run(input({ deploy: "success" }, "rollback"), s.ports)).toMatchObject({
      outcome: "skipped",
      reason: "deployment_refused",
    });
    expect(s.issues.ours(500, "order-1")).toContain(
      "Nothing was rolled back: production runs release 600-abc of no. 600.",
    );
    expect(s.last()).toMatchObject({ state: "done", transitions: [] });
    expect((await s.issues.read(500)).state).toBe("closed");
  });

  test("a rollback that fails escalates as any other, also where the job runs again", async () => {
    const s = await stand(DONE);
    await s.deployment(
      "production",
      deployed({ outcome: "rollback_failed", requestedBy: "carol", error: "no cluster" }),
    );
    for (const attempt of [1, 2]) {
      const ended = await run(input({ deploy: "failure" }, "rollback"), s.ports);
      expect([attempt, ended.reason, s.last().state]).toEqual([
        attempt,
        "rollback_failed",
        "failed",
      ]);
    }
    expect(s.last().escalations).toHaveLength(1);
    expect(s.last().transitions).toHaveLength(1);
    expect((await s.issues.read(501)).labels).toContain("severity:Sev.1-Critical");
  });

  test.each([
    ["healthy", deployed({ environment: "staging" }), "is healthy", "done"],
    [
      "not healthy",
      deployed({ environment: "staging", outcome: "unhealthy", error: "the health check failed" }),
      "did not become healthy: the health check failed",
      "failed",
    ],
    [
      "not configured",
      deployed({ environment: "staging", outcome: "not_configured" }),
      "Staging is not configured",
      "waiting",
    ],
  ])("staging alone, %s: told, and the session stays done", async (_, staging, text, outcome) => {
    const s = await stand(DONE);
    await s.deployment("staging", staging);
    expect(await run(input({ deploy: "success" }, "deploy-staging"), s.ports)).toMatchObject({
      outcome,
      outputs: { state: "done" },
    });
    expect(s.issues.ours(500, `staging-${staging.release}`)).toContain(text);
    expect(s.last().deployments).toHaveLength(1);
  });
});

test("a first release that fails is high, not critical: nothing was taken away", async () => {
  const s = await stand();
  await s.deployment(
    "production",
    deployed({ outcome: "unhealthy", nothingBefore: true, error: "CrashLoopBackOff: a" }),
  );
  const result = await run(input({ deploy: "failure" }), s.ports);
  expect(result.message).toContain(
    "Production did not become healthy, and there is no release before it to go back to: CrashLoopBackOff: a",
  );
  expect(s.last().escalations[0]?.severity).toBe("high");
  expect((await s.issues.read(501)).body).toContain("no release before it: it was left as it is");
});

test("a release that never got there: the release before was kept", async () => {
  const s = await stand();
  const error = "the policy refuses these manifests, nothing was applied: a";
  await s.deployment("production", deployed({ outcome: "rolled_back", untouched: true, error }));
  const result = await run(input({ deploy: "failure" }), s.ports);
  expect(result.message).toContain(`Production kept the release before: ${error}`);
  expect((await s.issues.read(501)).title).toBe(
    "Incident: production of #500 kept the release before",
  );
});

test("the logs of the release stand in the incident, in a block that they cannot leave", async () => {
  const s = await stand();
  const logs = "pod a, container shop:\n```\n@alice closes #1";
  await s.deployment("production", deployed({ outcome: "rolled_back", error: "down", logs }));
  await run(input({ deploy: "failure" }), s.ports);
  expect((await s.issues.read(501)).body).toContain(`### Logs\n\n\`\`\`\`text\n${logs}\n\`\`\`\``);
});

test("fault 31: inconclusive holds and asks people", async () => {
  const s = await stand();
  await s.deployment(
    "production",
    deployed({ outcome: "inconclusive", error: "there is no data" }),
  );
  expect(await run(input({ deploy: "success" }), s.ports)).toMatchObject({
    outcome: "waiting",
    reason: "inconclusive",
    outputs: { state: "paused" },
  });
});

const NEWER = {
  by: "newer_release" as const,
  why: "production runs release 600-x, which is newer and has this change in it",
  newer: { release: "600-x", healthy: true },
};

test("overtaken by a healthy release: done, and the report says with which release it came", async () => {
  const s = await stand();
  await s.deployment("staging", deployed({ environment: "staging", outcome: "held", held: NEWER }));
  await s.deployment("production", deployed({ outcome: "held", samples: [], held: NEWER }));
  expect(await run(input({ publish: "success", deploy: "success" }), s.ports)).toMatchObject({
    outcome: "done",
  });
  expect(s.last()).toMatchObject({ state: "done" });
  const report = s.issues.ours(500, "summary");
  expect(report).toContain("✅ In production, with a newer release");
  expect(report).toContain("The change is in production with the newer release 600-x");
});

test("overtaken by a release whose health is not proved: the session waits", async () => {
  const s = await stand();
  const held = { ...NEWER, newer: { release: "600-x", healthy: false } };
  await s.deployment("production", deployed({ outcome: "held", samples: [], held }));
  expect(await run(input({ publish: "success", deploy: "success" }), s.ports)).toMatchObject({
    outcome: "waiting",
    reason: "overtaken",
    outputs: { state: "paused" },
  });
});

test("what is held back for now takes no place of what was deployed before; what is settled does", async () => {
  const failed = deployed({ outcome: "rollback_failed", error: "down" });
  for (const held of [{ by: "lock" as const, why: "busy" }, NEWER]) {
    const s = await stand({ ...MERGED, deployments: [failed] });
    const result = deployed({ outcome: "held", samples: [], held });
    await s.deployment("production", result);
    await run(input({ publish: "success", deploy: "success" }), s.ports);
    expect(s.last().deployments).toEqual([held === NEWER ? result : failed]);
  }
});

test("a broken lock is noted once, and stands in the report", async () => {
  const s = await stand();
  await s.deployment("production", deployed({ notices: ["Its lock was broken."] }));
  await s.deployment("release", RELEASE);
  await run(input({ publish: "success", deploy: "success" }), s.ports);
  await run(input({ publish: "success", deploy: "success" }), s.ports);
  expect(s.last().notes).toEqual(["Its lock was broken."]);
  expect(s.issues.ours(500, "summary")).toContain("- Its lock was broken.");
});

test("a release that a freeze held back waits, and its comment links the incident that lifts it", async () => {
  const s = await stand();
  const held = {
    by: "freeze" as const,
    why: "production is frozen: release 400-x failed there and could not be rolled back",
    lift: "Close the incident when production is healthy, then comment /miyabi retry.",
    incident: 7,
  };
  await s.deployment("production", deployed({ outcome: "held", samples: [], held }));
  expect(await run(input({ publish: "success", deploy: "success" }), s.ports)).toMatchObject({
    outcome: "waiting",
    reason: "environment_frozen",
    outputs: { state: "paused" },
  });
  const [question] = s.last().escalations;
  expect(question).toMatchObject({ kind: "deployment", severity: "high" });
  const said = s.issues.ours(500, `escalation-${shortDigest(question?.digest ?? "")}`);
  expect(said).toMatch(/^⏸ Nothing was deployed to production: .*\. Incident: #7$/m);
  expect(said).toContain("Close the incident when production is healthy, then comment /miyabi");
  expect(s.issues.writes.filter((write) => write.startsWith("open"))).toEqual([]);
});

test("a review that escalates is asked about and blocked", async () => {
  const s = await stand({ state: "reviewing" });
  const low = report({ score: 58, recommendation: "REJECT" });
  await s.review({ kind: "scored", report: low, next: "escalate", escalation: "quality" });
  const result = await run(input({ "attempt-3": "success", publish: "skipped" }), s.ports);
  expect(result).toMatchObject({ outcome: "blocked", reason: "session_escalated" });
  expect(s.last()).toMatchObject({ state: "blocked", reviews: [{ score: 58 }] });
  expect(s.last().tasks).toHaveLength(1);
  expect(await s.labels()).toEqual(["state:blocked"]);
});

test("a crashed job is named, with how to go on", async () => {
  const s = await stand({ state: "implementing" });
  const result = await run(input({ intake: "success", "attempt-1": "failure" }), s.ports);
  expect(result).toMatchObject({
    outcome: "failed",
    reason: "session_failed",
    outputs: { state: "failed" },
  });
  expect(s.issues.ours(500, "stopped")).toBe(
    "❌ The job attempt-1 failed without a result. Its log says why: [run](https://github.com/acme/shop/actions/runs/1). Comment `/miyabi retry` to try again.",
  );
});

test("after a crash, the same run that was repeated and went well ends well", async () => {
  const s = await stand();
  await run(input({ publish: "success", deploy: "failure" }), s.ports);
  expect(s.last().state).toBe("failed");
  await s.deployment("production", deployed(), 2);
  await s.deployment("release", RELEASE, 2);
  await run(input({ publish: "success", deploy: "success" }), s.ports);
  expect(s.last().state).toBe("done");
  expect(s.last().transitions.every(({ refused }) => !refused)).toBe(true);
});

test("cancelled: paused, with how to go on", async () => {
  const s = await stand({ state: "implementing" });
  const result = await run(input({ "attempt-1": "cancelled" }), s.ports);
  expect(result).toMatchObject({ reason: "cancelled", outputs: { state: "paused" } });
  expect(s.issues.ours(500, "stopped")).toContain("/miyabi retry");
});

test("switched off in the middle: paused, the comment says by what, and a retry goes on", async () => {
  const s = await stand({ state: "implementing" });
  const result = await run({ ...input({ "attempt-1": "success" }), disabled: true }, s.ports);
  expect(result).toMatchObject({ reason: "disabled", outputs: { state: "paused" } });
  expect(s.issues.ours(500, "stopped")).toContain("MIYABI_DISABLED");
  expect(s.issues.ours(500, "stopped")).toContain("comment `/miyabi retry` to go on");
});

test("a session that waits at its gate keeps waiting, with the right label and no new comment", async () => {
  const s = await stand({ state: "awaiting-approval" });
  const result = await run(input({ intake: "success" }), s.ports);
  expect(result).toMatchObject({ outcome: "waiting", outputs: { state: "awaiting-approval" } });
  expect(await s.labels()).toEqual(["state:awaiting-approval"]);
  expect(await s.issues.comments(500)).toEqual([]);
});

test("a pull request that people merge is waited for", async () => {
  const s = await stand({ ...MERGED, state: "reviewing", pull: PULL });
  const result = await run(input({ publish: "success", deploy: "skipped" }), s.ports);
  expect(result).toMatchObject({
    outcome: "waiting",
    reason: "session_waiting",
    outputs: { state: "reviewing" },
  });
});

test("a log that cannot be written holds up nothing and is recorded", async () => {
  const s = await stand();
  s.journal.broken = "GitHub is away";
  await s.deployment("production", deployed());
  expect(await run(input({ deploy: "success" }), s.ports)).toMatchObject({ outcome: "done" });
  expect(s.last().notes.at(-1)).toBe("The log could not be written: GitHub is away");
});

test("without a session there is nothing to finish, and nothing is written", async () => {
  const s = await stand();
  const result = await run({ issue: 7, jobs: {} }, s.ports);
  expect(result.outcome).toBe("skipped");
  expect(s.issues.writes).toEqual([]);
});

test.each(["[", "[]", '{"a":{"result":"green"}}'])("refuses jobs %p", (jobs) => {
  expect(() => parseInput({ issue: "500", jobs })).toThrow(/toJSON\(needs\)/);
});

test("the session goes out as a trace as it ended; where nobody takes it, that is a warning alone", async () => {
  const ended = async (down?: string) => {
    const s = await stand();
    s.telemetry.down = down;
    await s.deployment("production", deployed());
    const result = await run(input({ publish: "success", deploy: "success" }), s.ports);
    return { ...s, result };
  };
  const [well, badly] = [await ended(), await ended("Traces could not be sent: HTTP 503.")];
  expect(well.telemetry.arrived).toMatchObject([{ state: "done" }]);
  expect(badly.result).toEqual(well.result);
  expect(badly.last()).toEqual(well.last());
  expect(badly.warnings).toEqual(["Traces could not be sent: HTTP 503."]);
});

describe("people are told outside of the issue", () => {
  const failed = async () => {
    const s = await stand();
    await s.deployment("production", deployed({ outcome: "rolled_back", error: "down" }));
    const act = () => run(input({ publish: "success", deploy: "failure" }), s.ports);
    return { ...s, act };
  };

  test("of a release that went back, once, also where the job runs again", async () => {
    const s = await failed();
    await s.act();
    expect(s.notices.arrived).toMatchObject([
      { event: "incident", kind: "deployment", severity: "high" },
    ]);
    expect(s.last().notices).toMatchObject([{ channel: "slack", outcome: "sent" }]);
    await s.act();
    expect(s.notices.arrived).toHaveLength(1);
  });

  test("fault 34: where nobody can be told the session ends the same, and says so", async () => {
    const [well, s] = [await failed(), await failed()];
    const told = await well.act();
    s.notices.down = "HTTP 503 (4 tries)";
    const result = await s.act();
    expect({ ...result, summary: "" }).toEqual({ ...told, summary: "" });
    expect(s.last().state).toBe(well.last().state);
    expect(s.last().notes.at(-1)).toMatch(/did not go out by Slack: HTTP 503/);
    expect(result.summary).toContain("| Not told | Notice incident-");
    // The next run of the job tries again.
    s.notices.down = undefined;
    await s.act();
    expect(s.notices.arrived).toHaveLength(1);
    expect(s.last().notices).toMatchObject([{ outcome: "sent" }]);
  });

  test("quiet success is quiet, and costs no look at the configuration", async () => {
    const s = await stand();
    await s.deployment("production", deployed());
    const before = s.sessions.saved.length;
    await run(input({ publish: "success", deploy: "success" }), s.ports);
    expect(s.notices.arrived).toEqual([]);
    expect(s.sessions.saved).toHaveLength(before + 1);
    const loud = await stand({ ...MERGED, successTold: true });
    await loud.deployment("production", deployed());
    await run(input({ publish: "success", deploy: "success" }), loud.ports);
    expect(loud.notices.arrived).toMatchObject([{ event: "done" }]);
  });

  test("what an earlier job asked is told when the run ends", async () => {
    const escalation = buildEscalation({
      kind: "protected_path",
      severity: "high",
      issue: 500,
      reason: "the change touches .github",
      failingChecks: [],
      recommendation: "Look at it.",
      subject: {},
      at: new Date("2026-01-05T10:40:00.000Z"),
    });
    const blocked = move(session({ state: "reviewing", escalations: [escalation] }), {
      to: "blocked",
      by: "pr",
      runId: 1,
      at: new Date("2026-01-05T10:40:01.000Z"),
      reason: escalation.reason,
    });
    const s = await stand(blocked);
    await run(input({ publish: "success" }), s.ports);
    expect(s.notices.arrived).toMatchObject([{ event: "escalation", kind: "protected_path" }]);
  });

  test("the comment mentions whom the configuration names, and nobody else", async () => {
    const s = await failed();
    const roles = { operations: { github: ["carol", "acme/ops"] } };
    s.ports.repository = new FakeRepository({ notices: { roles } });
    await s.act();
    const digest = shortDigest(s.last().escalations[0]?.digest ?? "");
    const asked = s.issues.ours(500, `escalation-${digest}`) ?? "";
    expect(asked).toContain("**Asked** operations (@carol, @acme/ops) ·");
    expect(asked.match(/@[\w/-]+/g)).toEqual(["@carol", "@acme/ops"]);
  });
});
