import type { DeploymentState } from "../../../src/ports/deployments.ts";
import type { Runs } from "../../../src/ports/runs.ts";
import { run } from "../../../src/agents/deployment/agent.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { FACTS, stand } from "./stand.ts";

type Stand = Awaited<ReturnType<typeof stand>>;

const BEFORE = "400-0123456789ab";
const KEY = `incident-${BEFORE}-production-r77`;

/** An earlier release of production, as another run left it. */
function before(s: Stand, state: DeploymentState) {
  const sha = s.git.commit({ message: "an earlier release" });
  return s.deployments.past({ environment: "production", sha, release: BEFORE }, state, 77);
}

const incidentOf = (s: Stand) =>
  s.issues.open({ key: KEY, title: "Incident", body: "", labels: ["type:deployment"] });

test("fault 32: after a rollback that failed nothing is deployed there, until people close the incident", async () => {
  const s = await stand();
  before(s, "error");
  const incident = await incidentOf(s);
  const held = await run(s.input("production"), s.ports());
  expect(held).toMatchObject({
    outcome: "waiting",
    reason: "environment_frozen",
    outputs: { next: "finish", deployment: "held" },
  });
  expect(held.message).toBe(
    `Nothing was deployed: production is frozen: release ${BEFORE} failed there and could not be rolled back. Close the incident when production is healthy, then comment /miyabi retry.`,
  );
  expect([s.service.calls, s.service.asked]).toEqual([[], []]);
  // Nothing of it is on the environments page: the frozen release stays the newest.
  expect(s.deployments.started).toHaveLength(1);

  await s.issues.close(incident, "completed");
  expect(await run(s.input("production"), s.ports(2))).toMatchObject({ reason: "deployed" });
});

test("fault 32: a rollback that fails freezes production for the release that comes next", async () => {
  const first = await stand();
  first.service.after = [{ status: 500 }];
  first.service.undos = [{ ok: false, output: "no such deployment" }];
  await run(first.input("production"), first.ports());
  expect(first.deployments.reports.at(-1)?.state).toBe("error");

  // The next session's merge, in another run.
  const next = await stand();
  const sha = next.git.commit({ parent: next.sha, message: "feat: Next (#600)" });
  const record = await next.sessions.load(500);
  if (record?.pull === undefined) throw new Error("the stand has no pull request");
  const merged = { sha, at: "2026-01-05T11:00:00.000Z" };
  const ports = {
    ...next.ports(),
    deployments: first.deployments,
    issues: first.issues,
    sessions: new FakeSessions({ ...record, pull: { ...record.pull, merged } }),
  };
  const later = { ...next.input("production"), sha };
  const held = await run(later, ports);
  expect(held.reason).toBe("environment_frozen");
  expect(held.message).toContain(`release 500-${first.sha.slice(0, 12)} failed there`);
  expect(next.service.calls).toEqual([]);

  const key = `incident-500-${first.sha.slice(0, 12)}-production-r1`;
  const incident = { key, title: "Incident", body: "", labels: ["type:deployment"] };
  await first.issues.close(await first.issues.open(incident), "completed");
  expect(
    await run(later, { ...ports, context: { ...FACTS, runId: 2, runAttempt: 2 } }),
  ).toMatchObject({
    reason: "deployed",
  });
});

test("fault 32: a freeze whose incident is not there yet holds, and says which run opens it", async () => {
  const s = await stand();
  before(s, "error");
  const { reason, message } = await run(s.input("production"), s.ports());
  expect(reason).toBe("environment_frozen");
  expect(message).toContain("re-run the failed jobs of run 77, which open it");
});

test("fault 32: the incident of an earlier failure of the same release, closed since, lifts no freeze", async () => {
  const s = await stand();
  const id = before(s, "error");
  await s.issues.close(await incidentOf(s), "completed");
  s.deployments.runId = 78;
  await s.deployments.report(id, "error", { text: "failed again" });
  expect(await run(s.input("production"), s.ports())).toMatchObject({
    reason: "environment_frozen",
  });
});

test("a frozen production holds back no staging", async () => {
  const s = await stand();
  before(s, "error");
  expect(await run(s.input("staging"), s.ports())).toMatchObject({ reason: "deployed" });
});

test("what failed and was taken back, or is older than what runs, stands against nothing", async () => {
  const s = await stand();
  before(s, "error");
  before(s, "success");
  before(s, "inactive");
  before(s, "failure");
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "deployed" });
});

/** A merge after the stand's release, which the environment runs already. */
function newer(
  s: Stand,
  environment: "staging" | "production",
  state: DeploymentState = "success",
): string {
  const sha = s.git.commit({ parent: s.sha, message: "feat: Later (#600)" });
  s.deployments.past({ environment, sha, release: "600-later" }, state, 78);
  return sha;
}

test("where production runs a newer release that has this commit, nothing is deployed: it would go back", async () => {
  const s = await stand();
  newer(s, "production");
  expect(await run(s.input("production"), s.ports())).toMatchObject({
    outcome: "skipped",
    reason: "overtaken",
    message:
      "Nothing was deployed: production runs release 600-later, which is newer and has this change in it.",
    outputs: { next: "finish", deployment: "held" },
  });
  expect([s.service.calls, s.service.asked]).toEqual([[], []]);
});

