import { execFile, spawn } from "node:child_process";
import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { git, put, servedRepository, type ServedRepository } from "./served-repository.ts";

const run = promisify(execFile);
const NOTHING = { created: [], changed: [], deleted: [], lines: 0 };
let served: ServedRepository;

beforeEach(async () => {
  served = await servedRepository({ "README.md": "# Shop\n", "src/a.js": "one\ntwo\nthree\n" });
});
afterEach(() => served.close());

/** Pushes what lies in the seed's index as the next commit of main. */
const pushed = async (): Promise<string> => {
  await git(served.seed, "commit", "-q", "-m", "more");
  await git(served.seed, "push", "-q", served.gitDir, "main");
  return git(served.seed, "rev-parse", "HEAD");
};

const worktreeAt = async (sha: string) => {
  const workspace = await served.workspaces().clone(sha, "tip");
  return { workspace, tree: await workspace.add({ path: ".worktrees/t", branch: "t", from: sha }) };
};

const pathsOf = async (dir: string, commit: string): Promise<string> =>
  git(dir, "ls-tree", "-r", commit);

describe("large file storage", () => {
  const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12345\n`;

  test("a pointer stays a pointer, and a change beside it does not touch it", async () => {
    await put(served.seed, {
      ".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n",
      ".lfsconfig": "[lfs]\n\turl = http://127.0.0.1:9/never\n",
      "model.bin": POINTER,
    });
    await git(served.seed, "add", "-A");
    const { workspace, tree } = await worktreeAt(await pushed());
    expect(await readFile(join(tree.path, "model.bin"), "utf8")).toBe(POINTER);
    await put(tree.path, { "src/a.js": "1\n" });
    const tip = (await tree.commit("feat: x")) ?? "";
    expect((await workspace.entriesChanged("HEAD", tip)).map(({ path }) => path)).toEqual([
      "src/a.js",
    ]);
    expect(await workspace.fileAt(tip, "model.bin")).toBe(POINTER);
  });
});

describe("submodules", () => {
  const LINK = "1234567890123456789012345678901234567890";

  const withSubmodule = async (): Promise<string> => {
    await put(served.seed, {
      ".gitmodules": '[submodule "lib"]\n\tpath = lib\n\turl = http://127.0.0.1:9/never\n',
    });
    await git(served.seed, "add", "-A");
    await git(served.seed, "update-index", "--add", "--cacheinfo", `160000,${LINK},lib`);
    return pushed();
  };

  test.each([
    ["left alone", async () => undefined],
    ["with its folder gone", async (lib: string) => rm(lib, { recursive: true })],
    ["with files in its folder", async (lib: string) => put(lib, { "x.js": "x\n" })],
    [
      "with a file in its place",
      async (lib: string) => {
        await rm(lib, { recursive: true });
        await writeFile(lib, "file\n");
      },
    ],
    [
      "with a repository in its folder",
      async (lib: string) => {
        await git(lib, "init", "-q");
        await git(lib, "commit", "-q", "--allow-empty", "-m", "elsewhere");
      },
    ],
  ])("the link of one %s is in no change, and what lies beside it is", async (_, act) => {
    const { workspace, tree } = await worktreeAt(await withSubmodule());
    await act(join(tree.path, "lib"));
    await put(tree.path, { "src/a.js": "1\n" });
    const tip = (await tree.commit("feat: x")) ?? "";
    expect((await workspace.entriesChanged("HEAD", tip)).map(({ path }) => path)).toEqual([
      "src/a.js",
    ]);
    expect(await pathsOf(workspace.root, tip)).toContain(`160000 commit ${LINK}\tlib`);
  });

  test("threat 15: settings of a repository in a submodule's folder start nothing", async () => {
    const { tree } = await worktreeAt(await withSubmodule());
    const lib = join(tree.path, "lib");
    const ran = join(served.root, "planted");
    const script = join(served.root, "script.sh");
    await writeFile(script, `#!/bin/sh\ntouch ${ran}\n`);
    await chmod(script, 0o755);
    await put(lib, { "x.js": "x\n" });
    await git(lib, "init", "-q");
    await git(lib, "add", "-A");
    await git(lib, "commit", "-q", "-m", "elsewhere");
    await git(lib, "config", "core.fsmonitor", script);
    // At the very commit that is linked, git looks whether its files are changed.
    await put(lib, { "x.js": "y\n", ".git/HEAD": `${LINK}\n` });
    await tree.diffSince(await tree.head());
    await tree.commit("feat: x");
    await expect(readFile(ran)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("one that a try brought in is gone with it", async () => {
    const { workspace, tree } = await worktreeAt(served.baseSha);
    const start = await tree.head();
    const nested = join(tree.path, "nested");
    await mkdir(nested);
    await git(nested, "init", "-q");
    await git(nested, "commit", "-q", "--allow-empty", "-m", "own");
    const first = (await tree.commit("feat: x", start)) ?? "";
    expect((await workspace.entriesChanged(start, first)).map(({ mode }) => mode)).toEqual([
      "160000",
    ]);
    await rm(join(nested, ".git"), { recursive: true });
    await put(nested, { "x.js": "x\n" });
    const second = (await tree.commit("feat: x", start)) ?? "";
    expect((await workspace.entriesChanged(start, second)).map(({ path }) => path)).toEqual([
      "nested/x.js",
    ]);
  });
});

test("repositories without a commit are left out and named, the rest is taken in", async () => {
  const { workspace, tree } = await worktreeAt(served.baseSha);
  const start = await tree.head();
  for (const folder of ["a b/one", "zwei-ü", "empty"]) {
    await mkdir(join(tree.path, folder), { recursive: true });
    await git(join(tree.path, folder), "init", "-q");
  }
  await put(tree.path, { "a b/one/x.js": "x\n", "a b/y.js": "y\n", "zwei-ü/z.js": "z\n" });
  const { created, leftOut } = await tree.changeSince(start);
  expect(created).toEqual(["a b/y.js"]);
  expect(leftOut?.sort()).toEqual(["a b/one", "empty", "zwei-ü"]);
  expect(await tree.diffSince(start)).toContain("+y");
  const commit = (await tree.commit("feat: y", start)) ?? "";
  expect((await workspace.entriesChanged(start, commit)).map(({ path }) => path)).toEqual([
    "a b/y.js",
  ]);
  await rm(join(tree.path, "a b/one/.git"), { recursive: true });
  expect((await tree.changeSince(start)).created).toEqual(["a b/one/x.js", "a b/y.js"]);
});

describe("line ends", () => {
  const CRLF = "one\r\ntwo\r\nthree\r\n";

  /** Files as they lie in the repository, whatever its attributes would make of them. */
  const stored = async (attributes: string, files: Record<string, string>): Promise<string> => {
    await put(served.seed, files);
    await git(served.seed, "add", "-A");
    await put(served.seed, { ".gitattributes": attributes });
    await git(served.seed, "add", ".gitattributes");
    return pushed();
  };

  test.each(["* text=auto\n", "* text\n", "*.txt eol=crlf\n", "*.txt text eol=lf\n", "\n"])(
    "under %j an untouched file is in no change, and an edited one keeps its line ends",
    async (attributes) => {
      const files = { "lf.txt": "one\ntwo\nthree\n", "crlf.txt": CRLF, "mixed.txt": "a\r\nb\n" };
      const { workspace, tree } = await worktreeAt(await stored(attributes, files));
      expect(await tree.changeSince(await tree.head())).toEqual(NOTHING);
      for (const name of ["lf.txt", "crlf.txt"]) {
        const file = join(tree.path, name);
        await writeFile(file, (await readFile(file, "utf8")).replace("two", "2"));
      }
      expect(await tree.changeSince(await tree.head())).toEqual({
        ...NOTHING,
        changed: ["crlf.txt", "lf.txt"],
        lines: 4,
      });
      const tip = (await tree.commit("feat: x")) ?? "";
      expect(await workspace.fileAt(tip, "lf.txt")).toBe("one\n2\nthree\n");
      expect(await workspace.fileAt(tip, "crlf.txt")).toBe("one\r\n2\r\nthree\r\n");
      expect(await workspace.fileAt(tip, "mixed.txt")).toBe("a\r\nb\n");
    },
  );

  test("a mode that changes on such a file is a change, without its lines", async () => {
    const { workspace, tree } = await worktreeAt(await stored("* text\n", { "crlf.sh": CRLF }));
    await chmod(join(tree.path, "crlf.sh"), 0o755);
    const tip = (await tree.commit("feat: x")) ?? "";
    expect(await workspace.entriesChanged("HEAD", tip)).toEqual([
      { path: "crlf.sh", status: "changed", mode: "100755", size: CRLF.length },
    ]);
  });

  test("who turns the line ends round himself has done it", async () => {
    const { workspace, tree } = await worktreeAt(await stored("* text\n", { "crlf.txt": CRLF }));
    await put(tree.path, { "crlf.txt": CRLF.replaceAll("\r", "") });
    const tip = (await tree.commit("style: LF")) ?? "";
    expect(await workspace.fileAt(tip, "crlf.txt")).toBe("one\ntwo\nthree\n");
  });
});

describe("sparse checkouts", () => {
  test("what asks for one has no effect on any worktree", async () => {
    const { workspace, tree } = await worktreeAt(served.baseSha);
    await git(workspace.root, "config", "core.sparseCheckout", "true");
    await put(join(workspace.root, ".git/info"), { "sparse-checkout": "/README.md\n" });
    await git(tree.path, "update-index", "--skip-worktree", "src/a.js");
    await put(tree.path, { "src/a.js": "1\n" });
    expect((await tree.changeSince(served.baseSha)).changed).toEqual(["src/a.js"]);
    const from = (await tree.commit("feat: x")) ?? "";
    const next = await workspace.add({ path: ".worktrees/u", branch: "u", from });
    expect(await readFile(join(next.path, "src/a.js"), "utf8")).toBe("1\n");
  });
});

describe("names, links and modes", () => {
  const NAMES = ["ü/ñ 日本.js", "two  spaces .js", 'quo"te.js', "new\nline.js", "back\\slash.js"];
  const sorted = (names: readonly string[]): string[] =>
    [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

  test("odd names come through changes, merges and lists of conflicts", async () => {
    const { workspace, tree } = await worktreeAt(served.baseSha);
    const files = (text: string) => Object.fromEntries(NAMES.map((name) => [name, text]));
    await put(tree.path, files("one\n"));
    expect((await tree.changeSince(served.baseSha)).created).toEqual(sorted(NAMES));
    const one = (await tree.commit("feat: one")) ?? "";
    expect(await workspace.filesAt(one)).toEqual(expect.arrayContaining(NAMES));
    const other = await workspace.add({ path: ".worktrees/o", branch: "o", from: served.baseSha });
    await put(other.path, { ...files("other\n"), "clean\n.js": "x\n" });
    await other.commit("feat: other");
    const merged = await other.merge(one, "chore: merge");
    expect(merged).toEqual({ ok: false, files: sorted(NAMES) });
    const third = await workspace.add({ path: ".worktrees/p", branch: "p", from: served.baseSha });
    await third.commit("nothing");
    expect(await third.merge(one, "chore: merge")).toEqual({ ok: true });
    for (const name of NAMES) expect(await readFile(join(third.path, name), "utf8")).toBe("one\n");
  });

  test("a name that is no UTF-8 stops no commit", async () => {
    const { tree } = await worktreeAt(served.baseSha);
    const name = Buffer.concat([Buffer.from(`${tree.path}/`), Buffer.from([0x66, 0xfc])]);
    await writeFile(name, "one\n");
    const first = await tree.commit("feat: one");
    await writeFile(name, "two\n");
    expect(await tree.commit("feat: two")).not.toBe(first);
    expect((await tree.changeSince(served.baseSha)).lines).toBe(1);
  });

  test("links are links, and what can be run stays so", async () => {
    await symlink("src/a.js", join(served.seed, "link"));
    await put(served.seed, { "run.sh": "#!/bin/sh\n" });
    await chmod(join(served.seed, "run.sh"), 0o755);
    await git(served.seed, "add", "-A");
    const { workspace, tree } = await worktreeAt(await pushed());
    expect(await tree.changeSince(await tree.head())).toEqual(NOTHING);
    await put(tree.path, { "run.sh": "#!/bin/sh\necho\n" });
    await chmod(join(tree.path, "src/a.js"), 0o755);
    await rm(join(tree.path, "link"));
    await symlink("README.md", join(tree.path, "link"));
    const tip = (await tree.commit("feat: x")) ?? "";
    const entries = await workspace.entriesChanged("HEAD", tip);
    expect(entries.map(({ path, mode }) => [path, mode])).toEqual([
      ["link", "120000"],
      ["run.sh", "100755"],
      ["src/a.js", "100755"],
    ]);
  });
});

describe("history", () => {
  const later = async (count: number): Promise<void> => {
    for (let number = 0; number < count; number++) {
      await put(served.seed, { "src/a.js": `${number}\n` });
      await git(served.seed, "add", "-A");
      await pushed();
    }
  };
  const commitsIn = async (root: string): Promise<number> =>
    (await git(root, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)"))
      .split("\n")
      .filter((type) => type === "commit").length;

  test("a clone of the tip fetches one commit, behind the branch's head as well", async () => {
    await later(5);
    const base = await git(served.seed, "rev-parse", "HEAD~2");
    const { workspace, tree } = await worktreeAt(base);
    expect(await commitsIn(workspace.root)).toBe(1);
    await put(tree.path, { "b.js": "b\n" });
    const one = (await tree.commit("feat: b")) ?? "";
    const other = await workspace.add({ path: ".worktrees/o", branch: "o", from: base });
    await put(other.path, { "c.js": "c\n" });
    await other.commit("feat: c");
    expect(await other.merge(one, "chore: merge")).toEqual({ ok: true });
    const tip = await other.head();
    const file = join(served.root, "x.bundle");
    await workspace.bundle({ file, base, tip, name: "x" });
    const receiver = await served.workspaces().clone(base, "tip");
    expect(await receiver.unbundle(file)).toBe(tip);
    expect(await commitsIn(receiver.root)).toBe(4);
    expect(await commitsIn((await served.workspaces().clone(base)).root)).toBe(4);
  });

  test("the rest comes only where a bundle stands on an older commit", async () => {
    const { workspace, tree } = await worktreeAt(served.baseSha);
    await put(tree.path, { "b.js": "b\n" });
    const tip = (await tree.commit("feat: b")) ?? "";
    const file = join(served.root, "x.bundle");
    await workspace.bundle({ file, base: served.baseSha, tip, name: "x" });
    await later(3);
    const { workspace: next, tree: moved } = await worktreeAt(
      await git(served.seed, "rev-parse", "HEAD"),
    );
    const both = await Promise.all([next.unbundle(file), next.unbundle(file)]);
    expect(both).toEqual([tip, tip]);
    expect(await moved.merge(tip, "chore: merge")).toEqual({ ok: true });
    expect(await readFile(join(moved.path, "src/a.js"), "utf8")).toBe("2\n");
    expect(await git(next.root, "rev-parse", "--is-shallow-repository")).toBe("false");
  });

  test("a grown or emptied list of shallow commits is put right", async () => {
    await later(2);
    const { workspace, tree } = await worktreeAt(await git(served.seed, "rev-parse", "HEAD"));
    const list = join(workspace.root, ".git/shallow");
    const before = await readFile(list, "utf8");
    await rm(list);
    await put(tree.path, { "b.js": "b\n" });
    const tip = (await tree.commit("feat: b")) ?? "";
    expect(await readFile(list, "utf8")).toBe(before);
    expect(await workspace.messages("HEAD", tip)).toHaveLength(1);
  });
});

/** One commit with that many files, written without a work tree. */
async function commitOfMany(count: number): Promise<string> {
  const child = spawn("git", ["fast-import", "--quiet", "--force"], { cwd: served.gitDir });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const paths = Array.from({ length: count }, (_, at) => `pkg${at % 100}/src/file${at}.js`);
  child.stdin.end(
    [
      ...["blob", "mark :1", "data 4", "one"],
      ...["commit refs/heads/many", "committer M <m@x> 1700000000 +0000", "data 4", "many"],
      ...paths.map((path) => `M 100644 :1 ${path}`),
      "",
    ].join("\n"),
  );
  await ended;
  return git(served.gitDir, "rev-parse", "many");
}

test("20,000 files: a task from its worktree to its bundle", async () => {
  const base = await commitOfMany(20_000);
  const { workspace, tree } = await worktreeAt(base);
  await put(tree.path, { "pkg7/src/file7.js": "two\n", "pkg7/src/new.js": "new\n" });
  await rm(join(tree.path, "pkg8/src/file8.js"));
  const tip = (await tree.commit("feat: x")) ?? "";
  expect(await tree.changeSince(base)).toEqual({
    created: ["pkg7/src/new.js"],
    changed: ["pkg7/src/file7.js"],
    deleted: ["pkg8/src/file8.js"],
    lines: 4,
  });
  expect(await workspace.filesAt(tip)).toHaveLength(20_000);
  const file = join(served.root, "x.bundle");
  await workspace.bundle({ file, base, tip, name: "x" });
  const { stdout } = await run("stat", ["-c", "%s", file]);
  expect(Number(stdout)).toBeLessThan(50_000);
  await tree.remove();
}, 60_000);
