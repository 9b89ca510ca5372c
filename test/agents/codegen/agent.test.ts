import { readFileSync } from "node:fs";
import { access, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { INPUTS, parseInput, type Ports } from "../../../src/agents/codegen/agent.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { TransientError, UserError } from "../../../src/core/errors.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import { git } from "../../adapters/git/served-repository.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakePastWork } from "../../fakes/past-work.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { RUNNER, ScriptedEngine, simpleToolchains, workshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeEach(async () => {
  shop = await workshop();
});
afterEach(() => shop.served.close());

const one = session({ plan: plan(task(1, { title: "Add User model" })) });
const write = (path: string, text = "export const x = 1;\n") => ({ files: { [path]: text } });

test("action.yml declares exactly the inputs that the agent reads", () => {
  const action = parse(readFileSync("actions/codegen/action.yml", "utf8")) as {
    inputs: Record<string, unknown>;
  };
  expect(Object.keys(action.inputs).sort()).toEqual([...INPUTS].sort());
});

test.each([
  [{ issue: "abc" }, "issue"],
  [{ attempt: "4" }, "attempt"],
  [{ lane: "../x" }, "lane"],
  [{ lane: "" }, "lane"],
])("refuses the input %j", (change, name) => {
  const raw = {
    issue: "500",
    attempt: "1",
    lane: "w1-l1",
    minutes: "340",
    "github-token": "",
    "anthropic-api-key": "",
    "model-secrets": "",
  };
  expect(parseInput(raw)).toEqual({ issue: 500, attempt: 1, lane: "w1-l1" });
  expect(() => parseInput({ ...raw, ...change })).toThrow(new RegExp(`^${name} must`));
});

test("a task becomes one commit on the base, in a bundle", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [{ files: { "src/user.js": "export const x = 1;\n", "src/app.js": "one\n" } }],
  });
  const result = await shop.lane(one, engine);
  expect(result).toMatchObject({ outcome: "done", reason: "lane_finished" });
  expect(result.outputs).toEqual({ tasks: '{"task-500-1":"success"}' });
  expect(result.summary).toContain("**The sandbox was off");
  const [done] = await shop.results();
  expect(done).toMatchObject({
    status: "success",
    filesCreated: ["src/user.js"],
    filesChanged: ["src/app.js"],
    linesChanged: 5,
    testsPassed: 2,
    tries: 1,
    turns: 2,
    bundle: "task-500-1.bundle",
    sandbox: "off",
    runner: RUNNER,
  });
  const bare = shop.served.gitDir;
  await git(
    bare,
    "fetch",
    "-q",
    shop.shelf("task-500-1-a1-t1-success", "task-500-1.bundle"),
    "task-500-1",
  );
  expect(await git(bare, "log", "--format=%s", `${shop.served.baseSha}..FETCH_HEAD`)).toBe(
    "feat: Add User model",
  );
  expect(await git(bare, "ls-tree", "-r", "--name-only", "FETCH_HEAD")).toBe(
    ".github/miyabi.yml\nREADME.md\nsrc/app.js\nsrc/user.js",
  );
});

test("the engine gets worktree, context files and the issue as quoted data", async () => {
  const seen: string[] = [];
  const engine = new ScriptedEngine({ "task-500-1": [write("a.js")] });
  const work = engine.work.bind(engine);
  engine.work = async (assignment) => {
    seen.push(...(await readdir(assignment.worktree)));
    return work(assignment);
  };
  await shop.lane(one, engine);
  const [assignment] = engine.assignments;
  expect(assignment?.worktree).toMatch(/\.worktrees\/issue-500-task1$/);
  expect(assignment).toMatchObject({
    task: "task-500-1",
    tryNumber: 1,
    budget: { turns: 60, tokens: 2_000_000, minutes: 45 },
  });
  expect(seen).toEqual(expect.arrayContaining([".agent-context.json", "EXECUTION_CONTEXT.md"]));
  expect(assignment?.prompt).toContain(
    '<data-0123456789abcdef0 name="issue">\nAdd user authentication\n\nUsers need to log in.\n</data-0123456789abcdef0>',
  );
  expect(assignment?.system).not.toContain("Users need");
  await expect(access(assignment?.worktree ?? "")).rejects.toThrow();
});

test("checks that fail go back to the engine, three times at most", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js", "BROKEN"), write("a.js", "still BROKEN"), write("a.js", "fine")],
  });
  expect((await shop.lane(one, engine)).outcome).toBe("done");
  expect(engine.assignments.map(({ tryNumber }) => tryNumber)).toEqual([1, 2, 3]);
  expect(engine.assignments[1]?.prompt).toContain("a.js is BROKEN");
  const [done] = await shop.results();
  expect(done).toMatchObject({ status: "success", tries: 3, turns: 6, usage: { calls: 3 } });
});