test("a newer release in production whose health is not proved: held back, and people are told", async () => {
  const s = await stand();
  newer(s, "production", "pending");
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({ outcome: "waiting", reason: "overtaken" });
  expect(result.message).toContain("when it is, comment /miyabi retry");
});

test("a newer release that failed and was taken back holds nothing back", async () => {
  const s = await stand();
  newer(s, "production", "failure");
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "deployed" });
});

test("staging left to a newer release goes on to production, which has it: done", async () => {
  const s = await stand();
  newer(s, "staging");
  newer(s, "production");
  expect(await run(s.input("staging"), s.ports())).toMatchObject({
    reason: "overtaken",
    outputs: { next: "production" },
  });
  expect(await run(s.input("production"), s.ports())).toMatchObject({ outcome: "skipped" });
});

test("staging left to a newer release that production does not run: production gets nothing unproved", async () => {
  const s = await stand();
  before(s, "success");
  newer(s, "staging");
  await run(s.input("staging"), s.ports());
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({ outcome: "waiting", reason: "overtaken" });
  expect(result.message).toContain("staging runs the newer release 600-later");
  expect(s.service.calls).toEqual([]);
});

test("the same release again, and the same commit by another name, are not overtaken", async () => {
  for (const release of ["500-again", "400-same"]) {
    const s = await stand();
    const id = release === "500-again" ? `500-${s.sha.slice(0, 12)}` : release;
    s.deployments.past({ environment: "production", sha: s.sha, release: id }, "success", 77);
    expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "deployed" });
  }
});

test("a commit that is neither before nor after what runs is deployed, also where that one is gone", async () => {
  const s = await stand();
  before(s, "success");
  expect(await run(s.input("staging"), s.ports())).toMatchObject({ reason: "deployed" });
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "deployed" });

  const other = await stand();
  const gone = { environment: "production", sha: "9".repeat(40), release: BEFORE };
  other.deployments.past(gone, "success", 77);
  expect(await run(other.input("production"), other.ports())).toMatchObject({
    reason: "deployed",
  });
});

test("what was held back asks again when the job is repeated", async () => {
  const s = await stand();
  const id = before(s, "error");
  await run(s.input("production"), s.ports());
  await s.deployments.report(id, "inactive", { text: "by hand" });
  expect(await run(s.input("production"), s.ports(2))).toMatchObject({ reason: "deployed" });
});

/** A run that goes on, and whose release ends at the fourth question. */
const endsAfterAWhile = (s: Stand, id: number, state: DeploymentState): Pick<Runs, "isOver"> => {
  let asked = 0;
  return {
    isOver: async () => {
      asked += 1;
      if (asked === 4) await s.deployments.report(id, state, { text: "" });
      return false;
    },
  };
};

test("a release that another run has in the middle of its deployment is waited for", async () => {
  const s = await stand();
  const id = before(s, "in_progress");
  const ports = { ...s.ports(), runs: endsAfterAWhile(s, id, "success") };
  expect(await run(s.input("production"), ports)).toMatchObject({ reason: "deployed" });
  expect(s.clock.slept.filter((ms) => ms === 30_000)).toHaveLength(4);
});

test("what does not end in a quarter of an hour holds this release back, and the lock stays", async () => {
  const s = await stand();
  before(s, "in_progress");
  s.runs.underWay.add(77);
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({
    outcome: "waiting",
    reason: "environment_busy",
    message: `Nothing was deployed: release ${BEFORE} is still being deployed to production, by run 77. When that run has ended, comment /miyabi retry.`,
  });
  expect(s.clock.slept).toHaveLength(30);
  expect(s.deployments.reports).toHaveLength(1);
  expect(s.service.calls).toEqual([]);
});

test("a lock whose run has ended is broken at once, with a notice, and its deployment is shown as failed", async () => {
  const s = await stand();
  const id = before(s, "in_progress");
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({ reason: "deployed" });
  expect(result.message).toContain(
    `Release ${BEFORE} was left in the middle of its deployment to production by run 77, which has ended: its lock was broken`,
  );
  expect(s.deployments.reports.filter((one) => one.id === id).map(({ state }) => state)).toEqual([
    "in_progress",
    "failure",
  ]);
});

test("a release in the middle that holds itself, after its own job died, is no lock", async () => {
  const s = await stand();
  const own = `500-${s.sha.slice(0, 12)}`;
  s.deployments.past({ environment: "production", sha: s.sha, release: own }, "in_progress", 1);
  s.runs.underWay.add(1);
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "deployed" });
  expect(s.deployments.started).toHaveLength(1);
});

test("a release whose health is not proved is no lock", async () => {
  const s = await stand();
  before(s, "pending");
  s.runs.underWay.add(77);
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "deployed" });
  expect(s.clock.slept.filter((ms) => ms === 30_000)).toEqual([]);
});

test("a lock that ends in a failed rollback while it is waited for freezes", async () => {
  const s = await stand();
  const id = before(s, "in_progress");
  s.deployments.runId = 77;
  const ports = { ...s.ports(), runs: endsAfterAWhile(s, id, "error") };
  expect(await run(s.input("production"), ports)).toMatchObject({ reason: "environment_frozen" });
});
