import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clonedLog } from "../../../src/adapters/git/cloned-log.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "miyabi-cloned-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const git = (cwd: string, ...args: string[]): string =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();

/** A repository with files on its log branch. */
async function logged(files: Record<string, string>): Promise<string> {
  const remote = join(folder, "remote");
  git(folder, "init", "--quiet", "-b", "main", remote);
  git(remote, "commit", "--quiet", "--allow-empty", "-m", "first");
  git(remote, "checkout", "--quiet", "--orphan", "miyabi/logs");
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(remote, path)), { recursive: true });
    await writeFile(join(remote, path), text);
  }
  git(remote, "add", "--all", "--force");
  git(remote, "commit", "--quiet", "-m", "log");
  git(remote, "checkout", "--quiet", "main");
  return remote;
}

test("the files of a folder of the log come in the order of their paths, whatever is in them", async () => {
  const remote = await logged({
    ".ai/logs/2025-10-24.md": "a\n\nblob 3\nü",
    ".ai/logs/2025-10-23.md": "",
    ".ai/sessions/5.json": "{}\n",
  });
  const clone = join(folder, "clone");
  git(folder, "clone", "--quiet", remote, clone);
  const log = await clonedLog(clone, folder);
  expect(log.ref).toBe("refs/remotes/origin/miyabi/logs");
  expect(log.commit).toBe(git(remote, "rev-parse", "miyabi/logs"));
  expect(await log.files(".ai/logs")).toEqual([
    { path: ".ai/logs/2025-10-23.md", text: "" },
    { path: ".ai/logs/2025-10-24.md", text: "a\n\nblob 3\nü" },
  ]);
  expect(await log.files(".ai/sessions")).toEqual([{ path: ".ai/sessions/5.json", text: "{}\n" }]);
  expect(await log.files(".ai/none")).toEqual([]);
  expect((await clonedLog(remote, folder)).ref).toBe("refs/heads/miyabi/logs");
});

test("a clone without the branch, and a folder that is no clone, are told what to do", async () => {
  await expect(clonedLog(folder, folder)).rejects.toThrow(/Name a folder of a clone/);
  git(folder, "init", "--quiet", ".");
  await expect(clonedLog(folder, folder)).rejects.toThrow(
    /git fetch origin miyabi\/logs:refs\/remotes\/origin\/miyabi\/logs/,
  );
});