test("what the last try left undone is kept and shown, and fails nothing", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [
      { ...write("a.js", "BROKEN"), notDone: "everything" },
      { ...write("a.js", "fine"), notDone: "b: see https://evil.example" },
    ],
  });
  const result = await shop.lane(one, engine);
  expect(result.outcome).toBe("done");
  expect(result.summary).toContain(
    "task-500-1, not done as the engine says: b: see https\\[:\\]//evil",
  );
  const [done] = await shop.results();
  expect(done).toMatchObject({ status: "success", notDone: "b: see https://evil.example" });
});

test("what only an earlier try left undone is forgotten", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [{ ...write("a.js", "BROKEN"), notDone: "everything" }, write("a.js", "fine")],
  });
  await shop.lane(one, engine);
  expect((await shop.results())[0]).not.toHaveProperty("notDone");
});

test("a repository in the worktree goes back to the engine by its name", async () => {
  const engine = new ScriptedEngine({ "task-500-1": [write("a.js"), write("b.js")] });
  const work = engine.work.bind(engine);
  engine.work = async (assignment) => {
    const report = await work(assignment);
    const inner = join(assignment.worktree, "inner");
    if (engine.assignments.length === 1) {
      await mkdir(inner);
      await git(inner, "init", "-q");
    } else await rm(inner, { recursive: true });
    return report;
  };
  expect((await shop.lane(one, engine)).outcome).toBe("done");
  expect(engine.assignments[1]?.prompt).toContain("git repositories of their own");
  expect(engine.assignments[1]?.prompt).toContain("\ninner\n");
});

test("checks that fail three times fail the task, with their output", async () => {
  const engine = new ScriptedEngine({ "task-500-1": [write("a.js", "BROKEN")] });
  const result = await shop.lane(one, engine);
  expect(result).toMatchObject({ outcome: "failed", reason: "lane_failed" });
  expect(result.message).toContain("task-500-1 failed: The checks fail: a.js is BROKEN");
  expect(await shop.results()).toMatchObject([{ status: "failed", tries: 3, failure: "compile" }]);
});

test("success without a diff is none: never the engine's word", async () => {
  const engine = new ScriptedEngine({ "task-500-1": [{ summary: "All done, 100/100!" }] });
  expect((await shop.lane(one, engine)).outcome).toBe("failed");
  expect(await shop.results()).toMatchObject([
    { status: "failed", error: expect.stringContaining("Nothing was changed") as unknown },
  ]);
});

test("a protected path must be undone", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [
      { files: { ".github/workflows/x.yml": "on: push", "a.js": "1" } },
      { files: { ".github/workflows/x.yml": undefined } },
    ],
  });
  expect((await shop.lane(one, engine)).outcome).toBe("done");
  const line = ".github/workflows/x.yml: is a protected path";
  expect(engine.assignments[1]?.prompt).toContain(line);
  // What was tried and taken back is still told.
  expect((await shop.results())[0]?.warnings).toEqual([
    expect.stringMatching(/^Try 1: The change touches what a task may not touch/),
  ]);
});

test("all that a change may not hold is named: secrets, and each path, up to fifty", async () => {
  const key = `const k = "${["sk-", "ant-api03-"].join("")}${"Ab3dE5gH".repeat(6)}";`;
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`k8s/f${index}.yml`, "x"]),
  );
  const engine = new ScriptedEngine({
    "task-500-1": [{ files: { "a.js": key, ".env": "A=1", "CLAUDE.md": "x", ...many } }],
  });
  await shop.lane(one, engine);
  const { error = "", failure } = (await shop.results())[0] ?? {};
  expect(failure).toBe("secret");
  for (const text of [
    "a.js:1: Looks like a secret: Anthropic key.",
    ".env: An environment file is part of the change.",
    "CLAUDE.md: is a protected path",
    "k8s/f0.yml: is a protected path",
    "and 11 more",
  ])
    expect(error.split("\n")).toContain(text);
});

test.each([
  ["a protected path", "CLAUDE.md", "x", "protected_path"],
  [
    "a secret",
    "a.js",
    `const k = "${["sk-", "ant-api03-"].join("")}${"Ab3dE5gH".repeat(6)}";`,
    "secret",
  ],
])("%s in every try fails the task for people to decide", async (_what, path, text, failure) => {
  const engine = new ScriptedEngine({ "task-500-1": [write(path, text)] });
  await shop.lane(one, engine);
  const [failed] = await shop.results();
  expect(failed).toMatchObject({ status: "failed", failure, tries: 3 });
  expect(failed?.commit).toBeUndefined();
  expect(JSON.stringify(failed)).not.toContain("Ab3dE5gH");
});

