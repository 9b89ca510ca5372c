import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { git } from "../../adapters/git/served-repository.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { ScriptedEngine, workshop, type Move, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeEach(async () => {
  shop = await workshop();
});
afterEach(() => shop.served.close());

const record = () => {
  const all = plan(task(1), task(2), task(3, { dependencies: ["task-500-1", "task-500-2"] }));
  all.schedule.waves = [
    [
      { lane: "w1-l1", tasks: ["task-500-1"] },
      { lane: "w1-l2", tasks: ["task-500-2"] },
    ],
    [{ lane: "w2-l1", tasks: ["task-500-3"] }],
  ];
  return session({ plan: all });
};

/** Two tasks that write the same line, and a third that builds on both. */
const worked = async (...moves: Move[]) => {
  const seen: string[] = [];
  const engine = new ScriptedEngine({
    "task-500-1": [{ files: { "src/app.js": "A\n" } }],
    "task-500-2": [{ files: { "src/app.js": "B\n" } }],
    "task-500-3": moves,
  });
  const work = engine.work.bind(engine);
  engine.work = async (assignment) => {
    const file = join(assignment.worktree, "src/app.js");
    seen.push(await readFile(file, "utf8").catch(() => "gone"));
    return work(assignment);
  };
  for (const lane of ["w1-l1", "w1-l2", "w2-l1"]) await shop.lane(record(), engine, { lane });
  const [result] = await shop.results("w2-l1");
  const own = engine.assignments.filter((one) => one.task === "task-500-3");
  return { result, prompts: own.map(({ prompt }) => prompt), seen: seen.slice(2) };
};

const resolved = { files: { "src/app.js": "A and B\n", "c.js": "c\n" } };

test("the engine sees both sides, and its commit completes the merge", async () => {
  const { result, prompts, seen } = await worked(resolved);
  expect(seen[0]).toMatch(/^<{7} .*\nA\n={7}\nB\n>{7} .*\n$/);
  expect(prompts[0]).toContain("## Conflicts to resolve");
  expect(prompts[0]).toContain('- "src/app.js": with the work of task-500-2');
  const [one, two] = [...(await shop.results("w1-l1")), ...(await shop.results("w1-l2"))];
  expect(result).toMatchObject({
    status: "success",
    tries: 1,
    builtOn: { "task-500-1": one?.commit, "task-500-2": two?.commit },
  });
  const bundle = shop.shelf("task-500-3-a1-t1-success", "task-500-3.bundle");
  const bare = shop.served.gitDir;
  await git(bare, "fetch", "-q", bundle, "task-500-3");
  expect(await git(bare, "log", "-1", "--format=%P", "FETCH_HEAD")).toBe(
    `${one?.commit ?? ""} ${two?.commit ?? ""}`,
  );
  expect(await git(bare, "show", "FETCH_HEAD:src/app.js")).toBe("A and B");
});

test("marks that are left are told, and resolved in the next try", async () => {
  const { result, prompts } = await worked({ files: { "c.js": "c\n" } }, resolved);
  expect(result).toMatchObject({ status: "success", tries: 2 });
  expect(prompts[1]).toContain("are left in src/app.js");
});

test("marks that moved to another file are found there", async () => {
  const marks = "<<<<<<< a\nA\n=======\nB\n>>>>>>> b\n";
  const { prompts } = await worked(
    { files: { "src/app.js": undefined, "src/new.js": marks } },
    resolved,
  );
  expect(prompts[1]).toContain("are left in src/new.js");
});

test("what the tries do not resolve goes to people with its files and its patch", async () => {
  const { result } = await worked({ files: { "c.js": "c\n" } });
  expect(result).toMatchObject({
    status: "failed",
    failure: "conflict",
    tries: 3,
    patch: "task-500-3.patch",
  });
  expect(result?.error).toContain("work of task-500-2 does not merge");
  expect(result?.error).toContain("conflicts in: src/app.js");
});

test("a secret in the resolution stays a secret's question", async () => {
  const secret = { files: { "src/app.js": `const token = "ghp_${"Ab1".repeat(12)}";\n` } };
  expect((await worked(secret)).result).toMatchObject({ status: "failed", failure: "secret" });
});
