import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rustupHome } from "../../../src/adapters/process/rustup-home.ts";
import type { Commands } from "../../../src/ports/commands.ts";

export type Subject = {
  /** Commands for a job whose temp is `tempDir`. */
  make: (tempDir: string) => Promise<Commands>;
  /** What programs find in their environment beside what every kind gives them. */
  environment: readonly string[];
  /** `test`, or `test.skip` where the machine has no such thing. */
  test: typeof test;
  /** Where the job lies; the machine's temp folder by default. */
  dir?: string;
};

/** What every kind of Commands must do; run over each of them. */
export function commandsSuite({ make, environment, test, dir = tmpdir() }: Subject): void {
  let root: string;
  let commands: Commands;
  beforeEach(async () => {
    root = await mkdtemp(join(dir, "miyabi-process-"));
    commands = await make(join(root, "job"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const bash = (script: string, options: { timeoutSeconds?: number; maxBytes?: number } = {}) =>
    commands.run(["bash", "-c", script], { cwd: root, ...options });

  test("gives exit code and both streams", async () => {
    expect(await bash("echo out; echo err >&2; exit 3")).toMatchObject({
      code: 3,
      stdout: "out\n",
      stderr: "err\n",
      timedOut: false,
    });
  });

  test("threat 7: the environment holds nothing of ours", async () => {
    process.env["MIYABI_CANARY"] = "canary";
    try {
      const { stdout } = await commands.run(["env"], { cwd: root, env: { EXTRA: "1" } });
      const names = stdout
        .trim()
        .split("\n")
        .map((line) => line.split("=")[0]);
      const rustup = rustupHome(process.env["PATH"] ?? "")
        ? ["RUSTUP_AUTO_INSTALL", "RUSTUP_HOME"]
        : [];
      const usual = ["CI", "EXTRA", "HOME", "LANG", "PATH", "TMPDIR", ...rustup];
      expect(names.sort()).toEqual([...usual, ...environment].sort());
    } finally {
      delete process.env["MIYABI_CANARY"];
    }
  });

  test("programs of a folder that is named come before those of PATH, also for what a program starts", async () => {
    const own = join(root, "own");
    await mkdir(own);
    await writeFile(join(own, "uname"), "#!/bin/sh\necho mine\n", { mode: 0o755 });
    const { stdout } = await commands.run(["sh", "-c", "uname"], { cwd: root, programs: [own] });
    expect(stdout).toBe("mine\n");
    expect((await commands.run(["uname"], { cwd: root, programs: [own] })).stdout).toBe("mine\n");
    expect((await bash("uname")).stdout).not.toBe("mine\n");
  });

  test("HOME is empty, and HOME and TMPDIR can be written to", async () => {
    const { stdout } = await bash('ls -A "$HOME"; touch "$HOME/a" "$TMPDIR/b" && echo written');
    expect(stdout).toBe("written\n");
  });

  test("each folder has a HOME and a temp folder of its own, kept from command to command", async () => {
    const other = await mkdtemp(join(dir, "miyabi-other-"));
    const look = 'cat "$HOME/mine" "$TMPDIR/mine"; ls -A "$HOME" "$TMPDIR" | grep -c mine';
    try {
      await bash('echo home > "$HOME/mine"; echo temp > "$TMPDIR/mine"');
      const elsewhere = await commands.run(["bash", "-c", look], { cwd: other });
      expect(elsewhere.stdout).toBe("0\n");
      expect((await bash(look)).stdout).toBe("home\ntemp\n2\n");
    } finally {
      await rm(other, { recursive: true });
    }
  });

  test("a further folder that is named can be written to", async () => {
    const folder = await mkdtemp(join(tmpdir(), "miyabi-reports-"));
    try {
      const command = ["bash", "-c", 'echo report > "$0/report"', folder];
      await commands.run(command, { cwd: root, writable: [folder] });
      expect(await readFile(join(folder, "report"), "utf8")).toBe("report\n");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("threat 1: arguments reach the program as they are: no shell", async () => {
    const strange = ['"; touch p #', "$(id)", "`id`", "a b", "", "--", "\n"];
    const { stdout } = await commands.run(["printf", "%s|", ...strange], { cwd: root });
    expect(stdout).toBe(`${strange.join("|")}|`);
  });

  test("a program that is not there is 127, as in a shell", async () => {
    expect(await commands.run(["no-such-program"], { cwd: root })).toMatchObject({ code: 127 });
  });

  test("a signal ends the program and what it started before its time", async () => {
    const stop = new AbortController();
    const run = commands.run(["bash", "-c", "sleep 60 & echo here; sleep 60"], {
      cwd: root,
      signal: stop.signal,
      onLine: () => stop.abort(),
    });
    expect(await run).toMatchObject({ code: null, stdout: "here\n", timedOut: false });
    const late = commands.run(["sleep", "60"], { cwd: root, signal: stop.signal });
    expect(await late).toMatchObject({ code: null, timedOut: false });
  });

  test("each line of stdout is told as it comes, whole", async () => {
    const lines: string[] = [];
    await commands.run(["bash", "-c", "printf 'a\\nb'; sleep 0.05; printf 'c\\r\\nlast'"], {
      cwd: root,
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(["a", "bc", "last"]);
  });

  test("a text is the program's stdin, which is empty without one", async () => {
    const text = "a\n".repeat(100_000);
    const { stdout } = await commands.run(["wc", "-l"], { cwd: root, input: text });
    expect(stdout.trim()).toBe("100000");
    expect(await commands.run(["cat"], { cwd: root })).toMatchObject({ code: 0, stdout: "" });
    expect(await commands.run(["true"], { cwd: root, input: text })).toMatchObject({ code: 0 });
  });

  test("the time limit ends the whole group, children included", async () => {
    const result = await bash("sh -c 'sleep 1; touch late' & sleep 60", { timeoutSeconds: 0.2 });
    expect(result).toMatchObject({ code: null, timedOut: true });
    expect(result.seconds).toBeLessThan(5);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await expect(readFile(join(root, "late"))).rejects.toThrow();
  });

  test("what a program leaves in the background ends with it", async () => {
    await bash("(sleep 0.5; touch late) >/dev/null 2>&1 & exit 0");
    await new Promise((resolve) => setTimeout(resolve, 800));
    await expect(readFile(join(root, "late"))).rejects.toThrow();
  });

  test("a descendant that holds our pipe does not hold us", async () => {
    const before = performance.now();
    await bash("setsid sleep 20 & exit 0");
    expect(performance.now() - before).toBeLessThan(8_000);
  });

  test("threat 38: of long output the end is kept", async () => {
    const { stdout } = await bash("seq 1 100000", { maxBytes: 100 });
    expect(stdout.length).toBe(100);
    expect(stdout.endsWith("99999\n100000\n")).toBe(true);
  });
}