test("weakened tests are warnings of the task", async () => {
  const engine = new ScriptedEngine({ "task-500-1": [write("a.test.js", 'test.skip("x", f);')] });
  await shop.lane(one, engine);
  expect((await shop.results())[0]?.warnings).toHaveLength(1);
});

test("what the checks leave in the tree is not part of the commit", async () => {
  const engine = new ScriptedEngine({ "task-500-1": [write("a.js")] });
  const inner = simpleToolchains();
  const toolchains: typeof inner = {
    detect: async (path) => ({
      ...(await inner.detect(path)),
      check: async (tree) => {
        const { writeFile } = await import("node:fs/promises");
        await writeFile(join(tree.path, "coverage.txt"), "junk");
        return { ok: true, passed: 1, failed: 0, output: "" };
      },
    }),
  };
  await shop.lane(one, engine, { equip: () => ({ sandbox: "off", engine, toolchains }) });
  expect(await shop.results()).toMatchObject([{ filesCreated: ["a.js"], linesChanged: 1 }]);
});

test.each([
  ["budget", { status: "budget", summary: "60 of 60 turns are used" }, "budget", 1],
  ["unusable", { status: "unusable", summary: "the model refused" }, "model", 1],
  ["stuck", { status: "stuck", summary: "read gave the same three times" }, "model", 3],
] as const)("an engine that ends with %s", async (_what, move, failure, tries) => {
  const engine = new ScriptedEngine({ "task-500-1": [{ ...move, ...write("a.js") }] });
  await shop.lane(one, engine);
  expect(await shop.results()).toMatchObject([{ status: "failed", failure, tries }]);
});

test("the issue's money is counted before each try", async () => {
  const spent = session({
    plan: plan(task(1)),
    usage: {
      issue: {
        calls: 1,
        inputTokens: 1,
        outputTokens: 1,
        cacheReadTokens: 0,
        cacheWriteTokens: 0,
        costUsd: 24.95,
      },
    },
  });
  const engine = new ScriptedEngine({ "task-500-1": [write("a.js", "BROKEN")] });
  await shop.lane(spent, engine);
  expect(engine.assignments).toHaveLength(1);
  expect(await shop.results()).toMatchObject([{ failure: "budget" }]);
});

test("a chain in one lane: each task builds on the one before", async () => {
  const record = session({ plan: plan(task(1), task(2, { dependencies: ["task-500-1"] })) });
  const engine = new ScriptedEngine({
    "task-500-1": [write("src/user.js", "user\n")],
    "task-500-2": [write("src/auth.js", "auth\n")],
  });
  await shop.lane(record, engine);
  expect(engine.assignments[1]?.prompt).toContain(
    "task-500-1: Task 1\nfiles: src/user.js\nDid task-500-1.",
  );
  const [, second] = await shop.results();
  expect(second).toMatchObject({ filesCreated: ["src/auth.js"], filesChanged: [] });
});

test("a failed task: what depends on it is skipped, the others go on", async () => {
  const record = session({
    plan: plan(task(1), task(2, { dependencies: ["task-500-1"] }), task(3)),
  });
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js", "BROKEN")],
    "task-500-3": [write("c.js")],
  });
  const result = await shop.lane(record, engine);
  expect(result.outputs["tasks"]).toBe(
    '{"task-500-1":"failed","task-500-2":"skipped","task-500-3":"success"}',
  );
  expect((await shop.results())[1]?.error).toContain("task-500-1");
});

const waves = () => {
  const three = plan(task(1), task(2), task(3, { dependencies: ["task-500-1", "task-500-2"] }));
  three.schedule.waves = [
    [
      { lane: "w1-l1", tasks: ["task-500-1"] },
      { lane: "w1-l2", tasks: ["task-500-2"] },
    ],
    [{ lane: "w2-l1", tasks: ["task-500-3"] }],
  ];
  return session({ plan: three });
};

