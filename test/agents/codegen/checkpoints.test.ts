import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Checkpoint } from "../../../src/core/task/checkpoint.ts";
import { TransientError } from "../../../src/core/errors.ts";
import { HandedTask } from "../../../src/core/task/handed-task.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import type { Assignment, Engine, EngineReport } from "../../../src/ports/engine.ts";
import { git } from "../../adapters/git/served-repository.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { FakeStop } from "../../fakes/stop.ts";
import { ScriptedEngine, simpleToolchains, workshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeEach(async () => {
  shop = await workshop();
});
afterEach(() => shop.served.close());

const SECRET = `const k = "${["sk-", "ant-api03-"].join("")}${"Ab3dE5gH".repeat(6)}";`;
const one = session({ plan: plan(task(1, { title: "Add User model" })) });
const two = session({ plan: plan(task(1), task(2, { dependencies: ["task-500-1"] })) });
const write = (path: string, text = "export const x = 1;\n") => ({ files: { [path]: text } });
const again = (runAttempt = 2) => ({ context: { sha: shop.served.baseSha, runAttempt } });

const put = async (worktree: string, path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(worktree, path)), { recursive: true });
  await writeFile(join(worktree, path), text);
};

const usage = { ...NO_USAGE, calls: 1, inputTokens: 100, costUsd: 0.1 };
const finished: EngineReport = { status: "finished", summary: "Did it.", turns: 2, usage };

/** An engine that calls one function after the other, the last one again and again. */
const engineOf = (
  ...calls: ((assignment: Assignment) => Promise<EngineReport>)[]
): Engine & { assignments: Assignment[] } => {
  const assignments: Assignment[] = [];
  return {
    assignments,
    work: (assignment) => {
      assignments.push(assignment);
      const call = calls[assignments.length - 1] ?? calls.at(-1);
      if (!call) throw new Error("no call is scripted");
      return call(assignment);
    },
  };
};

const checkpoint = async (name: string): Promise<Checkpoint> =>
  Checkpoint.parse(JSON.parse(await readFile(shop.shelf(name, "checkpoint.json"), "utf8")));

const result = async (name: string) =>
  HandedTask.parse(JSON.parse(await readFile(shop.shelf(name, "result.json"), "utf8"))).result;

/** The text of a file in an artifact's bundle. */
const bundled = async (name: string, path: string): Promise<string> => {
  const bare = shop.served.gitDir;
  await git(bare, "fetch", "-q", shop.shelf(name, "task-500-1.bundle"), "task-500-1");
  return git(bare, "show", `FETCH_HEAD:${path}`);
};

const handed = (): Promise<string[]> => shop.exchange.list("task-500-");

