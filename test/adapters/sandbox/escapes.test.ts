import { execFileSync, spawn } from "node:child_process";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Commands } from "../../../src/ports/commands.ts";
import { sandbox, sandboxTest as test } from "./sandboxed.ts";

let root: string;
let tree: string;
let outside: string;
let commands: Commands;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "miyabi-escape-")));
  [tree, outside] = [join(root, "tree"), join(root, "outside")];
  for (const folder of [tree, outside]) await mkdir(folder);
  await writeFile(join(outside, "secret"), "canary\n");
  commands = await sandbox(join(root, "job"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const bash = (script: string, options: { timeoutSeconds?: number } = {}) =>
  commands.run(["bash", "-c", script], { cwd: tree, ...options });

const git = (cwd: string, ...args: string[]): string =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });

test("what a program writes in its tree is there; outside nothing is", async () => {
  const { stdout } = await bash(
    `echo a > a; for place in ${outside} ${root}/job / /etc /usr /run /home; do touch $place/b 2>/dev/null && echo $place; done`,
  );
  expect(stdout).toBe("");
  expect(await readFile(join(tree, "a"), "utf8")).toBe("a\n");
  expect(await readdir(outside)).toEqual(["secret"]);
});

test("a folder may be shown to be read, with one inside of it to be written", async () => {
  const inner = join(outside, "inner");
  await mkdir(inner);
  const options = { cwd: tree, readable: [outside], writable: [inner] };
  const script = `cat ${outside}/secret; touch ${inner}/b; touch ${outside}/c 2>/dev/null || echo shut`;
  const { stdout } = await commands.run(["bash", "-c", script], options);
  expect(stdout).toBe("canary\nshut\n");
  expect(await readdir(inner)).toEqual(["b"]);
});

test("threat 7: no file of the machine beside the system's is seen, nor its keys and passwords", async () => {
  const secrets = [join(outside, "secret"), "/etc/shadow", "/etc/ssl/private", "/var/run"];
  const { stdout } = await bash(
    `for path in ${secrets.join(" ")}; do [ -e $path ] && echo $path; done; ls -A ${root}`,
  );
  expect(stdout).toBe("tree\n");
});

test("a further folder that is named is read and not written, by that program only", async () => {
  const script = `cat ${outside}/secret; touch ${outside}/b; true`;
  const command = ["bash", "-c", script];
  const { stdout } = await commands.run(command, { cwd: tree, readable: [outside] });
  expect(stdout).toBe(await readFile(join(outside, "secret"), "utf8"));
  expect((await commands.run(command, { cwd: tree })).stdout).toBe("");
  expect(await readdir(outside)).toEqual(["secret"]);
});

test("a link out of the tree leads nowhere", async () => {
  await symlink(outside, join(tree, "out"));
  await symlink(join(outside, "secret"), join(tree, ".git"));
  const { stdout } = await bash(
    `cat out/secret .git; echo b > out/b; ln -s ${outside} own; echo c > own/c; true`,
  );
  expect(stdout).toBe("");
  expect(await readdir(outside)).toEqual(["secret"]);
});

test("the settings of the kernel cannot be written", async () => {
  const { stdout } = await bash(
    "for file in /proc/sys/kernel/core_pattern /proc/sysrq-trigger /proc/sys/vm/drop_caches; do (: >> $file) 2>/dev/null && echo $file; done; true",
  );
  expect(stdout).toBe("");
});

test("no further namespace, no mount, no capability", async () => {
  const { stdout } = await bash(
    "unshare -U true 2>/dev/null && echo namespace; mount -t tmpfs none /tmp 2>/dev/null && echo mount; grep CapEff /proc/self/status",
  );
  expect(stdout).toBe("CapEff:\t0000000000000000\n");
});

