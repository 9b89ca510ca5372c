import { execFile, execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { relevanceSet } from "../../core/knowledge/relevance/relevance-set.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-cli-knowledge-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const git = (cwd: string, ...args: string[]): void => {
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
    cwd,
    stdio: "ignore",
  });
};

const miyabi = (...args: string[]) => {
  const main = ["node_modules/tsx/dist/cli.mjs", "src/cli/main.ts"].map((path) => resolve(path));
  const env = { PATH: process.env["PATH"], HOME: dir };
  return new Promise<{ code: number; stdout: string; stderr: string }>((ended) =>
    execFile(
      process.execPath,
      [...main, "knowledge", ...args],
      { cwd: dir, env },
      (error, stdout, stderr) => {
        ended({ code: Number(error?.code ?? 0), stdout, stderr });
      },
    ),
  );
};

const Results = z.array(z.object({ id: z.string(), title: z.string(), outcome: z.string() }));

test("a clone is searched without any server, in words, within filters, as text and as JSON", async () => {
  const remote = join(dir, "remote");
  const { log } = relevanceSet();
  git(dir, "init", "--quiet", "-b", "main", remote);
  git(remote, "commit", "--quiet", "--allow-empty", "-m", "first");
  git(remote, "checkout", "--quiet", "--orphan", "miyabi/logs");
  for (const { path, text } of log) {
    await mkdir(dirname(join(remote, path)), { recursive: true });
    await writeFile(join(remote, path), text);
  }
  git(remote, "add", "--all", "--force");
  git(remote, "commit", "--quiet", "-m", "log");
  git(remote, "checkout", "--quiet", "main");
  git(dir, "clone", "--quiet", remote, "clone");

  const found = await miyabi(
    "search",
    "prevent password guessing",
    "--from",
    "clone",
    "--limit",
    "2",
  );
  expect(found).toMatchObject({ code: 0, stderr: "" }); // no progress where nobody watches
  expect(found.stdout).toMatch(
    /^2025-\d\d-\d\d {2}task-\d+-1 {2}task {2}success {2}feature {2}\d+m 00s\n {2}Lock an account after ten wrong passwords\n/,
  );
  const failed = await miyabi(
    "search",
    "chart",
    "--from",
    "clone",
    "--outcome",
    "failed",
    "--json",
  );
  expect(Results.parse(JSON.parse(failed.stdout))[0]).toMatchObject({
    title: "Draw the chart without a canvas library",
    outcome: "failed",
  });
  expect(await readdir(join(dir, ".cache/miyabi/knowledge"))).toHaveLength(1);
  const again = await miyabi("index", "clone");
  expect(again.stdout).toMatch(
    /^1000 entries of \d+ days from refs\/remotes\/origin\/miyabi\/logs at [0-9a-f]{12}: nothing new\. 0\.\d MB in /,
  );
}, 60_000);

test("a folder of log files is searched, counted and exported; a mistake says what to do", async () => {
  const folder = join(dir, "logs");
  await mkdir(folder);
  const entry = [
    ...["## 2026-01-05 10:00:00 - Task Execution", "", "**Agent**: CodeGenAgent"],
    ...[
      "**Task**: task-5-1 (=HYPERLINK\\(1\\) \u001B[31mred, \u0007bell)",
      "**Status**: Failed",
      "",
    ],
    ...["### Actions", '- Summary: says "no"', "- Changed: src/a.ts"],
  ].join("\n");
  await writeFile(join(folder, "2026-01-05.md"), entry);
  await writeFile(join(folder, "notes.md"), "not of the log");
  const [stats, csv, shown] = await Promise.all([
    miyabi("stats", "--from", "logs", "--json"),
    miyabi("export", "--from", "logs", "--format", "csv", "--out", "out.csv"),
    miyabi("search", "", "--from", "logs"),
  ]);
  expect(JSON.parse(stats.stdout)).toMatchObject({ documents: 1, byOutcome: { failed: 1 } });
  expect(csv).toEqual({ code: 0, stdout: "", stderr: "" });
  expect((await readFile(join(dir, "out.csv"), "utf8")).split("\r\n")[1]).toContain(`"'=HYPERLINK`);
  expect(shown.stdout).toContain("red, bell");
  expect(shown.stdout).not.toMatch(/[\u0007\u001B]/); // threat 21
  const [nowhere, wrong] = await Promise.all([
    miyabi("search", "x", "--from", "nowhere"),
    miyabi("search", "x", "--since", "yesterday"),
  ]);
  expect(nowhere.code).toBe(3);
  expect(nowhere.stderr).toMatch(/Name a folder of a clone/);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/30d/);
}, 60_000);
