import { handedOver } from "../../../src/agents/deployment/hand-over.ts";
import { DeploymentResult } from "../../../src/core/deploy/deployment.ts";
import { run, secretNamed } from "../../../src/agents/deployment/agent.ts";
import type { HealthQuestion } from "../../../src/ports/probe.ts";
import { BOTH, stand } from "./stand.ts";

const good = { status: 200, milliseconds: 20 };
const bad = { status: 500, milliseconds: 20 };

test("staging: deployed, healthy at the first reply, on to production", async () => {
  const s = await stand();
  const result = await run(s.input("staging"), s.ports());
  expect(result).toMatchObject({
    outcome: "done",
    reason: "deployed",
    outputs: { next: "production", deployment: "healthy", url: "https://shop.example/" },
  });
  expect(s.service.asked).toEqual(["https://shop.example/health"]);
  expect(s.deployments.reports.map(({ state }) => state)).toEqual(["in_progress", "success"]);
});

test("the environment's own URL comes before the configuration's", async () => {
  const s = await stand();
  await run(s.input("staging", "https://staging.example"), s.ports());
  expect(s.service.asked).toEqual(["https://staging.example/health"]);
});

test("a command that fails twice is tried a third time, after 2 and 4 s", async () => {
  const s = await stand();
  const no = { ok: false, output: "push: timeout" };
  s.service.deploys = [no, no, { ok: true, output: "" }];
  expect(await run(s.input("staging"), s.ports())).toMatchObject({ reason: "deployed" });
  expect(s.clock.slept).toEqual([2_000, 4_000]);
});

test("staging that fails three times goes no further, with the end of the output", async () => {
  const s = await stand();
  s.service.deploys = [{ ok: false, output: "denied: no such image" }];
  const result = await run(s.input("staging"), s.ports());
  expect(result).toMatchObject({
    outcome: "failed",
    outputs: { next: "finish", deployment: "unhealthy" },
  });
  expect(result.message).toContain("denied: no such image");
  expect(s.service.calls).toHaveLength(3);
});

test("what ends the same each time is tried once: a refusal, a rollout that is stuck", async () => {
  const s = await stand();
  s.service.deploys = [
    {
      ok: false,
      reason: "lasting",
      cause: "the policy refuses these manifests",
      output: "all of it",
    },
  ];
  const result = await run(s.input("staging"), s.ports());
  expect(result.message).toBe(
    "Staging is not healthy after 0s: the policy refuses these manifests",
  );
  expect(s.service.calls).toHaveLength(1);
  expect(s.clock.slept).toEqual([]);
});

test("the cause is the first line of the error, however long the output is", async () => {
  const s = await stand();
  const output = `${"x".repeat(9_000)}the end`;
  s.service.deploys = [{ ok: false, reason: "lasting", cause: "ImagePullBackOff: a", output }];
  await run(s.input("staging"), s.ports());
  const error = (await s.result("staging")).error ?? "";
  expect(error).toMatch(/^ImagePullBackOff: a\nx+the end$/);
  expect(error.length).toBeLessThan(4_100);
});

test("staging that answers wrong three times is unhealthy; 10 s lie between the tries", async () => {
  const s = await stand();
  s.service.after = [bad];
  expect(await run(s.input("staging"), s.ports())).toMatchObject({
    outputs: { next: "finish", deployment: "unhealthy" },
  });
  expect(s.clock.slept).toEqual([10_000, 10_000]);
});

test("production that does not answer gets ten tries, then goes back", async () => {
  const s = await stand();
  s.service.after = [{}];
  expect(await run(s.input("production"), s.ports())).toMatchObject({
    outputs: { deployment: "rolled_back" },
  });
  expect(s.clock.slept).toHaveLength(9);
});

test("production: healthy, watched for five minutes, on to the release", async () => {
  const s = await stand();
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({
    reason: "deployed",
    outputs: { next: "release", deployment: "healthy" },
  });
  // 3 for the baseline, 1 for the health, 30 in 5 minutes.
  expect(s.service.asked).toHaveLength(34);
});

test("three wrong replies at once: rolled back, and the release before is healthy", async () => {
  const s = await stand();
  s.service.after = [bad];
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({
    outcome: "failed",
    reason: "rolled_back",
    outputs: { next: "finish", deployment: "rolled_back" },
  });
  expect(s.service.calls.map((call) => call.split(" ")[0])).toEqual(["deploy", "undo"]);
  expect(s.deployments.reports.at(-1)?.state).toBe("failure");
});

test("an error rate over 5 % in the watch rolls back", async () => {
  const s = await stand();
  s.service.after = [good, ...Array.from({ length: 40 }, (_, at) => (at % 10 === 0 ? bad : good))];
  const result = await run(s.input("production"), s.ports());
  expect(result.reason).toBe("rolled_back");
  expect(result.message).toContain("the error rate is 10 %, more than 5 %");
});

