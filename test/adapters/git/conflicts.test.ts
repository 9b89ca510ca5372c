import { chmod, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { ConflictedFile } from "../../../src/core/task/conflicts.ts";
import { git, put, servedRepository, type ServedRepository } from "./served-repository.ts";

let served: ServedRepository;

const LONG = Array.from({ length: 20 }, (_, at) => `line ${at}\n`).join("");

beforeEach(async () => {
  served = await servedRepository({
    "a.txt": "one\n",
    "logo.png": "base\0",
    "long.txt": LONG,
    "README.md": "# Shop\n",
  });
});
afterEach(() => served.close());

type Write = (path: string) => Promise<unknown>;

/** Two branches from the same commit, the second merged into the first. */
const merged = async (ours: Write, theirs: Write) => {
  const workspace = await served.workspaces().clone(served.baseSha);
  const on = async (name: string, write: Write) => {
    const at = { path: `.worktrees/${name}`, branch: name, from: served.baseSha };
    const tree = await workspace.add(at);
    await write(tree.path);
    return { tree, tip: (await tree.commit(`feat: ${name}`)) ?? "" };
  };
  const { tree } = await on("ours", ours);
  const { tip } = await on("theirs", theirs);
  const result = await tree.mergeKeeping(tip, "chore: merge");
  const conflicts: ConflictedFile[] = result.ok ? [] : result.conflicts;
  const blob = (id: string): Promise<string> => git(workspace.root, "cat-file", "blob", id);
  return { workspace, tree, tip, conflicts, blob };
};

const files =
  (written: Record<string, string>): Write =>
  (path) =>
    put(path, written);
const without =
  (name: string): Write =>
  (path) =>
    rm(join(path, name));
const link =
  (to: string): Write =>
  (path) =>
    symlink(to, join(path, "link"));

test("a text has git's marks", async () => {
  const { conflicts } = await merged(files({ "a.txt": "I\n" }), files({ "a.txt": "II\n" }));
  expect(conflicts).toEqual([{ path: "a.txt", kind: "marks" }]);
});

test.each(["logo.png", "new.png"])("of the binary %s both sides are told", async (name) => {
  const { conflicts, blob, tree } = await merged(
    files({ [name]: "ours\0" }),
    files({ [name]: "theirs\0" }),
  );
  expect(conflicts).toMatchObject([
    { path: name, kind: "unmerged", ours: { form: "file" }, theirs: { form: "file" } },
  ]);
  const [file] = conflicts;
  if (file?.kind !== "unmerged") throw new Error("not unmerged");
  expect([await blob(file.ours.id), await blob(file.theirs.id)]).toEqual(["ours\0", "theirs\0"]);
  expect(await readFile(join(tree.path, name), "utf8")).toBe("ours\0");
});

test("lines that look like marks in one side's own file are no marks of git", async () => {
  const { conflicts } = await merged(
    files({ "a.txt": "<<<<<<< x\n>>>>>>> y\n" }),
    without("a.txt"),
  );
  expect(conflicts).toMatchObject([{ path: "a.txt", kind: "deleted_by_them" }]);
});

test("a file that one side deleted and the other changed lies there as changed", async () => {
  const change = files({ "a.txt": "two\n" });
  const byUs = await merged(without("a.txt"), change);
  expect(byUs.conflicts).toMatchObject([{ path: "a.txt", kind: "deleted_by_us" }]);
  expect(await readFile(join(byUs.tree.path, "a.txt"), "utf8")).toBe("two\n");
  const [file] = byUs.conflicts;
  if (file?.kind !== "deleted_by_us") throw new Error("not deleted by us");
  expect([await byUs.blob(file.base.id), await byUs.blob(file.theirs.id)]).toEqual(["one", "two"]);
});

test("the same the other way round", async () => {
  const { conflicts, tree } = await merged(files({ "a.txt": "two\n" }), without("a.txt"));
  expect(conflicts).toMatchObject([{ path: "a.txt", kind: "deleted_by_them" }]);
  expect(await readFile(join(tree.path, "a.txt"), "utf8")).toBe("two\n");
});

test("the same content under two modes", async () => {
  const { conflicts } = await merged(
    async (path) => {
      await put(path, { "run.sh": "run\n" });
      await chmod(join(path, "run.sh"), 0o755);
    },
    files({ "run.sh": "run\n" }),
  );
  expect(conflicts).toMatchObject([
    { kind: "unmerged", ours: { form: "executable file" }, theirs: { form: "file" } },
  ]);
});

test("two links to different places", async () => {
  const { conflicts } = await merged(link("a.txt"), link("README.md"));
  expect(conflicts).toMatchObject([
    { path: "link", kind: "unmerged", ours: { form: "link" }, theirs: { form: "link" } },
  ]);
});

test("a file where the other side has a link, or a folder, gets a name of git's", async () => {
  const asLink = await merged(files({ link: "text\n" }), link("a.txt"));
  expect(asLink.conflicts.map(({ kind }) => kind).sort()).toEqual(["only_ours", "only_theirs"]);
  const asFolder = await merged(files({ x: "text\n" }), async (path) => {
    await mkdir(join(path, "x"));
    await put(path, { "x/y.txt": "y\n" });
  });
  expect(asFolder.conflicts).toMatchObject([{ kind: "only_ours" }]);
  expect(asFolder.conflicts[0]?.path).toMatch(/^x~[0-9a-f]{40}$/);
});

test("a file that both sides renamed, each otherwise", async () => {
  const to =
    (name: string): Write =>
    (path) =>
      rename(join(path, "long.txt"), join(path, name));
  const { conflicts } = await merged(to("x.txt"), to("y.txt"));
  expect(conflicts.map(({ path, kind }) => [path, kind]).sort()).toEqual([
    ["long.txt", "gone"],
    ["x.txt", "only_ours"],
    ["y.txt", "only_theirs"],
  ]);
});

test("without keeping, the same conflict names its paths and changes nothing", async () => {
  const workspace = await served.workspaces().clone(served.baseSha);
  const on = (name: string) =>
    workspace.add({ path: `.worktrees/${name}`, branch: name, from: served.baseSha });
  const [one, two] = [await on("one"), await on("two")];
  await put(one.path, { "logo.png": "ours\0" });
  const head = await one.commit("feat: one");
  await put(two.path, { "logo.png": "theirs\0" });
  const tip = (await two.commit("feat: two")) ?? "";
  expect(await one.merge(tip, "chore: merge")).toEqual({ ok: false, files: ["logo.png"] });
  expect(await one.head()).toBe(head);
});

test("the next commit completes the merge, with the side that was kept", async () => {
  const { workspace, tree, tip } = await merged(
    files({ "logo.png": "ours\0" }),
    files({ "logo.png": "theirs\0" }),
  );
  await put(tree.path, { "b.txt": "b\n" });
  const done = (await tree.commit("feat: b", await tree.head())) ?? "";
  expect((await git(workspace.root, "log", "-1", "--format=%P", done)).split(" ")).toContain(tip);
  expect(await git(workspace.root, "show", `${done}:logo.png`)).toBe("ours\0");
});
