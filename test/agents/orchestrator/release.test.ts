import type { DeploymentResult } from "../../../src/core/deploy/deployment.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { deployed } from "../../fakes/quality.ts";
import { analysis, session } from "../../fakes/records.ts";
import { scene, type Scene, understood } from "./scene.ts";

const SHA = "d".repeat(40);
const RELEASE = `500-${SHA.slice(0, 12)}`;
const PULL = {
  number: 501,
  url: "https://github.com/acme/shop/pull/501",
  branch: "feature/issue-500",
  base: "main",
  headSha: "b".repeat(40),
  draft: false,
};
const at = (environment: "staging" | "production", change: Partial<DeploymentResult> = {}) =>
  deployed({ environment, sha: SHA, release: RELEASE, rollbackCommand: "undo shop", ...change });
const released = (change: Partial<SessionRecord> = {}): SessionRecord =>
  session({
    state: "done",
    pull: { ...PULL, merged: { sha: SHA, at: "2026-01-05T10:35:00.000Z" } },
    deployments: [at("staging"), at("production")],
    ...change,
  });
const closed = (record: SessionRecord, more: Scene = {}): Scene => ({
  record,
  issue: { state: "closed", labels: ["state:done"] },
  ...more,
});
const labelled = (label: string, record?: SessionRecord): Scene => ({
  ...(record ? { record } : {}),
  issue: { state: "closed", labels: ["state:done", label] },
});

describe("/miyabi rollback", () => {
  test("goes to production's own job, and the session stays what it is until something was undone", async () => {
    const { comment, issues, sessions } = scene(closed(released(), { actor: "bob" }));
    expect(await comment("/miyabi rollback")).toMatchObject({
      outcome: "done",
      reason: "deployment_ordered",
      outputs: { issue: "500", next: "rollback", sha: SHA },
    });
    expect(sessions.saved.at(-1)).toMatchObject({ state: "done", runs: [1, 2] });
    expect(issues.ours(500, "answer-77")).toContain(`\`bob\` asked to roll back release`);
    expect(issues.ours(500, "answer-77")).not.toContain("undo shop");
    expect(issues.reactions).toEqual(understood("rocket"));
  });

  test("is taken from a workflow that is started by hand as well", async () => {
    const { dispatch } = scene(closed(released()));
    expect(await dispatch("rollback")).toMatchObject({ outputs: { next: "rollback", sha: SHA } });
  });

  test("threat 27: whoever may not write gets no rollback and no answer", async () => {
    const { comment, issues, sessions } = scene(closed(released(), { actor: "tom" }));
    expect(await comment("/miyabi rollback")).toMatchObject({
      reason: "sender_not_allowed",
      outputs: { next: "none", sha: "" },
    });
    expect([issues.writes, sessions.saved]).toEqual([[], [expect.anything()]]);
  });

  test.each<[string, Partial<SessionRecord>, string]>([
    ["nothing was deployed", { deployments: [] }, "nothing to go back from"],
    ["only staging was", { deployments: [at("staging")] }, "nothing to go back from"],
    [
      "production is not configured",
      { deployments: [at("production", { outcome: "not_configured" })] },
      "nothing to go back from",
    ],
    [
      "it was rolled back on request",
      { deployments: [at("production", { outcome: "rolled_back", requestedBy: "carol" })] },
      "was rolled back already, as `carol` asked",
    ],
    [
      "it was rolled back by itself",
      { deployments: [at("production", { outcome: "rolled_back" })] },
      "was rolled back already.",
    ],
  ])("is refused where %s", async (_, change, why) => {
    const { comment, issues, sessions } = scene(closed(released(change)));
    expect(await comment("/miyabi rollback")).toMatchObject({
      reason: "command_refused",
      outputs: { next: "none" },
    });
    expect(issues.ours(500, "answer-77")).toContain(why);
    expect(sessions.saved).toHaveLength(1);
  });

  test("is refused where no undo command is configured, and the answer says what to do", async () => {
    const { rollbackCommand, ...without } = at("production");
    expect(rollbackCommand).toBeDefined();
    const { comment, issues } = scene(closed(released({ deployments: [without] })));
    expect(await comment("/miyabi rollback")).toMatchObject({ reason: "command_refused" });
    expect(issues.ours(500, "answer-77")).toContain("deploy.production.undo");
    expect(issues.ours(500, "answer-77")).toContain(`Revert \`${SHA.slice(0, 12)}\``);
  });

  test("can be asked for where the watch proved nothing, and after a rollback that failed", async () => {
    for (const outcome of ["inconclusive", "rollback_failed"] as const) {
      const { comment } = scene(closed(released({ deployments: [at("production", { outcome })] })));
      expect(await comment("/miyabi rollback")).toMatchObject({ outputs: { next: "rollback" } });
    }
  });
});

