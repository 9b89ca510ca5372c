import { run, type Input } from "../../../src/agents/deployment/agent.ts";
import { UserError } from "../../../src/core/errors.ts";
import type { RunContext } from "../../../src/ports/run-context.ts";
import type { State } from "../../../src/core/session/session.ts";
import { BOTH, FACTS, stand } from "./stand.ts";

type Facts = Partial<Pick<RunContext, "runAttempt" | "eventName" | "event" | "ref" | "actor">>;

/** A commit that people put on the default branch: `merged` of a pull request, else pushed. */
async function people(
  merged?: { branch: string; fork?: boolean; state?: State; known?: "merged" | "open" | "other" },
  config?: unknown,
) {
  const s = await stand(config);
  const base = s.sha;
  s.git.branches.set("main", base);
  const pushed = s.git.commit({ parent: base, message: "feat: Search\n\nBody" });
  let sha = pushed;
  if (merged === undefined) s.git.branches.set("main", pushed);
  else {
    s.git.branches.set(merged.branch, pushed);
    const { branch, fork } = merged;
    const text = { title: "Search", body: "", draft: false };
    const { number } = await s.pulls.open({ branch, base: "main", ...text });
    sha = s.pulls.land(number);
    if (fork === true) s.pulls.forks.add(number);
    const record = await s.sessions.load(500);
    if (record?.pull === undefined) throw new Error("no session");
    await s.sessions.save({
      ...record,
      state: merged.state ?? "reviewing",
      pull: {
        ...record.pull,
        number: merged.known === "other" ? number + 7 : number,
        merged: merged.known === "merged" ? { sha, at: "2026-01-05T10:39:00.000Z" } : undefined,
      },
    });
  }
  const input = (
    environment: Input["environment"],
    operation: Input["operation"] = "deploy",
  ): Input => ({ sha, environment, operation, variables: {}, secrets: {} });
  const ports = ({ runAttempt = 1, ...facts }: Facts = {}) => ({
    ...s.ports(),
    context: {
      ...FACTS,
      runAttempt,
      eventName: "push",
      event: { before: base },
      actor: "dave",
      ...facts,
    },
  });
  const resolve = (facts?: Facts, operation?: Input["operation"]) =>
    run(input("resolve", operation), ports(facts));
  return { ...s, sha, base, input, ports, resolve, id: `commit-${sha.slice(0, 12)}` };
}

const LET_THROUGH = { outcome: "done", outputs: { next: "deploy" } };
const LEFT = { outcome: "skipped", reason: "left_to_session", outputs: { next: "finish" } };