test("a lane gets what it depends on from the bundles of other lanes, merged", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [{ files: { "src/app.js": "ONE\ntwo\nthree\nfour\nfive\n" } }],
    "task-500-2": [{ files: { "src/app.js": "one\ntwo\nthree\nfour\nFIVE\n" } }],
    "task-500-3": [write("src/login.js")],
  });
  await shop.lane(waves(), engine, { lane: "w1-l1" });
  await shop.lane(waves(), engine, { lane: "w1-l2" });
  expect((await shop.lane(waves(), engine, { lane: "w2-l1" })).outcome).toBe("done");
  const bare = shop.served.gitDir;
  await git(
    bare,
    "fetch",
    "-q",
    shop.shelf("task-500-3-a1-t1-success", "task-500-3.bundle"),
    "task-500-3",
  );
  expect(await git(bare, "show", "FETCH_HEAD:src/app.js")).toBe("ONE\ntwo\nthree\nfour\nFIVE");
});

test("dependencies that do not merge fail the task and name the files", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [{ files: { "src/app.js": "A\n" } }],
    "task-500-2": [{ files: { "src/app.js": "B\n" } }],
  });
  await shop.lane(waves(), engine, { lane: "w1-l1" });
  await shop.lane(waves(), engine, { lane: "w1-l2" });
  await shop.lane(waves(), engine, { lane: "w2-l1" });
  expect(await shop.results("w2-l1")).toMatchObject([
    {
      status: "failed",
      failure: "conflict",
      error: expect.stringContaining("src/app.js") as unknown,
    },
  ]);
});

test("a lane whose dependency has no success in its artifact is skipped, loudly", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js", "BROKEN")],
    "task-500-2": [write("b.js")],
  });
  await shop.lane(waves(), engine, { lane: "w1-l1" });
  await shop.lane(waves(), engine, { lane: "w1-l2" });
  const result = await shop.lane(waves(), engine, { lane: "w2-l1" });
  expect(result.outcome).toBe("failed");
  expect(result.summary).toContain("⏭️ skipped");
});

test("a re-run job uploads beside its first artifact, and the newest counts", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [
      write("a.js", "BROKEN"),
      write("a.js", "BROKEN"),
      write("a.js", "BROKEN"),
      write("a.js"),
    ],
    "task-500-2": [write("b.js")],
    "task-500-3": [write("c.js")],
  });
  await shop.lane(waves(), engine, { lane: "w1-l1" });
  await shop.lane(waves(), engine, { lane: "w1-l2" });
  const context = { sha: shop.served.baseSha, runAttempt: 2 };
  await shop.lane(waves(), engine, { lane: "w1-l1", context });
  expect((await shop.lane(waves(), engine, { lane: "w2-l1", context })).outcome).toBe("done");
});

test("independent tasks share a runner where the configuration says so", async () => {
  const tasks = [task(1, { files: ["src/a.js"] }), task(2, { files: ["src/b.js"] })];
  const moves = Object.fromEntries(tasks.map(({ id }) => [id, [write(`${id}.js`)]]));
  const engine = new ScriptedEngine(moves);
  const work = engine.work.bind(engine);
  const bothAtWork = new Promise<void>((resolve) => {
    let begun = 0;
    engine.work = async (assignment) => {
      begun += 1;
      if (begun === 2) resolve();
      await bothAtWork;
      return work(assignment);
    };
  });
  const wide = await workshop("sandbox: off\nschedule: { agentsPerRunner: 2 }\n");
  try {
    expect((await wide.lane(session({ plan: plan(...tasks) }), engine)).outcome).toBe("done");
    expect((await wide.results()).map(({ task: id }) => id)).toEqual(tasks.map(({ id }) => id));
  } finally {
    await wide.served.close();
  }
});

test("without a sandbox nothing runs unless the configuration says so; the review is told", async () => {
  const closed = await workshop("{}\n");
  const engine = new ScriptedEngine({ "task-500-1": [write("a.js")] });
  try {
    await expect(closed.lane(one, engine)).rejects.toMatchObject({ code: "no_sandbox" });
    expect(engine.assignments).toEqual([]);
    expect(await closed.results()).toMatchObject([
      { status: "failed", failure: "fault", error: expect.stringContaining("sandbox") as unknown },
    ]);
  } finally {
    await closed.served.close();
  }
});

test("what the sandbox kept a task from is a warning of its result and of the lane's summary", async () => {
  const engine = new ScriptedEngine({ "task-500-1": [write("a.js")] });
  const asked: string[] = [];
  const { summary = "" } = await shop.lane(one, engine, {
    equip: () => ({
      sandbox: "bwrap",
      engine,
      toolchains: simpleToolchains(),
      refused: (tree) => {
        asked.push(tree);
        return [{ target: "evil.example:443", times: 3 }];
      },
    }),
  });
  const warning = "The sandbox refused: evil.example:443 (3 times)";
  expect(await shop.results()).toMatchObject([{ status: "success", warnings: [warning] }]);
  expect(summary).toContain(`- ⚠️ task-500-1: ${warning}`);
  expect(asked).toEqual(engine.assignments.map(({ worktree }) => worktree));
});