describe("after a try that did not succeed", () => {
  test("its work and what stands against it are handed over, numbered; the last one fails the task", async () => {
    const engine = new ScriptedEngine({ "task-500-1": [write("a.js", "BROKEN"), {}] });
    await shop.lane(one, engine);
    expect(await handed()).toEqual([
      "task-500-1-a1-t1-c1-checkpoint",
      "task-500-1-a1-t1-c2-checkpoint",
      "task-500-1-a1-t1-failed",
    ]);
    expect(await checkpoint("task-500-1-a1-t1-c1-checkpoint")).toMatchObject({
      ...{ issue: 500, task: "task-500-1", attempt: 1, lane: "w1-l1", tries: 1, turns: 2 },
      usage: { costUsd: 0.1 },
      problem: { failure: "compile", text: "The checks fail:\na.js is BROKEN" },
    });
    expect(await bundled("task-500-1-a1-t1-c2-checkpoint", "a.js")).toBe("BROKEN");
  });

  test("what a stuck engine had written is kept as it lies there", async () => {
    const engine = new ScriptedEngine({
      "task-500-1": [{ ...write("a.js", "half"), status: "stuck", summary: "circles" }, {}],
    });
    await shop.lane(one, engine);
    expect(await bundled("task-500-1-a1-t1-c1-checkpoint", "a.js")).toBe("half");
  });

  test("what the checks leave behind is not kept", async () => {
    const engine = new ScriptedEngine({ "task-500-1": [write("a.js", "BROKEN")] });
    const inner = simpleToolchains();
    const toolchains: typeof inner = {
      detect: async (path) => ({
        ...(await inner.detect(path)),
        check: async (tree) => {
          await put(tree.path, "coverage.txt", "junk");
          return { ok: false, passed: 0, failed: 1, output: "no" };
        },
      }),
    };
    await shop.lane(one, engine, { equip: () => ({ sandbox: "off", engine, toolchains }) });
    await expect(bundled("task-500-1-a1-t1-c1-checkpoint", "coverage.txt")).rejects.toThrow();
  });

  test.each([
    ["a secret", "b.js", SECRET, "secret"],
    ["a protected path", ".github/workflows/x.yml", "on: push\n", "protected_path"],
  ])(
    "a tree with %s is in no artifact: the last one without it is, with what stands against the try",
    async (_what, path, text, failure) => {
      const engine = new ScriptedEngine({
        "task-500-1": [write("a.js", "BROKEN"), write(path, text), {}],
      });
      await shop.lane(one, engine);
      const name = "task-500-1-a1-t1-c2-checkpoint";
      const kept = await checkpoint(name);
      expect(kept).toMatchObject({ tries: 2, problem: { failure } });
      expect(kept.problem?.text).toContain("was not kept");
      expect(await bundled(name, "a.js")).toBe("BROKEN");
      await expect(bundled(name, path)).rejects.toThrow();
      expect(JSON.stringify(kept)).not.toContain("Ab3dE5gH");
    },
  );

  test("a first try with a secret hands over its facts alone", async () => {
    const engine = new ScriptedEngine({ "task-500-1": [write("a.js", SECRET)] });
    await shop.lane(one, engine);
    const kept = await checkpoint("task-500-1-a1-t1-c1-checkpoint");
    expect(kept).toMatchObject({ tries: 1, turns: 2 });
    expect(kept.bundle).toBeUndefined();
  });

  test("a secret in the output of the checks is not handed over", async () => {
    const engine = new ScriptedEngine({ "task-500-1": [write("a.js")] });
    const inner = simpleToolchains();
    const toolchains: typeof inner = {
      detect: async (path) => ({
        ...(await inner.detect(path)),
        check: async () => ({ ok: false, passed: 0, failed: 1, output: `seen: ${SECRET}` }),
      }),
    };
    await shop.lane(one, engine, { equip: () => ({ sandbox: "off", engine, toolchains }) });
    const text = await readFile(
      shop.shelf("task-500-1-a1-t1-c1-checkpoint", "checkpoint.json"),
      "utf8",
    );
    expect(text).toContain("a line that looks like a secret");
    expect(text).not.toContain("Ab3dE5gH");
  });

  test("a checkpoint that cannot be uploaded is a warning, and the work goes on", async () => {
    shop.exchange.refused = (name) => name.endsWith("-checkpoint");
    const engine = new ScriptedEngine({ "task-500-1": [write("a.js", "BROKEN"), write("a.js")] });
    expect((await shop.lane(one, engine)).outcome).toBe("done");
    const { warnings } = await result("task-500-1-a1-t1-success");
    expect(warnings).toEqual([expect.stringContaining("A checkpoint could not be kept")]);
  });
});

/** Writes a file, then the job is about to end, which ends the engine in its third turn. */
const cancelledWhile =
  (stop: FakeStop, path: string, text: string) =>
  async ({ worktree, signal }: Assignment): Promise<EngineReport> => {
    await put(worktree, path, text);
    stop.now();
    return {
      ...{ status: signal?.aborted ? "stopped" : "unusable", summary: "", turns: 3 },
      usage: { ...usage, costUsd: 0.3 },
    };
  };

const done = async ({ worktree }: Assignment): Promise<EngineReport> => {
  await put(worktree, "b.js", "export const b = 1;\n");
  return finished;
};

