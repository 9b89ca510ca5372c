import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const manifest = (version: string) => ({ name: "miyabi", version, license: "MIT" });

/** A repository like ours with a history of the test's own. */
export function cloneWithHistory() {
  const dir = mkdtempSync(join(tmpdir(), "miyabi-release-"));
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", dir, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"],
        HOME: dir,
        GIT_AUTHOR_NAME: "Ada",
        GIT_AUTHOR_EMAIL: "ada@example.com",
        GIT_COMMITTER_NAME: "Ada",
        GIT_COMMITTER_EMAIL: "ada@example.com",
        GIT_AUTHOR_DATE: "2026-03-01T09:00:00Z",
        GIT_COMMITTER_DATE: "2026-03-01T09:00:00Z",
      },
    }).trim();
  const put = (path: string, text: string): void => writeFileSync(join(dir, path), text);
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  git("init", "-q", "-b", "main");
  put("package.json", json(manifest("0.1.0")));
  const lock = {
    ...manifest("0.1.0"),
    packages: { "": manifest("0.1.0"), "node_modules/zod": { version: "4.6.7" } },
  };
  put("package-lock.json", json(lock));
  git("add", "-A");
  git("commit", "-qm", "chore: begin");
  return {
    dir,
    git,
    put,
    read: (path: string): string => readFileSync(join(dir, path), "utf8"),
    /** An empty commit. @returns its id */
    commit: (message: string): string => {
      git("commit", "-q", "--allow-empty", "-m", message);
      return git("rev-parse", "HEAD");
    },
    /** Commits what is in the folder. @returns its id */
    commitAll: (message: string): string => {
      git("add", "-A");
      git("commit", "-qm", message);
      return git("rev-parse", "HEAD");
    },
    remove: (): void => rmSync(dir, { recursive: true, force: true }),
  };
}
