import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { git, put, servedRepository, type ServedRepository } from "./served-repository.ts";

const run = promisify(execFile);
let served: ServedRepository;

beforeEach(async () => {
  served = await servedRepository({
    "README.md": "# Shop\n",
    "src/a.js": "one\ntwo\nthree\n",
    ".github/miyabi.yml": "sandbox: off\n",
    "EXECUTION_CONTEXT.md": "of the repository itself\n",
  });
});
afterEach(() => served.close());

const added = async (branch = "miyabi/issue-500-task1", path = ".worktrees/issue-500-task1") => {
  const workspace = await served.workspaces().clone(served.baseSha);
  return { workspace, tree: await workspace.add({ path, branch, from: served.baseSha }) };
};

test("clones a commit or a branch with the job's read token", async () => {
  const bySha = await served.workspaces().clone(served.baseSha);
  const byName = await served.workspaces().clone("main");
  for (const workspace of [bySha, byName]) {
    expect(await readFile(join(workspace.root, "README.md"), "utf8")).toBe("# Shop\n");
    expect(await git(workspace.root, "rev-parse", "HEAD")).toBe(served.baseSha);
  }
  expect(await bySha.fileAt(served.baseSha, ".github/miyabi.yml")).toBe("sandbox: off\n");
  expect(await bySha.fileAt(served.baseSha, "none.md")).toBeUndefined();
  expect(await bySha.fileAt(served.baseSha, "src")).toBeUndefined();
  expect(await bySha.filesAt(served.baseSha)).toContain("src/a.js");
});

test("generated is what the attributes of that commit say, and no other's", async () => {
  const { workspace, tree } = await added();
  await put(tree.path, {
    ".gitattributes":
      "dist/** linguist-generated\nlib/*.js linguist-vendored=true\n*.md -linguist-generated\n",
    "dist/ü n.js": "x\n",
  });
  const tip = (await tree.commit("chore: Attributes")) ?? "";
  const paths = ["src/a.js", "dist/ü n.js", "lib/b.js", "lib/deep/c.js", "README.md"];
  expect(await workspace.generatedAt(tip, paths)).toEqual(["dist/ü n.js", "lib/b.js"]);
  expect(await workspace.generatedAt(served.baseSha, paths)).toEqual([]);
});

test("threat 17: the token is in no file of the clone", async () => {
  const token = served.token("read");
  const workspace = await served.workspaces("read", { token }).clone("main");
  const encoded = Buffer.from(`x-access-token:${token}`).toString("base64");
  for (const secret of [token, encoded])
    await expect(run("grep", ["-rF", secret, join(workspace.root, "..")])).rejects.toMatchObject({
      code: 1,
    });
});

test("a wrong token is the user's to correct, and not retried", async () => {
  await expect(served.workspaces("read", { token: "wrong" }).clone("main")).rejects.toMatchObject({
    code: "missing_permission",
  });
  expect(served.clock.slept).toEqual([]);
});

test("one commit by the bot, signed off, with new, changed, deleted and oddly named files", async () => {
  const { tree } = await added();
  await put(tree.path, {
    "src/ü n.js": "new\n",
    "src/a.js": "one\n2\nthree\n",
    'q"uote.txt': "x\n",
  });
  await rm(join(tree.path, "README.md"));
  expect(await tree.changeSince(served.baseSha)).toEqual({
    created: ['q"uote.txt', "src/ü n.js"],
    changed: ["src/a.js"],
    deleted: ["README.md"],
    lines: 5,
  });
  expect(await tree.diffSince(served.baseSha)).toContain("+new");
  const commit = await tree.commit("feat: Add it\n\nRefs #500 (task 1/1)");
  expect(commit).toBe(await tree.head());
  expect(await git(tree.path, "log", "-1", "--format=%an <%ae>%n%B")).toBe(
    "miyabi[bot] <miyabi[bot]@users.noreply.github.com>\nfeat: Add it\n\nRefs #500 (task 1/1)\n\nSigned-off-by: miyabi[bot] <miyabi[bot]@users.noreply.github.com>",
  );
  expect(await git(tree.path, "status", "--porcelain")).toBe("");
  expect(await tree.commit("again")).toBeUndefined();
});

test("context files and node_modules never become part of a change", async () => {
  const { tree } = await added();
  await put(tree.path, {
    ".agent-context.json": "{}",
    "EXECUTION_CONTEXT.md": "overwritten\n",
    "node_modules/x/index.js": "x",
  });
  expect(await tree.changeSince(served.baseSha)).toEqual({
    created: [],
    changed: [],
    deleted: [],
    lines: 0,
  });
  expect(await tree.commit("nothing")).toBeUndefined();
});