describe("fault 22: cancelled while the engine writes", () => {
  test("what is there is handed over, the task stays open, and nothing more is begun", async () => {
    const stop = new FakeStop();
    const engine = engineOf(cancelledWhile(stop, "a.js", "half\n"));
    const ended = await shop.lane(two, engine, { stop });
    expect(ended).toMatchObject({ outcome: "failed", reason: "cancelled" });
    expect(ended.message).toContain("2 of 2 tasks are open, 1 of them with a checkpoint");
    expect(ended.summary).toContain("⏸ open, kept as task-500-1-a1-t1-c1-checkpoint");
    expect(await handed()).toEqual(["task-500-1-a1-t1-c1-checkpoint"]);
    expect(await checkpoint("task-500-1-a1-t1-c1-checkpoint")).toMatchObject({
      ...{ tries: 0, turns: 3, brokenOff: {} },
    });
    expect(engine.assignments).toHaveLength(1);
  });

  test("the job that is run again goes on in the same try, with the work, and counts the cost once", async () => {
    const stop = new FakeStop();
    const engine = engineOf(cancelledWhile(stop, "a.js", "half\n"), done);
    await shop.lane(one, engine, { stop });
    expect((await shop.lane(one, engine, again())).outcome).toBe("done");
    expect(engine.assignments[1]).toMatchObject({ tryNumber: 1 });
    expect(engine.assignments[1]?.prompt).toContain("ended before you had finished");
    const name = "task-500-1-a1-t2-success";
    expect(await bundled(name, "a.js")).toBe("half");
    expect(await result(name)).toMatchObject({
      ...{ tries: 1, turns: 5, filesCreated: ["a.js", "b.js"], resumed: { tries: 0 } },
      usage: { calls: 2, costUsd: 0.4 },
    });
    const bare = shop.served.gitDir;
    expect(await git(bare, "rev-list", "--count", `${shop.served.baseSha}..FETCH_HEAD`)).toBe("1");
  });

  test("again and again: each job goes on from the one before it", async () => {
    const stops = [new FakeStop(), new FakeStop()] as const;
    const engine = engineOf(
      cancelledWhile(stops[0], "a.js", "a\n"),
      cancelledWhile(stops[1], "c.js", "c\n"),
      done,
    );
    await shop.lane(one, engine, { stop: stops[0] });
    await shop.lane(one, engine, { ...again(2), stop: stops[1] });
    expect((await shop.lane(one, engine, again(3))).outcome).toBe("done");
    const last = await result("task-500-1-a1-t3-success");
    expect(last).toMatchObject({ filesCreated: ["a.js", "b.js", "c.js"], usage: { calls: 3 } });
    expect(last.resumed?.since).toHaveLength(2);
  });

  test("in the second try: what stands against the first goes back with it", async () => {
    const stop = new FakeStop();
    const engine = engineOf(
      async ({ worktree }) => {
        await put(worktree, "a.js", "BROKEN");
        return finished;
      },
      cancelledWhile(stop, "a.js", "better\n"),
      done,
    );
    await shop.lane(one, engine, { stop });
    expect((await shop.lane(one, engine, again())).outcome).toBe("done");
    expect(engine.assignments.map(({ tryNumber }) => tryNumber)).toEqual([1, 2, 2]);
    expect(engine.assignments[2]?.prompt).toContain("a.js is BROKEN");
    expect(await result("task-500-1-a1-t2-success")).toMatchObject({
      ...{ tries: 2, resumed: { tries: 1 } },
    });
  });

  test("while the checks run: the job that is run again runs them, and asks no engine", async () => {
    const stop = new FakeStop();
    const engine = engineOf(done);
    const inner = simpleToolchains();
    const toolchains: typeof inner = {
      detect: async (path) => ({
        ...(await inner.detect(path)),
        check: async () => {
          stop.now();
          return { ok: false, passed: 0, failed: 0, output: "ended by a signal" };
        },
      }),
    };
    const equip = () => ({ sandbox: "off" as const, engine, toolchains });
    await shop.lane(one, engine, { stop, equip });
    expect(await checkpoint("task-500-1-a1-t1-c1-checkpoint")).toMatchObject({
      ...{ tries: 0, brokenOff: { summary: "Did it." } },
    });
    expect((await shop.lane(one, engine, again())).outcome).toBe("done");
    expect(engine.assignments).toHaveLength(1);
    expect(await result("task-500-1-a1-t2-success")).toMatchObject({
      ...{ tries: 1, turns: 2, summary: "Did it.", testsPassed: 2 },
    });
  });

  test("with both sides of a conflict in its files: the marks come back, and must still go", async () => {
    const three = plan(task(1), task(2), task(3, { dependencies: ["task-500-1", "task-500-2"] }));
    three.schedule.waves = [
      [
        { lane: "w1-l1", tasks: ["task-500-1"] },
        { lane: "w1-l2", tasks: ["task-500-2"] },
      ],
      [{ lane: "w2-l1", tasks: ["task-500-3"] }],
    ];
    const record = session({ plan: three });
    const before = new ScriptedEngine({
      "task-500-1": [{ files: { "src/app.js": "A\n" } }],
      "task-500-2": [{ files: { "src/app.js": "B\n" } }],
    });
    await shop.lane(record, before, { lane: "w1-l1" });
    await shop.lane(record, before, { lane: "w1-l2" });
    const stop = new FakeStop();
    const engine = engineOf(
      cancelledWhile(stop, "new.js", "new\n"),
      () => Promise.resolve(finished),
      async ({ worktree }) => {
        await put(worktree, "src/app.js", "A and B\n");
        return finished;
      },
    );
    await shop.lane(record, engine, { lane: "w2-l1", stop });
    const ended = await shop.lane(record, engine, { lane: "w2-l1", ...again() });
    expect(ended.outcome).toBe("done");
    expect(engine.assignments[2]?.prompt).toContain("git's marks");
    const bare = shop.served.gitDir;
    const bundle = shop.shelf("task-500-3-a1-t2-success", "task-500-3.bundle");
    await git(bare, "fetch", "-q", bundle, "task-500-3");
    expect(await git(bare, "show", "FETCH_HEAD:new.js")).toBe("new");
    expect(await git(bare, "show", "FETCH_HEAD:src/app.js")).toBe("A and B");
    expect((await git(bare, "show", "-s", "--format=%P", "FETCH_HEAD")).split(" ")).toHaveLength(2);
  });

  test("before any task is begun: all stay open, and nothing fails", async () => {
    const stop = new FakeStop();
    stop.now();
    const ended = await shop.lane(two, engineOf(done), { stop });
    expect(ended).toMatchObject({ reason: "cancelled" });
    expect(await handed()).toEqual([]);
  });
});

