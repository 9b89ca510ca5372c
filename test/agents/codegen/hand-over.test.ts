import { readFile } from "node:fs/promises";
import { UserError } from "../../../src/core/errors.ts";
import { HandedTask } from "../../../src/core/task/handed-task.ts";
import { taskDigests } from "../../../src/core/plan/task-digests.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { ScriptedEngine, workshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeEach(async () => {
  shop = await workshop();
});
afterEach(() => shop.served.close());

const write = (path: string, text = "export const x = 1;\n") => ({ files: { [path]: text } });
const two = () => session({ plan: plan(task(1), task(2)) });
const again = (runAttempt = 2) => ({ context: { sha: shop.served.baseSha, runAttempt } });
const asked = (engine: ScriptedEngine) => engine.assignments.map(({ task: id }) => id);

test("a task is handed over as it ends, before the next one begins", async () => {
  const seen: string[][] = [];
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js")],
    "task-500-2": [write("b.js")],
  });
  const work = engine.work.bind(engine);
  engine.work = async (assignment) => {
    seen.push(await shop.exchange.list("task-500-"));
    return work(assignment);
  };
  const record = two();
  await shop.lane(record, engine);
  expect(seen).toEqual([[], ["task-500-1-a1-t1-success"]]);
  const text = await readFile(shop.shelf("task-500-1-a1-t1-success", "result.json"), "utf8");
  expect(HandedTask.parse(JSON.parse(text))).toMatchObject({
    issue: 500,
    attempt: 1,
    lane: "w1-l1",
    baseSha: shop.served.baseSha,
    digest: taskDigests(record.plan?.tasks ?? [], record.issue.digest).get("task-500-1"),
    result: { task: "task-500-1", status: "success" },
  });
});

test("names tell how each task ended", async () => {
  const record = session({
    plan: plan(task(1), task(2, { dependencies: ["task-500-1"] }), task(3)),
  });
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js", "BROKEN")],
    "task-500-3": [write("c.js")],
  });
  await shop.lane(record, engine);
  expect(await shop.exchange.list("task-500-")).toEqual([
    "task-500-1-a1-t1-c1-checkpoint",
    "task-500-1-a1-t1-c2-checkpoint",
    "task-500-1-a1-t1-failed",
    "task-500-2-a1-t1-skipped",
    "task-500-3-a1-t1-success",
  ]);
});

test("a lane that is stopped in its second task keeps the first and fails the rest", async () => {
  const engine = new ScriptedEngine({ "task-500-1": [write("a.js")] });
  const work = engine.work.bind(engine);
  engine.work = async (assignment) => {
    if (assignment.task === "task-500-2") throw new UserError("missing_secret", "Set the secret.");
    return work(assignment);
  };
  const record = session({ plan: plan(task(1), task(2), task(3)) });
  await expect(shop.lane(record, engine)).rejects.toMatchObject({ code: "missing_secret" });
  expect(await shop.results()).toMatchObject([
    { task: "task-500-1", status: "success" },
    { task: "task-500-2", status: "failed", failure: "fault", error: "Set the secret." },
    { task: "task-500-3", status: "failed", failure: "fault", error: "Set the secret." },
  ]);
});

test("work that cannot be uploaded is no success: handed over as failed, nothing builds on it", async () => {
  shop.exchange.refused = (name) => name === "task-500-1-a1-t1-success";
  const record = session({ plan: plan(task(1), task(2, { dependencies: ["task-500-1"] })) });
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js")],
    "task-500-2": [write("b.js")],
  });
  const result = await shop.lane(record, engine);
  expect(result).toMatchObject({ outcome: "failed", reason: "lane_failed" });
  expect(result.message).toContain("could not be handed over: artifact");
  const [first, second] = await shop.results();
  expect(first).toMatchObject({ status: "failed", failure: "fault", usage: { calls: 1 } });
  expect(first?.commit).toBeUndefined();
  expect(second).toMatchObject({ status: "skipped" });
});

test("a task of which nothing at all can be uploaded still fails the lane", async () => {
  shop.exchange.refused = (name) => name.startsWith("task-500-1-");
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js")],
    "task-500-2": [write("b.js")],
  });
  const result = await shop.lane(two(), engine);
  expect(result.outputs["tasks"]).toBe('{"task-500-1":"failed","task-500-2":"success"}');
  expect(result.outcome).toBe("failed");
});

test("a lane that runs again takes over what succeeded and asks the engine for the rest only", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js")],
    "task-500-2": [
      ...[1, 2, 3].map((one) => write("b.js", `BROKEN ${one}`)),
      write("b.js", "fine\n"),
    ],
    "task-500-3": [write("c.js")],
  });
  const record = session({
    plan: plan(task(1), task(2, { dependencies: ["task-500-1"] }), task(3)),
  });
  expect((await shop.lane(record, engine)).outcome).toBe("failed");
  const before = asked(engine).length;
  const result = await shop.lane(record, engine, again());
  expect(asked(engine).slice(before)).toEqual(["task-500-2"]);
  expect(result).toMatchObject({
    outcome: "done",
    message: "Lane w1-l1: 3 of 3 tasks done, 2 of them taken over from an earlier run attempt.",
    outputs: { tasks: '{"task-500-1":"success","task-500-2":"success","task-500-3":"success"}' },
  });
  expect(result.summary).toContain("✅ taken over from run attempt 1 | task-500-1");
  expect((await shop.exchange.list("task-500-")).filter((name) => name.includes("-t2-"))).toEqual([
    "task-500-2-a1-t2-success",
  ]);
});

test("in a third run attempt what the second one finished is taken over as well", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [...[1, 2, 3].map(() => write("a.js", "BROKEN")), write("a.js")],
    "task-500-2": [...[1, 2, 3, 4, 5, 6].map(() => write("b.js", "BROKEN")), write("b.js")],
  });
  await shop.lane(two(), engine);
  await shop.lane(two(), engine, again(2));
  const before = asked(engine).length;
  const result = await shop.lane(two(), engine, again(3));
  expect(asked(engine).slice(before)).toEqual(["task-500-2"]);
  expect(result.summary).toContain("taken over from run attempt 2 | task-500-1");
});

test("finished work of another plan under the same ids is not taken over", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js")],
    "task-500-2": [write("b.js")],
  });
  await shop.lane(two(), engine);
  const other = session({ plan: plan(task(1, { title: "Something else" }), task(2)) });
  const before = asked(engine).length;
  await shop.lane(other, engine, again());
  expect(asked(engine).slice(before)).toEqual(["task-500-1"]);
});

test("finished work that is damaged is done again, and says so", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js")],
    "task-500-2": [write("b.js")],
  });
  await shop.lane(two(), engine);
  const get = shop.exchange.get.bind(shop.exchange);
  shop.exchange.get = async (name, dir) => {
    if (name.startsWith("task-500-1-")) throw new Error("its digest is wrong");
    return get(name, dir);
  };
  const result = await shop.lane(two(), engine, again());
  expect(result.outcome).toBe("done");
  expect(await shop.results("w1-l1", 1, 2)).toMatchObject([
    { task: "task-500-1", warnings: [expect.stringContaining("its digest is wrong")] },
  ]);
});
