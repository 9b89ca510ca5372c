import { run } from "../../../src/agents/deployment/agent.ts";
import { releaseId } from "../../../src/core/deploy/release-id.ts";
import { DeploymentResult } from "../../../src/core/deploy/deployment.ts";
import { DEPLOYMENT_FILE } from "../../../src/core/deploy/deployment-artifacts.ts";
import { join } from "node:path";
import { FACTS, BOTH, stand } from "./stand.ts";

type Stand = Awaited<ReturnType<typeof stand>>;

const BEFORE = "400-0123456789ab";
const LATER = "600-abcdef012345";

const rollback = (s: Stand, runAttempt = 1) =>
  run(
    { ...s.input("production"), operation: "rollback" },
    {
      ...s.ports(runAttempt),
      context: { ...FACTS, runId: 2, runAttempt, actor: "carol" },
    },
  );

const past = (s: Stand, release: string, state: "success" | "failure" | "inactive" | "error") =>
  s.deployments.past({ environment: "production", sha: "1".repeat(40), release }, state, 70);

/** Production as a run before left it: this issue's release after an earlier one. */
async function released(s: Stand): Promise<{ before: number; ours: number }> {
  const before = past(s, BEFORE, "success");
  const release = releaseId({ issue: 500, sha: s.sha });
  const ours = past(s, release, "success");
  await s.deployments.report(before, "inactive", { text: "" });
  return { before, ours };
}

const stateOf = async (s: Stand, id: number) => (await s.deployments.statusOf(id))?.state;

async function handedOver(s: Stand, kind: string): Promise<unknown> {
  const [name] = await s.exchange.list(`deployment-500-${kind}-t`);
  if (name === undefined) return undefined;
  const dir = await s.files.folder("seen");
  await s.exchange.get(name, dir);
  const value: unknown = JSON.parse((await s.files.read(join(dir, DEPLOYMENT_FILE))) ?? "");
  return value;
}

test("a healthy release is taken back on request: undone, proved, and the one before is active again", async () => {
  const s = await stand();
  const { before, ours } = await released(s);
  const said = await rollback(s);
  expect(said).toMatchObject({
    outcome: "done",
    reason: "rolled_back",
    outputs: { next: "finish", deployment: "rolled_back" },
  });
  expect(said.message).toContain(`as carol asked; production runs release ${BEFORE} of #400.`);
  expect(s.service.calls).toEqual([`undo ${releaseId({ issue: 500, sha: s.sha })}`]);
  expect(s.service.asked).toEqual(["https://shop.example/health"]);
  expect([await stateOf(s, ours), await stateOf(s, before)]).toEqual(["inactive", "success"]);
  expect(DeploymentResult.parse(await handedOver(s, "production"))).toMatchObject({
    outcome: "rolled_back",
    requestedBy: "carol",
    restored: BEFORE,
    rollbackCommand: "undo shop",
  });
});

test("the job that runs again reports what was, and undoes nothing twice", async () => {
  const s = await stand();
  await released(s);
  const first = await rollback(s);
  const reports = s.deployments.reports.length;
  expect(await rollback(s, 2)).toEqual(first);
  expect(s.service.calls).toHaveLength(1);
  expect(s.deployments.reports).toHaveLength(reports);
});

test("a job that was cut off before GitHub knew of it shows it when it runs again", async () => {
  const s = await stand();
  const { before, ours } = await released(s);
  const real = s.deployments.report.bind(s.deployments);
  s.deployments.report = () => Promise.reject(new Error("the runner is gone"));
  await expect(rollback(s)).rejects.toThrow("the runner is gone");
  s.deployments.report = real;
  expect(await rollback(s, 2)).toMatchObject({ reason: "rolled_back" });
  expect(s.service.calls).toHaveLength(1);
  expect([await stateOf(s, ours), await stateOf(s, before)]).toEqual(["inactive", "success"]);
});