describe("trigger:deploy-staging and trigger:deploy-production", () => {
  test("staging alone leaves the session as it is, and uses the label up", async () => {
    const { label, issues, sessions } = scene(labelled("trigger:deploy-staging", released()));
    expect(await label("trigger:deploy-staging")).toMatchObject({
      reason: "deployment_ordered",
      outputs: { next: "deploy-staging", sha: SHA },
    });
    expect(sessions.saved.at(-1)?.state).toBe("done");
    expect((await issues.read(500)).labels).toEqual(["state:done"]);
  });

  test("production is deployed by a session that deploys again", async () => {
    const { label, issues, sessions } = scene(labelled("🚀 trigger:deploy-production", released()));
    expect(await label("🚀 trigger:deploy-production")).toMatchObject({
      outputs: { next: "deploy-production", sha: SHA },
    });
    const saved = sessions.saved.at(-1);
    expect(saved?.state).toBe("deploying");
    expect(saved?.transitions.at(-1)).toMatchObject({ from: "done", by: "alice", refused: false });
    expect((await issues.read(500)).labels).toEqual(["state:deploying"]);
  });

  test.each<[string, Partial<SessionRecord>, boolean]>([
    [
      "staging was never healthy",
      { deployments: [at("staging", { outcome: "unhealthy" })] },
      false,
    ],
    [
      "staging was healthy with another commit",
      { deployments: [at("staging", { sha: "e".repeat(40) })] },
      false,
    ],
    ["staging has not been deployed", { deployments: [] }, false],
    [
      "staging is not configured",
      { deployments: [at("staging", { outcome: "not_configured" })] },
      true,
    ],
    [
      "it is a hotfix",
      { deployments: [], analysis: { ...analysis(), priority: "P0-Critical" } },
      true,
    ],
  ])("production alone, and %s", async (_, change, goes) => {
    const { label, issues } = scene(labelled("trigger:deploy-production", released(change)));
    expect(await label("trigger:deploy-production")).toMatchObject(
      goes ? { reason: "deployment_ordered" } : { reason: "command_refused" },
    );
    expect((await issues.read(500)).labels).not.toContain("trigger:deploy-production");
    if (!goes)
      expect(issues.ours(500, "label-production")).toContain("Set `trigger:deploy-staging` first");
  });

  test.each<[string, SessionRecord | undefined, string]>([
    ["without a session", undefined, "There is no session"],
    ["without a pull request", session({ state: "failed" }), "Nothing of this issue is merged"],
    [
      "with an open pull request",
      session({ state: "blocked", pull: PULL }),
      "#501 is not merged. If it is, comment `/miyabi retry`",
    ],
    ["while a run works on it", released({ state: "deploying" }), "A run works on this issue"],
  ])("%s there is an answer, and the label goes", async (_, record, why) => {
    const { label, issues } = scene(labelled("trigger:deploy-staging", record));
    expect(await label("trigger:deploy-staging")).toMatchObject({ reason: "command_refused" });
    expect(issues.ours(500, "label-staging")).toContain(why);
    expect((await issues.read(500)).labels).toEqual(["state:done"]);
  });

  test("threat 27: a label of somebody without write access does nothing and says nothing", async () => {
    const { label, issues } = scene({
      ...labelled("trigger:deploy-production", released()),
      actor: "tom",
    });
    expect(await label("trigger:deploy-production")).toMatchObject({
      reason: "sender_not_allowed",
    });
    expect(issues.writes).toEqual([]);
  });

  test("a label that is gone again asks for nothing; a run that is started again goes on", async () => {
    const gone = scene(closed(released()));
    expect(await gone.label("trigger:deploy-staging")).toMatchObject({ reason: "not_for_us" });
    const rerun = scene(closed(released({ runs: [1, 2] })));
    expect(await rerun.label("trigger:deploy-staging")).toMatchObject({
      reason: "deployment_ordered",
    });
  });

  test("any other trigger label is not for us", async () => {
    const { label } = scene(closed(released()));
    expect(await label("trigger:coffee")).toMatchObject({ reason: "not_for_us" });
  });
});
