import { chmod, mkdir, readFile, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { git, put, servedRepository, type ServedRepository } from "./served-repository.ts";

let served: ServedRepository;

beforeEach(async () => {
  served = await servedRepository({ "README.md": "# Shop\n", "src/a.js": "one\n" });
});
afterEach(() => served.close());

const PATH = ".worktrees/issue-500-task1";
const BRANCH = "miyabi/issue-500-task1";

const added = async () => {
  const workspace = await served.workspaces().clone(served.baseSha);
  const add = () => workspace.add({ path: PATH, branch: BRANCH, from: served.baseSha });
  return { workspace, add, gitDir: join(workspace.root, ".git") };
};

describe("fault 37: a crashed process leaves", () => {
  test.each([
    ["a worktree with its branch", async (root: string) => put(join(root, PATH), { "x.js": "x" })],
    [
      "a worktree whose folder is gone",
      async (root: string) => rm(join(root, PATH), { recursive: true }),
    ],
    [
      "a locked worktree",
      async (root: string) => {
        await git(root, "worktree", "lock", PATH);
        await rm(join(root, PATH), { recursive: true });
      },
    ],
    [
      "a folder that is no worktree",
      async (root: string) => {
        await rm(join(root, PATH, ".git"));
        await put(join(root, PATH), { "x.js": "x" });
      },
    ],
    [
      "locks of the branch and the index",
      async (root: string) => {
        await put(join(root, ".git/refs/heads"), { [`${BRANCH}.lock`]: "" });
        await put(join(root, ".git/worktrees/issue-500-task1"), { "index.lock": "" });
      },
    ],
  ])("%s: the next one stands there as new, and works", async (_, leave) => {
    const { workspace, add } = await added();
    await (await add()).commit("nothing");
    await leave(workspace.root);
    const tree = await add();
    expect((await readdir(tree.path)).sort()).toEqual([".git", "README.md", "src"]);
    await put(tree.path, { "b.js": "b\n" });
    const tip = (await tree.commit("feat: b")) ?? "";
    expect((await workspace.entriesChanged("HEAD", tip)).map(({ path }) => path)).toEqual(["b.js"]);
    await tree.remove();
    expect(await git(workspace.root, "for-each-ref", "refs/heads")).toBe("");
    expect(await git(workspace.root, "worktree", "list", "--porcelain")).not.toContain(PATH);
  });

  test("locks of the whole clone: an old one is swept, a fresh one is somebody's", async () => {
    const { add, gitDir } = await added();
    const lock = join(gitDir, "packed-refs.lock");
    const secondsAgo = (seconds: number) => served.clock.now().getTime() / 1_000 - seconds;
    await writeFile(lock, "");
    await utimes(lock, secondsAgo(5), secondsAgo(5));
    await add();
    expect(await readFile(lock, "utf8")).toBe("");
    await utimes(lock, secondsAgo(90), secondsAgo(90));
    const tree = await add();
    await expect(readFile(lock)).rejects.toMatchObject({ code: "ENOENT" });
    await tree.remove();
  });
});

test("generated code's own lock on a worktree's index stops no commit", async () => {
  const { add, gitDir } = await added();
  const tree = await add();
  await writeFile(join(gitDir, "worktrees/issue-500-task1/index.lock"), "");
  await put(tree.path, { "b.js": "b\n" });
  expect(await tree.commit("feat: b")).toBe(await tree.head());
});

describe("what is planted in the git folder", () => {
  test("threat 15: another common folder, other settings, includes and lists start and hide nothing", async () => {
    const { add, gitDir } = await added();
    const tree = await add();
    const ran = join(served.root, "planted");
    const script = join(served.root, "script.sh");
    await writeFile(script, `#!/bin/sh\ntouch ${ran}\ncat\n`);
    await chmod(script, 0o755);
    const evil = join(served.root, "evil");
    await git(served.root, "init", "-q", evil);
    for (const dir of [gitDir, join(evil, ".git")]) {
      await put(dir, {
        "more.config": `[filter "evil"]\n\tclean = ${script}\n\tsmudge = ${script}\n\trequired = true\n`,
      });
      await git(dir, "config", "--file", join(dir, "config"), "include.path", "more.config");
    }
    await put(gitDir, {
      commondir: `${join(evil, ".git")}\n`,
      "info/exclude": "hidden.js\n",
      "info/attributes": "* filter=evil\n",
      "objects/info/alternates": `${join(evil, ".git/objects")}\n`,
      "worktrees/issue-500-task1/config.worktree": `[core]\n\tfsmonitor = ${script}\n`,
    });
    await put(tree.path, { "hidden.js": "x\n", ".gitattributes": "* filter=evil\n" });
    expect((await tree.changeSince(served.baseSha)).created).toEqual([
      ".gitattributes",
      "hidden.js",
    ]);
    expect(await tree.commit("feat: x")).toBe(await tree.head());
    await expect(readFile(ran)).rejects.toMatchObject({ code: "ENOENT" });
    for (const name of ["commondir", "info/attributes", "objects/info/alternates"])
      await expect(readFile(join(gitDir, name))).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("a folder where a file of ours was is taken away", async () => {
    const { add, gitDir } = await added();
    const tree = await add();
    await rm(join(gitDir, "info"), { recursive: true });
    await rm(join(gitDir, "config"));
    await mkdir(join(gitDir, "config"));
    await put(tree.path, { "EXECUTION_CONTEXT.md": "x\n", "b.js": "b\n" });
    expect((await tree.changeSince(served.baseSha)).created).toEqual(["b.js"]);
  });
});

test("context files are in no commit, whatever the tree says of them", async () => {
  await put(served.seed, {
    ".gitignore": "!EXECUTION_CONTEXT.md\n!.agent-context.json\n",
    "EXECUTION_CONTEXT.md": "the repository's own\n",
  });
  await git(served.seed, "add", "-A");
  await git(served.seed, "commit", "-q", "-m", "context");
  await git(served.seed, "push", "-q", served.gitDir, "main");
  const workspace = await served.workspaces().clone("main");
  const tree = await workspace.add({ path: PATH, branch: BRANCH, from: "HEAD" });
  await put(tree.path, { ".agent-context.json": "{}", "EXECUTION_CONTEXT.md": "ours\n" });
  await put(tree.path, { "b.js": "b\n" });
  const tip = (await tree.commit("feat: b")) ?? "";
  expect((await workspace.entriesChanged("HEAD", tip)).map(({ path }) => path)).toEqual(["b.js"]);
  expect(await workspace.fileAt(tip, "EXECUTION_CONTEXT.md")).toBe("the repository's own\n");
  expect(await tree.diffSince("HEAD")).not.toContain("EXECUTION_CONTEXT");
});

describe("a merge that keeps its conflicts", () => {
  const inConflict = async () => {
    const { workspace, add } = await added();
    const tree = await add();
    const tips: string[] = [];
    for (const [at, files] of [
      { "src/a.js": "1\n" },
      { "src/a.js": "I\n", "b.js": "b\n" },
      { "c.js": "c\n" },
    ].entries()) {
      const at1 = { path: `.worktrees/o${at}`, branch: `o${at}`, from: served.baseSha };
      const other = await workspace.add(at1);
      await put(other.path, files);
      tips.push((await other.commit(`feat: ${at}`)) ?? "");
    }
    return { workspace, tree, tips };
  };

  test("shows both sides, and the next commit completes it with every parent", async () => {
    const { workspace, tree, tips } = await inConflict();
    const [first = "", second = "", third = ""] = tips;
    expect(await tree.mergeKeeping(first, "m")).toEqual({ ok: true });
    expect(await tree.mergeKeeping(second, "m")).toEqual({
      ok: false,
      conflicts: [{ path: "src/a.js", kind: "marks" }],
    });
    expect(await tree.mergeKeeping(third, "m")).toEqual({ ok: true });
    const text = await readFile(join(tree.path, "src/a.js"), "utf8");
    expect(text).toMatch(/^<{7} .*\n1\n={7}\nI\n>{7} .*\n$/);
    expect(await readFile(join(tree.path, "b.js"), "utf8")).toBe("b\n");
    expect(await readFile(join(tree.path, "c.js"), "utf8")).toBe("c\n");

    const start = await tree.head();
    await put(tree.path, { "src/a.js": "still wrong\n" });
    await tree.commit("feat: task", start);
    await put(tree.path, { "src/a.js": "1 and I\n", "d.js": "d\n" });
    const tip = (await tree.commit("feat: task", start)) ?? "";
    expect(await git(workspace.root, "log", "-1", "--format=%P", tip)).toBe(tips.join(" "));
    expect((await workspace.entriesChanged(start, tip)).map(({ path }) => path)).toEqual([
      "d.js",
      "src/a.js",
    ]);
    const messages = await workspace.messages("HEAD", tip);
    expect(messages).toHaveLength(4);
    expect(messages.join("")).not.toContain("<<<<");
    expect(await git(tree.path, "status", "--porcelain")).toBe("");
  });
});