test("fault 22: killed in the second try, the first one is not paid again", async () => {
  const never = new Promise<EngineReport>(() => undefined);
  let begun: () => void = () => undefined;
  const inSecond = new Promise<void>((resolve) => (begun = resolve));
  const engine = engineOf(
    async ({ worktree }) => {
      await put(worktree, "a.js", "BROKEN");
      return finished;
    },
    () => {
      begun();
      return never;
    },
    async ({ worktree }) => {
      await put(worktree, "a.js", "fine\n");
      return finished;
    },
  );
  void shop.lane(one, engine);
  await inSecond;
  expect((await shop.lane(one, engine, again())).outcome).toBe("done");
  expect(engine.assignments.map(({ tryNumber }) => tryNumber)).toEqual([1, 2, 2]);
  expect(engine.assignments[2]?.prompt).toContain("a.js is BROKEN");
  expect(await result("task-500-1-a1-t2-success")).toMatchObject({
    ...{ tries: 2, resumed: { tries: 1 } },
    usage: { calls: 2 },
  });
});

test("fault 17: what an engine had written when the model's service failed is gone on with, in the same try", async () => {
  const broken = async ({ worktree }: Assignment): Promise<EngineReport> => {
    await put(worktree, "a.js", "BROKEN");
    return finished;
  };
  const failing = async ({ worktree }: Assignment): Promise<EngineReport> => {
    await put(worktree, "a.js", "half\n");
    return { ...finished, status: "fault", summary: "529" };
  };
  const engine = engineOf(broken, broken, failing, done);
  await shop.lane(one, engine);
  expect(await result("task-500-1-a1-t1-failed")).toMatchObject({ failure: "fault", tries: 3 });
  expect((await shop.lane(one, engine, again())).outcome).toBe("done");
  expect(engine.assignments.map(({ tryNumber }) => tryNumber)).toEqual([1, 2, 3, 3]);
  expect(engine.assignments[3]?.prompt).toContain("ended before you had finished");
  expect(await result("task-500-1-a1-t2-success")).toMatchObject({
    ...{ tries: 3, filesCreated: ["a.js", "b.js"], usage: { calls: 4 } },
    resumed: { tries: 2 },
  });
});

