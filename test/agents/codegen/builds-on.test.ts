import { run as review } from "../../../src/agents/review/agent.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { git } from "../../adapters/git/served-repository.ts";
import { FakeModel } from "../../fakes/model.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import {
  ScriptedEngine,
  simpleToolchains,
  workshop,
  type Move,
  type Workshop,
} from "./workshop.ts";

let shop: Workshop;
beforeEach(async () => {
  shop = await workshop("sandbox: off\nschedule: { agentsPerRunner: 2 }\n");
});
afterEach(() => shop.served.close());

/** An engine that puts a line of its own under the first one of src/app.js, as it finds it. */
class EditingEngine extends ScriptedEngine {
  readonly found: Record<string, string> = {};

  constructor(moves: Record<string, Move[]> = {}) {
    super(moves);
    const work = this.work.bind(this);
    this.work = async (assignment) => {
      const { readFile, writeFile } = await import("node:fs/promises");
      const path = `${assignment.worktree}/src/app.js`;
      const lines = (await readFile(path, "utf8")).split("\n");
      this.found[assignment.task] = lines.slice(1, -5).join(",");
      lines.splice(1, 0, assignment.task);
      await writeFile(path, lines.join("\n"));
      return work(assignment);
    };
  }
}

const reviewed = (record: SessionRecord) =>
  review(
    { issue: 500, attempt: 1 },
    {
      ...shop.portsFor(record, new ScriptedEngine({})),
      equip: () => ({
        sandbox: "off",
        model: new FakeModel({ review: { findings: [] } }),
        toolchains: simpleToolchains(),
      }),
    },
  );

const headOf = async (): Promise<string> => {
  const bare = shop.served.gitDir;
  const bundle = shop.shelf("review-500-a1-t1", "change.bundle");
  await git(bare, "fetch", "-q", bundle, "feature/issue-500");
  return git(bare, "show", "FETCH_HEAD:src/app.js");
};

const app = { files: ["src/app.js"] };
const recordOf = (lanes: Plan["schedule"]["waves"], ...tasks: Parameters<typeof plan>) => {
  const all = plan(...tasks);
  all.schedule.waves = lanes;
  return session({ plan: all, analysis: analysis({ complexity: 2 }) });
};

test("two tasks of a lane that edit the same lines: the later one starts from the earlier one", async () => {
  const record = recordOf(
    [[{ lane: "w1-l1", tasks: ["task-500-1", "task-500-2"] }]],
    task(1, app),
    task(2, app),
  );
  const engine = new EditingEngine();
  expect((await shop.lane(record, engine)).outcome).toBe("done");
  expect(engine.found).toEqual({ "task-500-1": "", "task-500-2": "task-500-1" });
  expect(engine.assignments[1]?.prompt).toContain("task-500-1: Task 1");
  const [one, two] = await shop.results();
  expect(two?.builtOn).toEqual({ "task-500-1": one?.commit });
  expect((await reviewed(record)).outputs["next"]).toBe("publish");
  expect(await headOf()).toContain("one\ntask-500-2\ntask-500-1\ntwo");
});

const twoWaves = () =>
  recordOf(
    [
      [
        { lane: "w1-l1", tasks: ["task-500-1"] },
        { lane: "w1-l2", tasks: ["task-500-2"] },
      ],
      [{ lane: "w2-l1", tasks: ["task-500-3"] }],
    ],
    task(1, app),
    task(2),
    task(3, { ...app, dependencies: ["task-500-2"] }),
  );

const other: Move[] = [{ files: { "b.js": "1\n" } }];

test("across waves: merged beside what the task depends on", async () => {
  const engine = new EditingEngine();
  const plain = new ScriptedEngine({ "task-500-2": other });
  await shop.lane(twoWaves(), engine, { lane: "w1-l1" });
  await shop.lane(twoWaves(), plain, { lane: "w1-l2" });
  await shop.lane(twoWaves(), engine, { lane: "w2-l1" });
  expect(engine.found["task-500-3"]).toBe("task-500-1");
  expect((await reviewed(twoWaves())).outputs["next"]).toBe("publish");
  expect(await headOf()).toContain("one\ntask-500-3\ntask-500-1\ntwo");
});

test("a failed one is no reason to wait or to stop: it is left out", async () => {
  const failing = new ScriptedEngine({ "task-500-1": [{ files: { "src/app.js": "BROKEN" } }] });
  const engine = new EditingEngine();
  await shop.lane(twoWaves(), failing, { lane: "w1-l1" });
  await shop.lane(twoWaves(), new ScriptedEngine({ "task-500-2": other }), { lane: "w1-l2" });
  const result = await shop.lane(twoWaves(), engine, { lane: "w2-l1" });
  expect(result.outcome).toBe("done");
  expect(engine.found["task-500-3"]).toBe("");
});

test("a lane that runs again builds on what finished without it, so nothing conflicts", async () => {
  const failing = new ScriptedEngine({ "task-500-1": [{ files: { "src/app.js": "BROKEN" } }] });
  const engine = new EditingEngine();
  await shop.lane(twoWaves(), failing, { lane: "w1-l1" });
  await shop.lane(twoWaves(), new ScriptedEngine({ "task-500-2": other }), { lane: "w1-l2" });
  await shop.lane(twoWaves(), engine, { lane: "w2-l1" });
  const context = { sha: shop.served.baseSha, runAttempt: 2 };
  await shop.lane(twoWaves(), engine, { lane: "w1-l1", context });
  await shop.lane(twoWaves(), engine, { lane: "w2-l1", context });
  expect(engine.assignments.map(({ task: id }) => id)).toEqual(["task-500-3", "task-500-1"]);
  expect(engine.found["task-500-1"]).toBe("task-500-3");
  expect((await reviewed(twoWaves())).outputs["next"]).toBe("publish");
});

test("a failed task stops only what depends on it, over lanes and waves", async () => {
  const record = recordOf(
    [
      [
        { lane: "w1-l1", tasks: ["task-500-1", "task-500-2"] },
        { lane: "w1-l2", tasks: ["task-500-3"] },
      ],
      [
        { lane: "w2-l1", tasks: ["task-500-4", "task-500-5"] },
        { lane: "w2-l2", tasks: ["task-500-6"] },
      ],
    ],
    task(1),
    task(2),
    task(3),
    task(4, { dependencies: ["task-500-1"] }),
    task(5, { dependencies: ["task-500-2", "task-500-3"] }),
    task(6, { dependencies: ["task-500-4"] }),
  );
  const engine = new ScriptedEngine({
    "task-500-1": [{ files: { "a.js": "BROKEN" } }],
    ...Object.fromEntries(
      [2, 3, 5].map((ordinal) => [
        `task-500-${ordinal}`,
        [{ files: { [`${ordinal}.js`]: "1\n" } }],
      ]),
    ),
  });
  for (const lane of ["w1-l1", "w1-l2", "w2-l1", "w2-l2"])
    await shop.lane(record, engine, { lane });
  const names = await shop.exchange.list("task-500-");
  expect(names.sort()).toEqual([
    "task-500-1-a1-t1-c1-checkpoint",
    "task-500-1-a1-t1-c2-checkpoint",
    "task-500-1-a1-t1-failed",
    "task-500-2-a1-t1-success",
    "task-500-3-a1-t1-success",
    "task-500-4-a1-t1-skipped",
    "task-500-5-a1-t1-success",
    "task-500-6-a1-t1-skipped",
  ]);
});