test("what generated code does to the index, to HEAD and by committing hides nothing", async () => {
  const { tree } = await added();
  await git(tree.path, "update-index", "--assume-unchanged", "src/a.js");
  await put(tree.path, { "src/a.js": "changed\n", "b.js": "b\n" });
  await git(tree.path, "add", "b.js");
  await git(tree.path, "commit", "-q", "-m", "by the agent itself");
  await git(tree.path, "checkout", "-q", "-b", "elsewhere");
  await writeFile(join(served.root, "lock"), "");
  const commit = await tree.commit("feat: All of it");
  const parents = await git(tree.path, "log", "-1", "--format=%P", commit ?? "");
  expect(parents).toBe(served.baseSha);
  const change = await tree.changeSince(served.baseSha);
  expect([change.created, change.changed]).toEqual([["b.js"], ["src/a.js"]]);
});

test("threat 15: planted hooks, filters, monitors and attributes start nothing and hide nothing", async () => {
  const { workspace, tree } = await added();
  const planted = join(served.root, "planted");
  const script = join(served.root, "script.sh");
  await writeFile(script, `#!/bin/sh\ntouch ${planted}\ncat\n`);
  await chmod(script, 0o755);
  const gitDir = join(workspace.root, ".git");
  await mkdir(join(gitDir, "hooks"), { recursive: true });
  for (const hook of [
    "pre-commit",
    "post-checkout",
    "reference-transaction",
    "post-index-change",
  ]) {
    await writeFile(join(gitDir, "hooks", hook), `#!/bin/sh\ntouch ${planted}\n`);
    await chmod(join(gitDir, "hooks", hook), 0o755);
  }
  await git(workspace.root, "config", "core.fsmonitor", script);
  await git(workspace.root, "config", "filter.evil.clean", script);
  await git(workspace.root, "config", "filter.evil.smudge", script);
  await git(workspace.root, "config", "diff.evil.textconv", script);
  await put(tree.path, {
    ".gitattributes": "* filter=evil diff=evil\n*.env -diff\n",
    "prod.env": "visible\n",
  });
  expect(await tree.diffSince(served.baseSha)).toContain("+visible");
  await tree.commit("feat: x");
  await workspace.add({ path: ".worktrees/w2", branch: "miyabi/w2", from: await tree.head() });
  await expect(readFile(planted)).rejects.toMatchObject({ code: "ENOENT" });
});

test("bundles carry a task's commits to another clone", async () => {
  const { workspace, tree } = await added();
  await put(tree.path, { "b.js": "b\n" });
  const tip = await tree.commit("feat: b");
  const file = join(served.root, "task-500-1.bundle");
  await workspace.bundle({ file, base: served.baseSha, tip: tip ?? "", name: "task-500-1" });
  const other = await served.workspaces().clone(served.baseSha);
  expect(await other.unbundle(file)).toBe(tip);
  expect(await other.fileAt(tip ?? "", "b.js")).toBe("b\n");
});

test("a bundle that is cut, or a link, is refused", async () => {
  const { workspace, tree } = await added();
  await put(tree.path, { "b.js": "b\n" });
  const tip = (await tree.commit("feat: b")) ?? "";
  const file = join(served.root, "x.bundle");
  await workspace.bundle({ file, base: served.baseSha, tip, name: "x" });
  const bytes = await readFile(file);
  await writeFile(join(served.root, "cut.bundle"), bytes.subarray(0, bytes.length - 30));
  await symlink(file, join(served.root, "link.bundle"));
  const other = await served.workspaces().clone(served.baseSha);
  await expect(other.unbundle(join(served.root, "cut.bundle"))).rejects.toThrow();
  await expect(other.unbundle(join(served.root, "link.bundle"))).rejects.toThrow("no bundle file");
});

