import { spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkBundle, standOn } from "../../../src/agents/pr/check-bundle.ts";
import { report } from "../../fakes/quality.ts";
import {
  git,
  put,
  servedRepository,
  type ServedRepository,
} from "../../adapters/git/served-repository.ts";
import { stand } from "./stand.ts";

const KEY = ["AK", "IAIOSFODNN7EXAMPLQ"].join("");
const NOWHERE = "1234567890123456789012345678901234567890";
const before = { ...process.env };

let served: ServedRepository;
let planted: string;
let script: string;

beforeEach(async () => {
  served = await servedRepository({ "README.md": "# Shop\n", "src/a.js": "one\n" });
  planted = join(served.root, "planted");
  script = join(served.root, "script.sh");
  await writeFile(script, `#!/bin/sh\necho "$0 $*" >> ${planted}\ncat\n`);
  await chmod(script, 0o755);
});
afterEach(async () => {
  process.env = { ...before };
  await served.close();
});

const CONFIG = (program: string): string =>
  `[core]
	fsmonitor = ${program}
	hooksPath = ${join(program, "../template/hooks")}
	sshCommand = ${program}
	pager = ${program}
	editor = ${program}
[filter "evil"]
	clean = ${program}
	smudge = ${program}
	process = ${program}
	required = true
[diff "evil"]
	textconv = ${program}
	command = ${program}
[merge "evil"]
	driver = ${program}
[credential]
	helper = ${program}
[gpg]
	program = ${program}
[commit]
	gpgSign = true
[submodule]
	recurse = true
[url "file:///nowhere/"]
	insteadOf = http://
`;

/** Settings and hooks as somebody with a foot on the machine would leave them. */
async function plantOnTheMachine(): Promise<void> {
  const home = join(served.root, "evil-home");
  const template = join(served.root, "template");
  await put(home, { ".gitconfig": CONFIG(script), "git/config": CONFIG(script) });
  await plantHooks(join(template, "hooks"));
  Object.assign(process.env, {
    HOME: home,
    XDG_CONFIG_HOME: home,
    GIT_CONFIG_GLOBAL: join(home, ".gitconfig"),
    GIT_SSH_COMMAND: script,
    GIT_EXTERNAL_DIFF: script,
    GIT_PAGER: script,
    GIT_ASKPASS: script,
    GIT_TEMPLATE_DIR: template,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: join(served.root, "nowhere"),
  });
}

async function plantHooks(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of ["pre-push", "post-checkout", "reference-transaction", "post-merge"]) {
    await writeFile(join(folder, name), `#!/bin/sh\ntouch ${planted}\n`);
    await chmod(join(folder, name), 0o755);
  }
}

/** A change that asks git for everything, as a bundle that nobody's rules have looked at. */
async function hostileBundle(): Promise<{ file: string; head: string }> {
  await put(served.seed, {
    ".gitattributes": "* filter=evil diff=evil merge=evil\n*.js -diff\n",
    ".gitmodules": `[submodule "sub"]\n\tpath = sub\n\turl = ext::sh -c touch% ${planted}\n\tupdate = !touch ${planted}\n`,
    ".githooks/pre-push": `#!/bin/sh\ntouch ${planted}\n`,
    "src/key.js": `export const key = "${KEY}";\n`,
  });
  await git(served.seed, "add", "-A", "-f");
  await git(served.seed, "update-index", "--add", "--cacheinfo", `160000,${NOWHERE},sub`);
  await git(served.seed, "commit", "-q", "-m", "feat: Everything");
  const head = await git(served.seed, "rev-parse", "HEAD");
  const file = join(served.root, "change.bundle");
  await git(served.seed, "bundle", "create", "-q", file, "main", `^${served.baseSha}`);
  return { file, head };
}

const expectNothingRan = () =>
  expect(readFile(planted, "utf8")).rejects.toMatchObject({ code: "ENOENT" });