test("fault 23: before its job's time is over the lane keeps what is at work, and the rest stays open", async () => {
  const stop = new FakeStop("time");
  const engine = engineOf(cancelledWhile(stop, "a.js", "half\n"));
  const ended = await shop.lane(two, engine, { stop });
  expect(ended).toMatchObject({ outcome: "failed", reason: "lane_out_of_time" });
  expect(ended.message).toContain("Re-run the failed jobs, or comment /miyabi retry");
  expect(await handed()).toEqual(["task-500-1-a1-t1-c1-checkpoint"]);
});

test("fault 20: a task that a passing fault ended goes on where it stood; finished ones are kept", async () => {
  const record = session({
    plan: plan(task(1, { files: ["a.js"] }), task(2, { files: ["c.js"] })),
  });
  const engine = engineOf(
    async ({ worktree }) => {
      await put(worktree, "a.js", "1\n");
      return finished;
    },
    async ({ worktree }) => {
      await put(worktree, "c.js", "half\n");
      throw new TransientError("529");
    },
    done,
  );
  expect((await shop.lane(record, engine)).outcome).toBe("failed");
  const ended = await shop.lane(record, engine, again());
  expect(ended.outcome).toBe("done");
  expect(engine.assignments.map((one) => one.task)).toEqual([
    "task-500-1",
    "task-500-2",
    "task-500-2",
  ]);
  expect(await result("task-500-2-a1-t2-success")).toMatchObject({
    ...{ filesCreated: ["b.js", "c.js"] },
  });
});

test("a task that failed after all its tries begins afresh where its job is run again", async () => {
  const engine = new ScriptedEngine({
    "task-500-1": [write("a.js", "BROKEN"), {}, {}, write("b.js"), write("a.js", "fine")],
  });
  await shop.lane(one, engine);
  expect((await shop.lane(one, engine, again())).outcome).toBe("done");
  const last = await result("task-500-1-a1-t2-success");
  expect(last).toMatchObject({ tries: 1, filesCreated: ["b.js"] });
  expect(last.resumed).toBeUndefined();
});

test("a checkpoint of other work is passed over", async () => {
  const stop = new FakeStop();
  const engine = engineOf(cancelledWhile(stop, "a.js", "half\n"), done);
  await shop.lane(one, engine, { stop });
  const other = session({ plan: plan(task(1, { title: "Something else" })) });
  await shop.lane(other, engine, again());
  expect(await result("task-500-1-a1-t2-success")).toMatchObject({ filesCreated: ["b.js"] });
});

test.each(["checkpoint.json", "task-500-1.bundle"])(
  "a checkpoint whose %s is damaged is left out with a warning",
  async (file) => {
    const stop = new FakeStop();
    const engine = engineOf(cancelledWhile(stop, "a.js", "half\n"), done);
    await shop.lane(one, engine, { stop });
    await writeFile(shop.shelf("task-500-1-a1-t1-c1-checkpoint", file), "{");
    expect((await shop.lane(one, engine, again())).outcome).toBe("done");
    expect(await result("task-500-1-a1-t2-success")).toMatchObject({
      filesCreated: ["b.js"],
      warnings: [expect.stringContaining("Its checkpoint could not be taken over") as unknown],
    });
  },
);
