import { parseInput, run } from "../../../src/agents/sweep/agent.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { stand } from "./stand.ts";

const pull = {
  number: 501,
  url: "https://github.com/acme/shop/pull/501",
  branch: "feature/issue-500",
  base: "main",
  headSha: "b".repeat(40),
  draft: false,
};

test("two state labels become the one of the record", async () => {
  const s = stand(["🔍 state:analyzing", "state:blocked", "type:bug"], { state: "blocked" });
  expect(await s.sweep()).toMatchObject({
    outcome: "done",
    reason: "swept",
    outputs: { repaired: "1" },
  });
  expect((await s.issues.read(500)).labels).toEqual(["state:blocked", "type:bug"]);
});

test("a label that fits is left alone, its emoji too, and quiet success is quiet", async () => {
  const s = stand(["🚫 state:blocked"], { state: "blocked" });
  const result = await s.sweep();
  expect(result.outputs).toEqual({ repaired: "0" });
  expect(result.summary).toBeUndefined();
  expect(s.issues.writes).toEqual([]);
});

test("while a run is at work nothing is touched", async () => {
  const s = stand(["state:analyzing"], { state: "implementing", runs: [7] }, 7);
  await s.sweep();
  expect(s.issues.writes).toEqual([]);
  expect(s.runs.dispatched).toEqual([]);
});

test("a session whose run is over is stopped and resumed", async () => {
  const s = stand(["state:implementing"], { state: "implementing", runs: [7] });
  expect(await s.sweep()).toMatchObject({ outputs: { repaired: "1" } });
  expect(s.runs.dispatched).toEqual([
    { workflow: "miyabi.yml", inputs: { "issue-number": "500", command: "retry" } },
  ]);
  expect(s.sessions.saved.at(-1)?.state).toBe("paused");
  expect((await s.issues.read(500)).labels).toEqual(["state:paused"]);
});

test("the retry that was dispatched may still be in the queue: there is no second one", async () => {
  const s = stand(["state:implementing"], { state: "implementing", runs: [7] });
  await s.sweep();
  s.runs.underWay.add(8);
  await s.sweep();
  expect(s.runs.dispatched).toHaveLength(1);
  expect(s.sessions.saved).toHaveLength(2);
});

test("one that stands still in the same state again is given up, and people can retry", async () => {
  const notes = ["Sweep: retry in implementing after run 7"];
  const s = stand(["state:implementing"], { state: "implementing", runs: [7, 8], notes });
  await s.sweep();
  expect(s.runs.dispatched).toEqual([]);
  expect(s.sessions.saved.at(-1)?.state).toBe("failed");
  expect((await s.issues.read(500)).labels).toEqual(["state:failed"]);
  expect(s.issues.ours(500, "stopped")).toContain("/miyabi retry");
  expect(s.notices.arrived).toMatchObject([{ event: "failed", key: "failed-r99" }]);
  expect(s.sessions.saved.at(-1)?.notices).toMatchObject([{ outcome: "sent" }]);
});

test("one that people hold with the stop label is paused and told, not resumed", async () => {
  const s = stand(["state:implementing", "miyabi:stop"], { state: "implementing", runs: [7] });
  await s.sweep();
  expect(s.runs.dispatched).toEqual([]);
  expect(s.sessions.saved.at(-1)?.state).toBe("paused");
  expect((await s.issues.read(500)).labels).toEqual(["miyabi:stop", "state:paused"]);
  expect(s.issues.ours(500, "stopped")).toContain("`/miyabi retry`");
  const writes = s.issues.writes.length;
  await s.sweep();
  expect(s.issues.writes).toHaveLength(writes);
});

test("a session that got further may be resumed there as well", async () => {
  const notes = ["Sweep: retry in implementing after run 7"];
  const s = stand(["state:deploying"], { state: "deploying", runs: [7, 8], notes });
  await s.sweep();
  expect(s.runs.dispatched).toHaveLength(1);
});

/** A session whose pull request waits, and that pull request on GitHub. */
async function waiting(more: Partial<NonNullable<SessionRecord["pull"]>> = {}) {
  const s = stand(["state:reviewing"], {
    state: "reviewing",
    runs: [7],
    pull: { ...pull, ...more },
    phases: [
      {
        name: "pull-request",
        attempt: 1,
        startedAt: "2026-01-05T10:00:00.000Z",
        seconds: 5,
        outcome: "waiting",
      },
    ],
  });
  await s.pulls.open({ ...pull, title: "", body: "", draft: false });
  return s;
}

const retried = { workflow: "miyabi.yml", inputs: { "issue-number": "500", command: "retry" } };

test("a pull request left to people does not stand still", async () => {
  const s = await waiting();
  await s.sweep();
  expect(s.runs.dispatched).toEqual([]);
  expect(s.issues.writes).toEqual([]);
  expect(s.checks.looks).toBe(0);
});

test("fault 27: what people merged is resumed, although the merge closed the issue", async () => {
  const s = await waiting();
  s.pulls.change(501, { state: "closed", merged: true, mergeSha: "c".repeat(40) });
  await s.issues.close(500, "completed");
  expect((await s.sweep()).summary).toContain("#501 was merged by people");
  expect(s.runs.dispatched).toEqual([retried]);
  expect(s.sessions.saved.at(-1)?.state).toBe("paused");
  await s.sweep();
  expect(s.runs.dispatched).toHaveLength(1);
});

