import { readFile, readdir } from "node:fs/promises";
import { keepPatch } from "../../../src/agents/codegen/keep-patch.ts";
import { blankResult } from "../../../src/core/task/task-result.ts";
import { git } from "../../adapters/git/served-repository.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { ScriptedEngine, workshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeEach(async () => {
  shop = await workshop();
});
afterEach(() => shop.served.close());

const one = session({ plan: plan(task(1)) });
const FAILED = "task-500-1-a1-t1-failed";
const kept = () => readFile(shop.shelf(FAILED, "task-500-1.patch"), "utf8");

test("what a failed task had written can be applied where it began", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [{ files: { "a.js": "BROKEN\n", "src/app.js": "one\n2\nthree\nfour\nfive\n" } }],
  });
  await shop.lane(one, engine);
  const [result] = await shop.results();
  expect(result).toMatchObject({ status: "failed", patch: "task-500-1.patch" });
  expect(await kept()).not.toContain("EXECUTION_CONTEXT");
  await git(shop.served.seed, "apply", shop.shelf(FAILED, "task-500-1.patch"));
  expect(await git(shop.served.seed, "status", "--porcelain")).toBe("M src/app.js\n?? a.js");
});

test("also where the engine broke down in the middle of it", async () => {
  const engine = new ScriptedEngine({ "task-500-1": [{ files: { "a.js": "half\n" } }] });
  const work = engine.work.bind(engine);
  engine.work = async (assignment) => {
    await work(assignment);
    throw new Error("the connection broke");
  };
  await shop.lane(one, engine);
  expect((await shop.results())[0]).toMatchObject({ failure: "fault", patch: "task-500-1.patch" });
  expect(await kept()).toContain("+half");
});

test("a secret that a task wrote is not in it", async () => {
  const key = `ghp_${"Ab1".repeat(12)}`;
  const engine = new ScriptedEngine({
    "task-500-1": [{ files: { "a.js": "fine\n", "b.js": `const token = "${key}";\n` } }],
  });
  await shop.lane(one, engine);
  expect(await kept()).toContain("+fine");
  expect(await kept()).not.toContain(key);
});

test("a success and a task that wrote nothing have none", async () => {
  const record = session({ plan: plan(task(1), task(2)) });
  await shop.lane(record, new ScriptedEngine({ "task-500-1": [{ files: { "a.js": "a\n" } }] }));
  const done = await readdir(shop.shelf("task-500-1-a1-t1-success", "."));
  expect(done.sort()).toEqual(["result.json", "task-500-1.bundle"]);
  expect(await readdir(shop.shelf("task-500-2-a1-t1-failed", "."))).toEqual(["result.json"]);
});

test("that it cannot be kept is a warning on the same result", async () => {
  const result = blankResult({
    task: "task-500-1",
    attempt: 1,
    lane: "w1-l1",
    sandbox: "off",
    startedAt: "2025-10-24T00:00:00.000Z",
  });
  const told = await keepPatch(result, {
    worktree: { diffSince: () => Promise.reject(new Error("disk full")) },
    start: "HEAD",
    out: "/nowhere",
    files: { write: () => Promise.resolve() },
  });
  expect(told).toEqual({
    ...result,
    warnings: ["What it had written could not be kept: disk full"],
  });
});