test("merges three ways, goes forward where it can, and lists the files of a conflict", async () => {
  const { workspace, tree } = await added();
  await put(tree.path, { "src/a.js": "1\ntwo\nthree\n" });
  const first = (await tree.commit("feat: first")) ?? "";
  const second = await workspace.add({ path: ".worktrees/t2", branch: "t2", from: served.baseSha });
  await put(second.path, { "src/b.js": "b\n" });
  await second.commit("feat: second");
  const third = await workspace.add({ path: ".worktrees/t3", branch: "t3", from: served.baseSha });
  await put(third.path, { "src/a.js": "I\ntwo\nthree\n" });
  await third.commit("feat: third");

  const review = await workspace.add({ path: ".worktrees/r", branch: "r", from: served.baseSha });
  expect(await review.merge(first, "unused")).toEqual({ ok: true });
  expect(await review.head()).toBe(first);
  expect(await review.merge(await second.head(), "merge: task 2")).toEqual({ ok: true });
  expect(await readFile(join(review.path, "src/b.js"), "utf8")).toBe("b\n");
  expect(await git(review.path, "status", "--porcelain")).toBe("");
  const before = await review.head();
  expect(await review.merge(await third.head(), "merge: task 3")).toEqual({
    ok: false,
    files: ["src/a.js"],
  });
  expect(await review.head()).toBe(before);
  expect(await git(review.path, "status", "--porcelain")).toBe("");
});

test.each([
  "--upload-pack=x",
  "a b",
  "x..y",
  "a:b",
  "-x",
  "a\nb",
  "a~1",
  "a^",
  "@{-1}",
  "a.lock",
  "$(id)",
  "`id`",
  "+main",
  "../main",
  "",
])("threat 16: refuses the branch name %j", async (branch) => {
  const workspace = await served.workspaces().clone(served.baseSha);
  const add = workspace.add({ path: ".worktrees/x", branch, from: served.baseSha });
  await expect(add).rejects.toThrow("branch name");
});

test.each(["/tmp/out", "../out", "-x"])("refuses a worktree at %s", async (path) => {
  const workspace = await served.workspaces().clone(served.baseSha);
  await expect(workspace.add({ path, branch: "x", from: served.baseSha })).rejects.toThrow(
    "inside the clone",
  );
});

test("pushes with a lease: never over what someone else pushed, and twice without harm", async () => {
  const workspace = await served.workspaces("write").clone("main");
  const tree = await workspace.add({ path: ".worktrees/p", branch: "p", from: served.baseSha });
  await put(tree.path, { "b.js": "b\n" });
  const commit = (await tree.commit("feat: b")) ?? "";
  await workspace.push({ commit, branch: "feature/issue-500" });
  await workspace.push({ commit, branch: "feature/issue-500" });
  expect(await git(served.gitDir, "rev-parse", "feature/issue-500")).toBe(commit);
  await put(tree.path, { "b.js": "c\n" });
  const next = (await tree.commit("feat: c")) ?? "";
  await expect(workspace.push({ commit: next, branch: "feature/issue-500" })).rejects.toThrow(
    "someone else pushed",
  );
  await workspace.push({ commit: next, branch: "feature/issue-500", expect: commit });
  expect(await git(served.gitDir, "rev-parse", "feature/issue-500")).toBe(next);
});

test("a read token cannot push", async () => {
  const workspace = await served.workspaces("read").clone("main");
  await expect(
    workspace.push({ commit: served.baseSha, branch: "feature/issue-500" }),
  ).rejects.toMatchObject({ code: "missing_permission" });
});

test("removing a worktree leaves neither folder nor branch", async () => {
  const { workspace, tree } = await added();
  await tree.remove();
  expect(await readdir(join(workspace.root, ".worktrees"))).toEqual([]);
  expect(await git(workspace.root, "for-each-ref", "refs/heads")).toBe("");
});

test("says what differs between two commits, with modes and sizes, and what the messages were", async () => {
  const { workspace, tree } = await added();
  await put(tree.path, { "src/b.js": "bb\n" });
  await symlink("/etc/passwd", join(tree.path, "link"));
  await rm(join(tree.path, "README.md"));
  const tip = (await tree.commit("feat: One\n\nwith a body")) ?? "";
  expect(await workspace.commitOf("HEAD")).toBe(served.baseSha);
  expect(await workspace.entriesChanged("HEAD", tip)).toEqual([
    { path: "README.md", status: "deleted", mode: "000000", size: 0 },
    { path: "link", status: "created", mode: "120000", size: 11 },
    { path: "src/b.js", status: "created", mode: "100644", size: 3 },
  ]);
  expect(await workspace.isAncestor("HEAD", tip)).toBe(true);
  expect(await workspace.isAncestor(tip, "HEAD")).toBe(false);
  expect(await workspace.treeOf(tip)).toBe(await tree.treeOf(tip));
  expect(await workspace.diff("HEAD", tip)).toBe(await tree.diffSince(served.baseSha));
  const [message] = await workspace.messages("HEAD", tip);
  expect(message).toMatch(/^feat: One\n\nwith a body\n\nSigned-off-by: /);
});