test("git reads the clone and can change nothing of it, not even a hook", async () => {
  const clone = join(root, "clone");
  await mkdir(clone);
  git(clone, "init", "-q");
  await writeFile(join(clone, "file"), "one\n");
  git(clone, "add", "-A");
  git(clone, "commit", "-q", "-m", "one");
  const worktree = join(clone, ".worktrees", "task");
  git(clone, "worktree", "add", "-q", worktree);
  const held = await sandbox(join(root, "held"), { readable: [join(clone, ".git")] });
  const run = (script: string) => held.run(["bash", "-c", script], { cwd: worktree });

  const before = await readFile(join(worktree, ".git"), "utf8");
  expect((await run("echo two > file; git log --format=%s; git diff --stat")).stdout).toMatch(
    /^one\n file \| 2/,
  );
  const { stdout } = await run(
    `git add -A 2>/dev/null && echo added; echo evil > .git && echo moved; rm -f .git && echo removed; (echo evil > ${clone}/.git/hooks/post-checkout) 2>/dev/null && echo hook; git config alias.x y 2>/dev/null && echo config; cat ${clone}/file 2>/dev/null; true`,
  );
  expect(stdout).toBe("");
  expect(await readFile(join(worktree, ".git"), "utf8")).toBe(before);
  expect(await readdir(join(clone, ".git", "hooks"))).not.toContain("post-checkout");
});

test("one tree's programs find nothing of another's, not in /tmp and HOME either", async () => {
  const other = join(root, "other");
  await mkdir(other);
  await commands.run(["bash", "-c", "touch a ~/b /tmp/c"], { cwd: other });
  const { stdout } = await bash(`ls -A ~; ls /tmp/c ${other} 2>/dev/null; true`);
  expect(stdout).toBe("");
});

test("a link that one command leaves is not followed when the next one is set up", async () => {
  const first = tree.split("/")[1] ?? "";
  const second = tree.split("/")[2] ?? "";
  // The tree lies below the folder that programs have as their own: they can move what leads to it.
  const swap = `mv /${first}/${second} /${first}/moved; ln -s /oldroot${outside} /${first}/${second}`;
  await bash(swap);
  const { code, stdout } = await bash("pwd; echo inside > inside");
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${tree}\n` });
  expect(await readdir(outside)).toEqual(["secret"]);
});

test("threat 7: other processes are not seen, read or ended", async () => {
  const victim = spawn("sleep", ["60"], { env: { SECRET: "canary-7c1" }, stdio: "ignore" });
  try {
    const pid = String(victim.pid);
    const { stdout } = await bash(
      `kill -9 ${pid} 2>/dev/null && echo ended; cat /proc/[0-9]*/environ | tr '\\0' '\\n' | grep canary-7c1; cat /proc/[0-9]*/cmdline | tr '\\0' ' ' | grep -o 'sleep 6[0]'; [ -e /proc/${pid} ] && echo seen; true`,
    );
    expect(stdout).toBe("");
    expect(victim.exitCode ?? victim.signalCode).toBeNull();
  } finally {
    victim.kill("SIGKILL");
  }
});

test("threat 38: the number of processes has a limit", async () => {
  expect((await bash("ulimit -Hu")).stdout).toBe("4096\n");
});

test("where memory runs out, what is in the sandbox goes first, and cannot say otherwise", async () => {
  const { stdout } = await bash(
    "(echo 0 > /proc/self/oom_score_adj) 2>/dev/null && echo lowered; cat /proc/self/oom_score_adj",
  );
  expect(stdout).toBe("1000\n");
  expect(await readFile("/proc/self/oom_score_adj", "utf8")).not.toBe("1000\n");
});

test("processes that flee into sessions of their own end with the time limit", async () => {
  const mark = `fleeing-${process.pid}-${Date.now()}`;
  await writeFile(
    join(tree, "flee.sh"),
    'echo x >> trail; sleep 0.02; setsid bash flee.sh "$1" & exit 0\n',
  );
  const result = await bash(`setsid bash flee.sh ${mark} & sleep 60`, { timeoutSeconds: 1 });
  expect(result).toMatchObject({ code: null, timedOut: true });
  const trail = async () => (await readFile(join(tree, "trail"), "utf8")).length;
  const length = await trail();
  expect(length).toBeGreaterThan(4);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await trail()).toBe(length);
});