test("responses of more than twice the baseline roll back", async () => {
  const s = await stand();
  s.service.after = [{ status: 200, milliseconds: 50 }];
  const result = await run(s.input("production"), s.ports());
  expect(result.message).toContain("responses take 50 ms, more than 2 times the 20 ms before");
});

test("a rollback fires once: the watch ends with it", async () => {
  const s = await stand();
  s.service.after = [good, bad];
  await run(s.input("production"), s.ports());
  await run(s.input("production"), s.ports(2));
  expect(s.service.calls.filter((call) => call.startsWith("undo"))).toHaveLength(1);
  expect(s.service.calls.filter((call) => call.startsWith("deploy"))).toHaveLength(1);
});

test("the logs of a failed release are read before it is taken back, and kept", async () => {
  const s = await stand();
  s.service.after = [bad];
  s.service.logs = async () => `read after ${s.service.calls.join(", ").replace(/ \S+/g, "")}`;
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "rolled_back" });
  expect((await s.result("production")).logs).toBe("read after deploy");
  const t = await stand();
  t.service.after = [bad];
  t.service.logs = async () => "staging's";
  await run(t.input("staging"), t.ports());
  expect((await t.result("staging")).logs).toBe("staging's");
});

test("logs that cannot be read change no verdict", async () => {
  const s = await stand();
  s.service.after = [bad];
  s.service.logs = () => Promise.reject(new Error("no kubectl"));
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "rolled_back" });
  expect(await s.result("production")).not.toHaveProperty("logs");
});

test("a first release that fails is not healthy, is left as it is, and is no failed rollback", async () => {
  const s = await stand();
  s.service.after = [bad];
  s.service.undos = [
    { ok: false, reason: "nothing_before", cause: "deployment/shop has no revision", output: "" },
  ];
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({
    outcome: "failed",
    reason: "job_failed",
    outputs: { next: "finish", deployment: "unhealthy" },
  });
  expect(result.message).toContain(
    "with no release before it to go back to: the health check failed",
  );
  const stored = await s.result("production");
  expect(stored).toMatchObject({ outcome: "unhealthy", nothingBefore: true });
  const texts = stored.timeline?.map(({ text }) => text);
  expect(texts).toContain("there is no release before it to go back to");
  expect(texts).not.toContain("the rollback failed");
  expect(s.deployments.reports.at(-1)?.state).toBe("failure");
});

test("a release that never got there is not said to be rolled back", async () => {
  const s = await stand();
  s.service.deploys = [{ ok: false, reason: "lasting", cause: "the policy refuses", output: "" }];
  s.service.undos = [{ ok: true, output: "", untouched: true }];
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({ reason: "rolled_back" });
  expect(result.message).toBe("Production kept the release before: the policy refuses");
  const stored = await s.result("production");
  expect(stored).toMatchObject({ untouched: true });
  expect(stored.timeline?.map(({ text }) => text)).toContain(
    "the release before was never replaced",
  );
});

test("a rollback that a lost connection breaks is tried again", async () => {
  const s = await stand();
  s.service.after = [bad];
  s.service.undos = [
    { ok: false, reason: "passing", cause: "EOF", output: "" },
    { ok: true, output: "" },
  ];
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "rolled_back" });
});

test("fault 31: a flapping service is held for people: neither healthy nor rolled back", async () => {
  const s = await stand({ deploy: { ...BOTH.deploy, maxErrorRate: 0.5 } });
  s.service.after = [good, ...Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? bad : good))];
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({
    outcome: "waiting",
    reason: "inconclusive",
    outputs: { next: "finish", deployment: "inconclusive" },
  });
  expect(result.message).toContain("the service is flapping: 8 of 30 health checks failed");
  expect(s.service.calls.map((call) => call.split(" ")[0])).toEqual(["deploy"]);
  expect(s.deployments.reports.map(({ state }) => state)).toEqual(["in_progress", "pending"]);
});

test("fault 32: a rollback whose command fails is told at once, its cause first", async () => {
  const s = await stand();
  s.service.after = [bad];
  s.service.undos = [
    { ok: false, reason: "lasting", cause: "no such deployment", output: "all of it" },
  ];
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({
    reason: "rollback_failed",
    outputs: { deployment: "rollback_failed" },
  });
  expect(result.message).toContain(
    "could not be rolled back: no such deployment; rolled back for: the health check failed. It needs hands now",
  );
  expect((await s.result("production")).error).toMatch(/\nall of it$/);
  expect(s.service.calls.filter((call) => call.startsWith("undo"))).toHaveLength(1);
});

test("a rollback after which the release before is not healthy either has failed", async () => {
  const s = await stand();
  s.service.after = [bad];
  s.service.before = bad;
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "rollback_failed" });
});

test("without an undo command there is no rollback, and that is no success", async () => {
  const s = await stand({
    deploy: { production: { deploy: ["deploy"], url: "https://shop.example" } },
  });
  s.service.after = [bad];
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "rollback_failed" });
});

test("a production deployment that fails three times is taken back", async () => {
  const s = await stand();
  s.service.deploys = [{ ok: false, output: "ImagePullBackOff" }];
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "rolled_back" });
});

