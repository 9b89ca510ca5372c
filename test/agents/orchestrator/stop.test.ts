import { session } from "../../fakes/records.ts";
import { scene } from "./scene.ts";

const working = session({ state: "implementing", runs: [7] });

/** A session that run 7 works on. */
const busy = (record = working, labels = ["state:implementing"]) => {
  const s = scene({ record, issue: { labels }, config: { broken: true } });
  s.runs.underWay.add(7);
  return s;
};

test("/miyabi stop hands on the run that works, and leaves the session to it", async () => {
  const s = busy();
  expect(await s.comment("/miyabi stop")).toMatchObject({
    outcome: "done",
    reason: "stopped",
    outputs: { next: "stop", run: "7" },
  });
  expect(s.sessions.saved).toHaveLength(1);
  expect(s.issues.writes).toEqual([
    "labels state:implementing,miyabi:stop",
    "create comment answer-77",
  ]);
  expect(s.issues.ours(500, "answer-77")).toContain("`/miyabi retry` goes on");
  expect(s.runs.cancelled).toEqual([]);
});

test("the job that may cancel does it, and nothing else", async () => {
  const s = busy();
  expect(await s.cancel("7")).toMatchObject({ outcome: "done", outputs: { next: "none" } });
  expect(s.runs.cancelled).toEqual([7]);
  expect(await s.cancel("7")).toMatchObject({ outcome: "skipped" });
  expect([s.issues.writes, s.sessions.saved.length]).toEqual([[], 1]);
});

test("the label stops a run as the command does, whoever has write access puts it there", async () => {
  const s = busy(working, ["state:implementing", "🛑 miyabi:stop"]);
  expect(await s.label("🛑 miyabi:stop")).toMatchObject({ outputs: { next: "stop", run: "7" } });
  expect(s.issues.ours(500, "answer-run-2")).toContain("Stopped by `alice`");
});

test("threat 27: the label of a stranger, or of who may only sort issues, cancels nothing and is not answered", async () => {
  for (const actor of ["mallory", "tom"]) {
    const s = scene({ record: working, actor });
    s.runs.underWay.add(7);
    expect(await s.label("miyabi:stop")).toMatchObject({
      reason: "sender_not_allowed",
      outputs: { next: "none" },
    });
    expect(s.issues.writes).toEqual([]);
  }
});

test.each([
  ["nothing was ever begun", undefined],
  ["it is done", session({ state: "done" })],
  ["it is stopped already", session({ state: "blocked" })],
])("the label says nothing where %s: it holds what comes", async (_, record) => {
  const s = scene(record ? { record } : {});
  expect(await s.label("miyabi:stop")).toMatchObject({ reason: "stopped" });
  expect([s.issues.writes, s.sessions.saved.length]).toEqual([[], record ? 1 : 0]);
});

test("the label pauses a session whose run has ended, as the command does", async () => {
  const s = scene({ record: working, issue: { labels: ["state:implementing", "miyabi:stop"] } });
  expect(await s.label("miyabi:stop")).toMatchObject({ outputs: { next: "finish" } });
  expect(s.sessions.saved.at(-1)).toMatchObject({
    state: "paused",
    transitions: [{ reason: "stopped by label" }],
  });
});

test("production that is being deployed is not cut off, and people are told so; staging is", async () => {
  const deploying = session({ state: "deploying", runs: [7] });
  const production = busy(deploying);
  production.runs.doing.push({ name: "Miyabi / Deploy / Production", running: true });
  expect(await production.comment("/miyabi stop")).toMatchObject({
    outcome: "skipped",
    outputs: { next: "none", run: "" },
  });
  expect(production.issues.ours(500, "answer-77")).toContain("/miyabi rollback");
  const staging = busy(deploying);
  staging.runs.doing.push(
    { name: "Miyabi / Deploy / Staging", running: true },
    { name: "Miyabi / Deploy / Production", running: false },
  );
  expect(await staging.comment("/miyabi stop")).toMatchObject({ outputs: { run: "7" } });
});
