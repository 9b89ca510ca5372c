import { run } from "../../../src/agents/deployment/agent.ts";
import { stand } from "./stand.ts";

type Stand = Awaited<ReturnType<typeof stand>>;

const BEFORE = "400-0123456789ab";
const KEY = `incident-${BEFORE}-production-r77`;

/** An earlier release of production, as another run left it. */
function before(s: Stand, state: "error" | "failure" | "success" | "pending" | "inactive") {
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

  const second = await stand();
  const ports = { ...second.ports(), deployments: first.deployments, issues: first.issues };
  const other = { ...second.input("production"), issue: 500 };
  expect(await run(other, ports)).toMatchObject({ reason: "environment_frozen" });
  expect(second.service.calls).toEqual([]);
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
  state: "success" | "pending" | "failure" | "inactive" = "success",
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
