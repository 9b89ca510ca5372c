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

type Files = NonNullable<Move["files"]>;

/** Two tasks that do not merge, and a third that builds on both. */
const between = async (first: Files, second: Files, ...moves: Move[]) => {
  const seen: string[] = [];
  const engine = new ScriptedEngine({
    "task-500-1": [{ files: first }],
    "task-500-2": [{ files: second }],
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

/** The two write the same line. */
const worked = (...moves: Move[]) =>
  between({ "src/app.js": "A\n" }, { "src/app.js": "B\n" }, ...moves);

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

describe("without git's marks", () => {
  const binary = (...moves: Move[]) =>
    between({ "logo.png": "A\0" }, { "logo.png": "B\0" }, ...moves);
  const elsewhere = { files: { "c.js": "c\n" } };

  test("a binary file's sides are told, and nothing decided of it is a problem", async () => {
    const { result, prompts } = await binary(elsewhere, {
      files: { "logo.png": "B\0" },
      summary: "Took the new one.",
    });
    expect(prompts[0]).toMatch(
      /- "logo\.png": with the work of task-500-2: .* file [0-9a-f]{40} before, file [0-9a-f]{40} in the work of task-500-2/,
    );
    expect(prompts[1]).toContain("nothing was decided of logo.png");
    expect(result).toMatchObject({ status: "success", tries: 2 });
  });

  test("keeping one side is a decision where the summary names the file", async () => {
    const summary = "Kept logo.png: it is the newer one.";
    const { result } = await binary({ ...elsewhere, summary });
    expect(result).toMatchObject({ status: "success", tries: 1, summary });
  });

  test("another file's name in the summary decides nothing", async () => {
    const summary = "Kept img/logo.png, and new-logo.png.";
    const { result } = await binary({ ...elsewhere, summary });
    expect(result).toMatchObject({ status: "failed", failure: "conflict", tries: 3 });
    expect(result?.error).toContain("conflicts in: logo.png (git cannot merge it)");
  });

  test("the summary of the try that passes must name it, as it becomes the commit's message", async () => {
    const { result, prompts } = await binary(
      { files: { "c.js": "BROKEN\n" }, summary: "Kept logo.png." },
      { ...elsewhere, summary: "Repaired c.js." },
      { ...elsewhere, summary: "Repaired c.js, kept logo.png." },
    );
    expect(prompts[1]).toContain("c.js is BROKEN");
    expect(prompts[2]).toContain("nothing was decided of logo.png");
    expect(result).toMatchObject({ status: "success", tries: 3 });
  });

  const changedAndDeleted = (...moves: Move[]) =>
    between({ "src/app.js": undefined }, { "src/app.js": "B\n" }, ...moves);

  test("a file that one task deleted and the other changed can be deleted", async () => {
    const gone = { files: { "c.js": "c\n", "src/app.js": undefined } };
    const { result, prompts, seen } = await changedAndDeleted(elsewhere, gone);
    expect(seen[0]).toBe("B\n");
    expect(prompts[0]).toContain("deleted before, changed by the work of task-500-2");
    expect(prompts[1]).toContain("nothing was decided of src/app.js");
    expect(result).toMatchObject({ status: "success", tries: 2 });
  });

  test("marks and undecided files are told together", async () => {
    const { prompts } = await between(
      { "src/app.js": "A\n", "logo.png": "A\0" },
      { "src/app.js": "B\n", "logo.png": "B\0" },
      elsewhere,
    );
    expect(prompts[1]).toContain("are left in src/app.js");
    expect(prompts[1]).toContain("nothing was decided of logo.png");
  });
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