test("threat 15: a hostile bundle on a hostile machine starts nothing where it is published, and each part is named", async () => {
  const { file, head } = await hostileBundle();
  await plantOnTheMachine();
  // The trap is a trap: people's own git walks into it.
  spawnSync("git", ["status"], { cwd: served.seed, env: process.env, stdio: "ignore" });
  expect(await readFile(planted, "utf8")).toContain("script.sh");
  await rm(planted);

  const { ports } = await stand();
  const reviewed = report({
    baseSha: served.baseSha,
    headSha: head,
    treeSha: await git(served.seed, "rev-parse", `${head}^{tree}`),
  });
  const checked = await checkBundle(
    reviewed,
    { bundle: file },
    await standOn({ ...ports, workspaces: served.workspaces("write") }),
  );
  const told = checked.objections.flatMap(({ checks }) => checks);
  expect(told).toContain("sub is a submodule");
  expect(told).toContain(".gitmodules");
  // `-diff` hides no line from the search for secrets.
  expect(told).toContainEqual(expect.stringContaining("src/key.js:1 Looks like a secret"));
  expect(checked.kind).toBe("checked");
  await expectNothingRan();
});

test("threat 19: a git that comes first on the job's PATH is not the one that checks and pushes", async () => {
  const path = join(served.root, "planted-bin");
  for (const name of ["git", "git-remote-http", "git-upload-pack", "sh"]) {
    await put(path, { [name]: `#!/bin/sh\ntouch ${planted}\n` });
    await chmod(join(path, name), 0o755);
  }
  const { PATH = "" } = process.env;
  Object.assign(process.env, { PATH: `${path}:${PATH}`, GIT_EXEC_PATH: path });
  // The trap is a trap: whoever asks PATH walks into it.
  spawnSync("git", ["status"], { env: process.env, stdio: "ignore" });
  await rm(planted);

  const workspace = await served.workspaces("write").clone("main");
  const commit = await workspace.commitOf("HEAD");
  await workspace.push({ commit, branch: "feature/issue-500", expect: undefined });
  await expectNothingRan();
  process.env = { ...before };
  expect(await git(served.gitDir, "rev-parse", "feature/issue-500")).toBe(commit);
});

test("threat 15: what is planted in the fresh clone itself starts nothing and leads no push elsewhere", async () => {
  const workspace = await served.workspaces("write").clone("main");
  const gitDir = join(workspace.root, ".git");
  await plantHooks(join(gitDir, "hooks"));
  await put(gitDir, {
    config: `[core]\n\trepositoryformatversion = 0\n${CONFIG(script)}`,
    "info/attributes": "* filter=evil\n",
    "objects/info/alternates": "/nowhere/objects\n",
  });
  const commit = await workspace.commitOf("HEAD");
  await workspace.push({ commit, branch: "feature/issue-500", expect: undefined });
  expect(await git(served.gitDir, "rev-parse", "feature/issue-500")).toBe(commit);
  await expectNothingRan();
});

test.each([
  ["an option", ["refs/heads/--upload-pack=x"]],
  ["a tag", ["refs/tags/v1"]],
  ["no branch at all", ["refs/miyabi/x"]],
  ["two branches", ["refs/heads/one", "refs/heads/two"]],
  ["a command", ["refs/heads/$(touch${IFS}x)"]],
])("threat 16: a bundle that names %s is refused", async (_, refs) => {
  await put(served.seed, { "b.js": "b\n" });
  await git(served.seed, "add", "-A");
  await git(served.seed, "commit", "-q", "-m", "feat: b");
  for (const ref of refs) await git(served.seed, "update-ref", ref, "HEAD");
  const file = join(served.root, "x.bundle");
  await git(served.seed, "bundle", "create", "-q", file, ...refs, `^${served.baseSha}`);
  const workspace = await served.workspaces().clone("main");
  await expect(workspace.unbundle(file)).rejects.toThrow(/names one branch|not a branch name/);
});

test.each(["--upload-pack=touch x", "-c", "main:main", "refs/../main", "$(id)", "a b"])(
  "threat 16: a default branch that GitHub calls %j is not cloned, and nothing is pushed to it",
  async (branch) => {
    await expect(served.workspaces().clone(branch)).rejects.toThrow("not a branch name");
    const workspace = await served.workspaces("write").clone("main");
    const commit = await workspace.commitOf("HEAD");
    await expect(workspace.push({ commit, branch, expect: undefined })).rejects.toThrow(
      "not a branch name",
    );
  },
);

test("threat 16: a revision that looks like an option is none", async () => {
  const workspace = await served.workspaces().clone("main");
  for (const revision of ["--output=x", "--all", "-p", "HEAD --output=x"])
    await expect(workspace.commitOf(revision)).rejects.toThrow("has no commit");
});