test("a configuration that is wrong is the user's to correct", async () => {
  const wrong = await workshop("nonsense: 1\n");
  try {
    await expect(wrong.lane(one, new ScriptedEngine({}))).rejects.toMatchObject({
      code: "invalid_config",
    });
  } finally {
    await wrong.served.close();
  }
});

test("a fault of the model's service fails the task and is uploaded", async () => {
  const engine = { work: () => Promise.reject(new TransientError("529")) };
  expect((await shop.lane(one, engine)).outcome).toBe("failed");
  expect(await shop.results()).toMatchObject([
    { failure: "fault", error: "a fault that may pass: 529" },
  ]);
});

test("usage, the calls and the figures of each request survive a throw, and are handed over", async () => {
  const usage = { ...NO_USAGE, calls: 3, inputTokens: 300, costUsd: 0.4 };
  const lines = `${JSON.stringify({ task: "task-500-1", status: 529 })}\n`;
  const at = "2026-01-05T10:00:00.000Z";
  const figures = { seconds: 2, model: "m", inputTokens: 0, outputTokens: 0, failed: "529" };
  const modelCalls = { calls: [{ at, ...figures }] };
  await shop.lane(one, new ScriptedEngine({}), {
    equip: () => ({
      sandbox: "off",
      engine: { work: () => Promise.reject(new Error("broken pipe")) },
      meter: { usageOf: () => usage, requestsOf: () => lines, modelCallsOf: () => modelCalls },
      toolchains: simpleToolchains(),
    }),
  });
  expect(await shop.results()).toMatchObject([
    { failure: "fault", usage, modelCalls, requests: "requests.jsonl" },
  ]);
  expect(await readFile(shop.shelf("task-500-1-a1-t1-failed", "requests.jsonl"), "utf8")).toBe(
    lines,
  );
});

test("an engine's fault ends the task at once, with what it cost", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [{ ...write("a.js"), status: "fault", summary: "The model answered 529" }],
  });
  await shop.lane(one, engine);
  expect(engine.assignments).toHaveLength(1);
  expect(await shop.results()).toMatchObject([
    { failure: "fault", turns: 2, usage: { costUsd: 0.1 }, patch: "task-500-1.patch" },
  ]);
});

test("threat 41: a task has no more money than what is left of each limit for its lane", async () => {
  const spent = (usd: string) =>
    `## 2026-01-05 09:00:00 - Session\n\n**Agent**: Orchestrator\n**Spent**: ${usd}\n`;
  const engine = new ScriptedEngine({ "task-500-1": [write("a.js")] });
  const purses: number[] = [];
  const equip: Ports["equip"] = (_config, _workspace, purse) => {
    purses.push(purse.left().usd);
    return { sandbox: "off", engine, toolchains: simpleToolchains() };
  };
  const clock = new FakeClock();
  await shop.lane(one, engine, { equip, clock, past: new FakePastWork(spent("$98.0000")) });
  expect(purses).toEqual([2]);
  expect(engine.assignments[0]?.budget.usd).toBe(5);
  await shop.lane(one, engine, {
    ...{ equip, clock, past: new FakePastWork(spent("$100.0000")) },
    context: { sha: shop.served.baseSha, runAttempt: 2 },
    exchange: new FakeExchange(join(shop.served.root, "other")),
  });
  expect(engine.assignments).toHaveLength(1);
});

test("a missing key stops the lane, after its results are uploaded", async () => {
  const engine = { work: () => Promise.reject(new UserError("missing_secret", "Set the secret.")) };
  await expect(shop.lane(one, engine)).rejects.toMatchObject({ code: "missing_secret" });
  expect(await shop.results()).toMatchObject([{ status: "failed", error: "Set the secret." }]);
});

test("no session, no plan or no such lane is said as what it is", async () => {
  const engine = new ScriptedEngine({});
  await expect(shop.lane(session(), engine)).rejects.toMatchObject({ code: "invalid_input" });
  await expect(shop.lane(one, engine, { lane: "w9-l9" })).rejects.toThrow('no lane "w9-l9"');
});

test("the configuration is that of the base commit, parsed once", async () => {
  const configs: unknown[] = [];
  const engine = new ScriptedEngine({
    "task-500-1": [write(".github/miyabi.yml", "sandbox: required\n")],
  });
  await shop.lane(one, engine, {
    equip: (config) => {
      configs.push(config);
      return { sandbox: "off", engine, toolchains: simpleToolchains() };
    },
  });
  expect(configs).toEqual([parseConfig({ sandbox: "off" })]);
});
