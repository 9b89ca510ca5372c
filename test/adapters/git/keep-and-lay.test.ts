import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { git, put, servedRepository, type ServedRepository } from "./served-repository.ts";

let served: ServedRepository;
beforeEach(async () => {
  served = await servedRepository({
    "a.js": "1\n2\n3\n4\n5\n",
    "b.js": "b\n",
    ".gitignore": "x\n",
  });
});
afterEach(() => served.close());

const added = async (name = "one", from = served.baseSha) => {
  const workspace = await served.workspaces().clone(served.baseSha);
  const add = (path: string, on = from) =>
    workspace.add({ path, branch: `miyabi/${path}`, from: on });
  return { workspace, add, tree: await add(name) };
};

test("what lies in the tree is kept as a commit on top; head and files stay", async () => {
  const { tree, workspace } = await added();
  await put(tree.path, { "new.js": "n\n", x: "ignored", "b.js": "B\n" });
  const start = await tree.head();
  const kept = (await tree.keep({ message: "chore: Keep", onto: start })) ?? "";
  expect(await tree.head()).toBe(start);
  expect(await git(tree.path, "rev-parse", "HEAD")).toBe(start);
  const entries = await workspace.entriesChanged(start, kept);
  expect(entries.map(({ path }) => path)).toEqual(["b.js", "new.js"]);
  expect(await git(workspace.root, "rev-parse", `${kept}^`)).toBe(start);
});

test("nothing new is no commit; of a commit, its tree is kept", async () => {
  const { tree } = await added();
  const start = await tree.head();
  expect(await tree.keep({ message: "chore: Keep", onto: start })).toBeUndefined();
  await put(tree.path, { "new.js": "n\n" });
  const tried = (await tree.commit("feat: New", start)) ?? "";
  await put(tree.path, { "junk.txt": "of the checks" });
  const kept = (await tree.keep({ message: "chore: Keep", onto: start, of: tried })) ?? "";
  expect(await tree.treeOf(kept)).toBe(await tree.treeOf(tried));
});

test("what was kept is laid over another start, uncommitted, deletions as well", async () => {
  const { tree, add } = await added();
  await put(tree.path, { "a.js": "1\n2\n3\n4\nFIVE\n", "new.js": "n\n" });
  await git(tree.path, "rm", "-q", "b.js");
  const kept = (await tree.keep({ message: "chore: Keep", onto: served.baseSha })) ?? "";
  const other = await add("two");
  await put(other.path, { "a.js": "ONE\n2\n3\n4\n5\n" });
  const moved = (await other.commit("feat: One")) ?? "";
  expect(await other.lay(kept)).toEqual({ ok: true });
  expect(await other.head()).toBe(moved);
  expect(await readFile(join(other.path, "a.js"), "utf8")).toBe("ONE\n2\n3\n4\nFIVE\n");
  expect((await readdir(other.path)).sort()).toEqual([".git", ".gitignore", "a.js", "new.js"]);
  expect(await git(other.path, "status", "--porcelain")).toBe("M a.js\n D b.js\n?? new.js");
  const tip = (await other.commit("feat: All", moved)) ?? "";
  expect(await git(other.path, "rev-parse", `${tip}^`)).toBe(moved);
});

test("what does not merge is not laid: the files are named, and stay as they are", async () => {
  const { tree, add } = await added();
  await put(tree.path, { "a.js": "kept\n", "new.js": "n\n" });
  const kept = (await tree.keep({ message: "chore: Keep", onto: served.baseSha })) ?? "";
  const other = await add("two");
  await put(other.path, { "a.js": "other\n" });
  await other.commit("feat: Other");
  expect(await other.lay(kept)).toEqual({ ok: false, files: ["a.js"] });
  expect(await readFile(join(other.path, "a.js"), "utf8")).toBe("other\n");
  expect(await git(other.path, "status", "--porcelain")).toBe("");
});