test("production that nobody can ask is inconclusive: neither healthy nor rolled back", async () => {
  const s = await stand({ deploy: { production: { deploy: ["deploy"], undo: ["undo"] } } });
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({
    outcome: "waiting",
    reason: "inconclusive",
    outputs: { next: "finish", deployment: "inconclusive" },
  });
  expect(s.service.calls).toHaveLength(1);
  expect(s.deployments.reports.map(({ state }) => state)).toEqual(["in_progress", "pending"]);
});

test("with a status command and no watch, the command vouches for it", async () => {
  const s = await stand({
    deploy: { watchMinutes: 0, production: { deploy: ["deploy"], status: ["status"] } },
  });
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "deployed" });
});

test("what is not configured is skipped loudly: staging goes on, production ends", async () => {
  const s = await stand({});
  const staging = await run(s.input("staging"), s.ports());
  expect(staging).toMatchObject({
    outcome: "skipped",
    reason: "deployment_not_configured",
    outputs: { next: "production", deployment: "not_configured" },
  });
  const production = await run(s.input("production"), s.ports());
  expect(production.outputs["next"]).toBe("finish");
  expect(s.deployments.started).toEqual([]);
});

test("a repeated job reports what was and deploys nothing twice", async () => {
  const s = await stand();
  const first = await run(s.input("production"), s.ports());
  const asked = s.service.asked.length;
  expect(await run(s.input("production"), s.ports(2))).toEqual(first);
  expect(s.service.calls).toHaveLength(1);
  expect(s.service.asked).toHaveLength(asked);
});

test("a job that died after the deployment compares with the baseline from before it", async () => {
  const s = await stand();
  const slow = { status: 200, milliseconds: 90 };
  s.service.after = [slow];
  const dying = s.ports();
  let questions = 0;
  const probe = {
    ask: async (question: HealthQuestion) => {
      if (++questions > 3) throw new Error("killed");
      return s.service.probe.ask(question);
    },
  };
  await expect(run(s.input("production"), { ...dying, probe })).rejects.toThrow("killed");
  expect(await run(s.input("production"), s.ports(2))).toMatchObject({ reason: "rolled_back" });
  expect(s.deployments.started).toHaveLength(1);
});

test("only the merge commit of the session is deployed", async () => {
  const s = await stand();
  const other = { ...s.input("production"), sha: "9".repeat(40) };
  await expect(run(other, s.ports())).rejects.toThrow(/not the merge commit/);
  expect(s.service.calls).toEqual([]);
});

test("the configuration is that of the merged commit", async () => {
  const s = await stand({ deploy: { production: BOTH.deploy.production } });
  expect(await run(s.input("staging"), s.ports())).toMatchObject({ outcome: "skipped" });
});

const MEASURED = {
  deploy: {
    ...BOTH.deploy,
    metrics: { url: "https://prometheus.example", errorRate: "errors", latency: "latency" },
  },
};

test("with Prometheus the watch compares its figures with its own baseline", async () => {
  const s = await stand(MEASURED);
  s.service.measured = (query, released) => ({
    ok: true,
    value: query === "errors" ? 0 : released ? 0.5 : 0.2,
  });
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({ reason: "rolled_back" });
  expect(result.message).toContain("responses take 500 ms, more than 2 times the 200 ms before");
  // The health checks' times are not needed for a baseline: 1 for the health, 30 in the watch, 1 after.
  expect(s.service.asked).toHaveLength(32);
});

test("a Prometheus without data holds the release, and says why", async () => {
  const s = await stand(MEASURED);
  s.service.measured = () => ({ ok: false, reason: "no data: the result is empty" });
  const result = await run(s.input("production"), s.ports());
  expect(result).toMatchObject({ outcome: "waiting", reason: "inconclusive" });
  expect(result.message).toContain("no data: the result is empty");
  expect(s.service.calls).toHaveLength(1);
});

test("a missing secret for Prometheus is told before anything is deployed", async () => {
  const s = await stand(MEASURED);
  const metricsOf = () => {
    secretNamed("PROMETHEUS", {});
    throw new Error("unreachable");
  };
  await expect(run(s.input("production"), { ...s.ports(), metricsOf })).rejects.toThrow(
    /names PROMETHEUS, which is not in MIYABI_DEPLOY_SECRETS/,
  );
  expect(s.service.calls).toEqual([]);
});

test("a rollback leaves its timeline, from the start to the proof", async () => {
  const s = await stand();
  s.service.after = [good, bad];
  await run(s.input("production"), s.ports());
  const result = await handedOver({ of: 500, kind: "production" }, DeploymentResult, s.ports());
  expect(result?.timeline?.map(({ text }) => text)).toEqual([
    "started",
    "the deployment begins",
    "deployed",
    "first good health check",
    "first failing health check: HTTP 500",
    expect.stringMatching(/^verdict: unhealthy, /) as unknown,
    "the rollback begins",
    "the rollback has ended",
    "the release before is healthy: verified",
  ]);
});