test("a run that died after its merge, which closed the issue, is resumed until it is deployed", async () => {
  const merged = { sha: "c".repeat(40), at: "2026-01-05T10:35:00.000Z" };
  const record = { state: "deploying" as const, runs: [7], pull: { ...pull, merged } };
  const s = stand(["state:deploying"], record);
  await s.issues.close(500, "completed");
  expect(await s.sweep()).toMatchObject({ outputs: { repaired: "1" } });
  expect(s.runs.dispatched).toHaveLength(1);
});

test("a run that died between its merge and its record: GitHub says that it was merged", async () => {
  const s = stand(["state:reviewing"], { state: "reviewing", runs: [7], pull });
  await s.pulls.open({ ...pull, title: "", body: "", draft: false });
  await s.issues.close(500, "completed");
  s.pulls.change(501, { state: "closed", merged: true, mergeSha: "c".repeat(40) });
  await s.sweep();
  expect(s.runs.dispatched).toHaveLength(1);
});

test.each(["pending", "analyzing", "implementing", "reviewing", "deploying"] as const)(
  "fault 27: an issue that people closed, and whose run died in state %s, is put away and says so",
  async (state) => {
    const s = stand([`state:${state}`], {
      state,
      runs: [7],
      ...(state === "reviewing" ? { pull } : {}),
    });
    await s.pulls.open({ ...pull, title: "", body: "", draft: false });
    await s.issues.close(500, "not_planned");
    expect((await s.sweep()).summary).toContain("#500 paused: people closed the issue");
    expect(s.runs.dispatched).toEqual([]);
    expect(s.sessions.saved.at(-1)?.state).toBe("paused");
    expect((await s.issues.read(500)).labels).toEqual(["state:paused"]);
    expect(s.issues.ours(500, "stopped")).toContain("Reopen it and comment `/miyabi retry`");
    expect(await s.sweep()).toMatchObject({ outputs: { repaired: "0" } });
  },
);

test("the branch of a closed issue is told of; one of an open issue, and one of none, are not", async () => {
  const s = stand(["state:paused"], { state: "paused", runs: [7] });
  for (const branch of ["feature/issue-500", "feature/issue-77", "feature/other"])
    s.repository.branches.set(branch, "b".repeat(40));
  expect((await s.sweep()).summary).toBeUndefined();
  await s.issues.close(500, "not_planned");
  expect((await s.sweep()).summary).toBe(
    "- #500 is closed, and its branch is still there: git push origin --delete feature/issue-500",
  );
  expect([...s.repository.branches.keys()]).toContain("feature/issue-500");
});

test("fault 27: what people closed is resumed, and ends with a question; not where they closed the issue, too", async () => {
  const s = await waiting();
  s.pulls.close(501);
  await s.sweep();
  expect(s.runs.dispatched).toEqual([retried]);
  const both = await waiting();
  both.pulls.close(501);
  await both.issues.close(500, "not_planned");
  await both.sweep();
  expect(both.runs.dispatched).toEqual([]);
});

test.each([
  ["have ended", { ci: "success", lint: "success" }, 1],
  ["have failed, whatever the others do", { ci: "failure", lint: "pending" }, 1],
  ["run still", { ci: "success", lint: "pending" }, 0],
  ["are not even there", { ci: "success", lint: "absent" }, 0],
] as const)("awaited checks that %s", async (_, states, dispatched) => {
  const s = await waiting({ awaits: ["ci", "lint"] });
  s.checks.next.push(states);
  await s.sweep();
  expect(s.runs.dispatched).toHaveLength(dispatched);
});

test("while a run may be the one that resumes it, a merged one is left alone", async () => {
  const s = await waiting();
  s.pulls.change(501, { state: "closed", merged: true, mergeSha: "c".repeat(40) });
  s.runs.underWay.add(8);
  await s.sweep();
  expect(s.runs.dispatched).toEqual([]);
});

test("a displaced trigger is started, once, whatever emoji it has", async () => {
  const s = stand(["🤖 trigger:agent-execute"]);
  await s.sweep();
  await s.sweep();
  expect(s.runs.dispatched).toEqual([
    { workflow: "miyabi.yml", inputs: { "issue-number": "500", command: "" } },
  ]);
});

test("a trigger whose run may still be queued is left to it", async () => {
  const s = stand(["trigger:agent-execute"], undefined, 12);
  await s.sweep();
  expect(s.runs.dispatched).toEqual([]);
});

test.each([["mallory"], [undefined]])("a trigger set by %p starts nothing", async (login) => {
  const s = stand(["trigger:agent-execute"]);
  s.issues.triggeredBy = login;
  await s.sweep();
  expect(s.runs.dispatched).toEqual([]);
});

test("a session that cannot be read is told of", async () => {
  const s = stand(["state:implementing"]);
  const sessions = {
    load: async () => Promise.reject(new Error("digest does not fit")),
    save: (record: SessionRecord) => s.sessions.save(record),
  };
  const result = await run({ workflow: "miyabi.yml" }, { ...s.ports, sessions });
  expect(result).toMatchObject({ outcome: "failed", reason: "job_failed" });
  expect(result.summary).toContain("#500 its session cannot be read: digest does not fit");
});

test.each(["", "../x.yml", "miyabi", "a b.yml"])("refuses workflow %p", (workflow) => {
  expect(() => parseInput({ workflow })).toThrow(/name of a file/);
});