test("a pushed commit goes to staging and production, and is tagged as the commits since the push say", async () => {
  const s = await people();
  expect(await s.resolve()).toMatchObject(LET_THROUGH);
  const staging = await run(s.input("staging"), s.ports());
  expect(staging).toMatchObject({ outcome: "done", outputs: { next: "production" } });
  expect(staging.summary).toMatch(/^### Staging\n\nStaging runs release commit/);
  await run(s.input("production"), s.ports());
  expect(s.deployments.started.map(({ environment, release }) => [environment, release])).toEqual([
    ["staging", s.id],
    ["production", s.id],
  ]);
  await s.repository.release({ tag: "v1.2.3", sha: "1".repeat(40), title: "", notes: "" });
  expect((await run(s.input("release"), s.ports())).message).toBe("Released as v1.3.0.");
  const { notes } = s.repository.releases.at(-1) ?? {};
  expect(notes).toContain("## feat: Search");
  expect(notes).toContain("- Merged by: dave");
  // No session has heard of it.
  expect(s.sessions.saved).toHaveLength(1);
});

test("a commit that has its version keeps it", async () => {
  const s = await people();
  await s.repository.release({ tag: "v1.2.3", sha: s.sha, title: "", notes: "" });
  await s.resolve();
  await run(s.input("production"), s.ports());
  expect((await run(s.input("release"), s.ports())).message).toBe("Released as v1.2.3.");
});

test("one that fails is rolled back; the incident names who merged, and the pull request", async () => {
  const s = await people({ branch: "topic" });
  await s.resolve();
  s.service.after = [{ status: 500 }];
  expect(await run(s.input("production"), s.ports())).toMatchObject({ reason: "rolled_back" });
  await run(s.input("incident"), s.ports());
  const incident = await s.issues.read(501);
  expect(incident.title).toBe(`Incident: production of ${s.id} was rolled back`);
  expect(incident.body).toContain("| Merged by | @carol |");
  expect(incident.body).toContain("| Pull request | #501 |");
});

test.each(["pull_request", "pull_request_target", "workflow_run", "issue_comment", "schedule"])(
  "%s deploys nothing: people outside of the repository can start it",
  async (eventName) => {
    const s = await people();
    await expect(s.resolve({ eventName })).rejects.toThrow(UserError);
    await expect(s.resolve({ eventName })).rejects.toThrow(`not on ${eventName}`);
    await expect(run(s.input("production"), s.ports())).rejects.toThrow("has let it through");
    expect(s.service.calls).toEqual([]);
  },
);

test("a run of another branch, and a commit that is not on the default branch, deploy nothing", async () => {
  const s = await people();
  await expect(s.resolve({ ref: "refs/heads/topic" })).rejects.toThrow("Start it on main");
  s.git.branches.set("main", s.base);
  await expect(s.resolve()).rejects.toThrow(`${s.sha.slice(0, 12)} is not on main`);
  await expect(run(s.input("staging"), s.ports())).rejects.toThrow("has let it through");
});

test("a merge that its session deploys is left to it: parked for people, and already known", async () => {
  for (const known of ["open", "merged"] as const) {
    const s = await people({ branch: "feature/issue-500", known });
    const left = await s.resolve();
    expect(left).toMatchObject(LEFT);
    expect(left.message).toContain("`/miyabi retry` on #500");
    expect(left.summary).toContain("Nothing was deployed");
    expect(s.warnings).toEqual([left.message]);
    await expect(run(s.input("production"), s.ports())).rejects.toThrow("has let it through");
  }
});

test.each([
  ["the session was stopped or rejected before", { state: "blocked" }],
  ["the session has failed before", { state: "failed" }],
  ["the session knows another pull request", { known: "other" }],
  ["the branch of that name is a fork's", { fork: true }],
  ["there is no such session", { branch: "feature/issue-777" }],
] as const)("a merge that no session deploys goes on: %s", async (_, how) => {
  const s = await people({ branch: "feature/issue-500", ...how });
  expect(await s.resolve()).toMatchObject(LET_THROUGH);
});

test("started by hand for production alone: only what staging was healthy with", async () => {
  const s = await people();
  const byHand = { eventName: "workflow_dispatch", event: {}, actor: "erin" };
  const alone = (runAttempt: number) => s.resolve({ ...byHand, runAttempt }, "deploy-production");
  expect(await alone(1)).toMatchObject({ outcome: "skipped", reason: "deployment_refused" });
  await s.resolve(byHand, "deploy-staging");
  await run(s.input("staging"), s.ports(byHand));
  expect(await alone(2)).toMatchObject(LET_THROUGH);
  s.service.after = [{ status: 500 }];
  await run(s.input("production"), s.ports(byHand));
  await run(s.input("incident"), s.ports(byHand));
  const { body } = await s.issues.read(501);
  expect(body).toContain("| Started by | @erin |");
  expect(body).not.toContain("Merged by");
});

test("without a configured staging production alone asks for nothing more", async () => {
  const s = await people(undefined, { deploy: { production: BOTH.deploy.production } });
  expect(await s.resolve({}, "deploy-production")).toMatchObject(LET_THROUGH);
});

test("a frozen production holds it back, and says what to do without an issue", async () => {
  const s = await people();
  await s.resolve();
  const before = { environment: "production", sha: "1".repeat(40), release: "400-0123456789ab" };
  s.deployments.past(before, "error", 77);
  const held = await run(s.input("production"), s.ports());
  expect(held).toMatchObject({ reason: "environment_frozen", outputs: { next: "finish" } });
  expect(held.message).toContain("re-run all jobs of this run");
  expect(held.message).not.toContain("/miyabi retry");
});

test("production goes back by hand, once", async () => {
  const s = await people();
  const byHand = { eventName: "workflow_dispatch", event: {}, actor: "erin" };
  await s.resolve();
  await run(s.input("production"), s.ports());
  // A run of its own: it has none of the other one's artifacts.
  const again = { ...s.ports(byHand), exchange: (await stand()).exchange };
  expect(await run(s.input("resolve", "rollback"), again)).toMatchObject(LET_THROUGH);
  const back = await run(s.input("production", "rollback"), again);
  expect(back).toMatchObject({ outcome: "done", reason: "rolled_back" });
  expect(back.message).toContain("as erin asked");
  expect(s.service.calls.filter((call) => call.startsWith("undo"))).toHaveLength(1);
});