test("a second wish finds it taken back already, and names what production runs", async () => {
  const s = await stand();
  await released(s);
  await rollback(s);
  const again = await stand();
  const other = { ...again.ports(), deployments: s.deployments, workspaces: s.git };
  const input = { ...s.input("production"), operation: "rollback" as const };
  const said = await run(input, { ...other, sessions: s.sessions });
  expect(said).toMatchObject({ outcome: "skipped", reason: "deployment_refused" });
  expect(said.message).toContain(`was taken back already; production runs release ${BEFORE}`);
  expect(again.service.calls).toEqual([]);
});

test("where production runs a later release it is named with its issue, and nothing is touched", async () => {
  const s = await stand();
  await released(s);
  past(s, LATER, "success");
  const said = await rollback(s);
  expect(said).toMatchObject({ outcome: "skipped", reason: "deployment_refused" });
  expect(said.message).toContain(`production runs release ${LATER} of #600, and not release 500-`);
  expect(s.service.calls).toEqual([]);
  expect(await handedOver(s, "rollback-refused")).toEqual({
    why: expect.stringContaining(LATER) as string,
  });
  expect(await handedOver(s, "production")).toBeUndefined();
});

test("after a later release came and went, what lies before cannot be told: refused", async () => {
  const s = await stand();
  await released(s);
  past(s, LATER, "failure");
  const said = await rollback(s);
  expect(said.reason).toBe("deployment_refused");
  expect(said.message).toContain("came after it and was taken back");
  expect(s.service.calls).toEqual([]);
});

test("a release that people took back is not the one before", async () => {
  const s = await stand();
  past(s, BEFORE, "inactive");
  const gone = past(s, "450-0123456789ab", "success");
  await s.deployments.report(gone, "inactive", { text: "Rolled back, as bob asked" });
  past(s, releaseId({ issue: 500, sha: s.sha }), "success");
  expect((await rollback(s)).message).toContain(`production runs release ${BEFORE}`);
});

test("without a release before that GitHub knows of, the undo decides", async () => {
  const s = await stand();
  past(s, releaseId({ issue: 500, sha: s.sha }), "success");
  expect((await rollback(s)).message).toContain("production runs the release before");
  expect(s.service.calls).toHaveLength(1);
});

test("GitHub knows of no release in production: refused", async () => {
  const s = await stand();
  expect((await rollback(s)).message).toContain("GitHub knows no release of Miyabi's");
  expect(s.service.calls).toEqual([]);
});

test("without an undo command nothing is touched, and the answer says so", async () => {
  const { undo, ...environment } = BOTH.deploy.production;
  expect(undo).toBeDefined();
  const s = await stand({ deploy: { production: environment } });
  const { ours } = await released(s);
  expect((await rollback(s)).message).toContain("deploy.production.undo");
  expect([s.service.calls, await stateOf(s, ours)]).toEqual([[], "success"]);
});

test("where the target finds no release before it, nothing was touched, and the answer says so", async () => {
  const s = await stand();
  const { ours } = await released(s);
  s.service.undos = [
    { ok: false, output: "no revision", cause: "no revision", reason: "nothing_before" },
  ];
  expect(await rollback(s)).toMatchObject({ outcome: "skipped", reason: "deployment_refused" });
  expect(await stateOf(s, ours)).toBe("success");
});

test.each([
  ["the undo fails", (s: Stand) => (s.service.undos = [{ ok: false, output: "no cluster" }])],
  ["the release before is not healthy", (s: Stand) => (s.service.before = { status: 500 })],
])("a rollback that fails is a failure as ever: %s", async (_, breakIt) => {
  const s = await stand();
  const { before, ours } = await released(s);
  breakIt(s);
  expect(await rollback(s)).toMatchObject({ outcome: "failed", reason: "rollback_failed" });
  expect([await stateOf(s, ours), await stateOf(s, before)]).toEqual(["error", "inactive"]);
  const result = DeploymentResult.parse(await handedOver(s, "production"));
  expect(result).toMatchObject({ outcome: "rollback_failed", requestedBy: "carol" });
  expect(result.restored).toBeUndefined();
});
