import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export type Ended = { code: number; stdout: string; stderr: string };

/** Somebody's clone of octo/shop, and the command in it as a process of its own. */
export function adopter(env: Record<string, string> = {}) {
  const dir = mkdtempSync(join(tmpdir(), "miyabi-adopt-"));
  execFileSync("git", ["init", "-q", "-b", "main", dir]);
  execFileSync("git", ["-C", dir, "remote", "add", "origin", "git@github.com:octo/shop.git"]);
  const main = ["node_modules/tsx/dist/cli.mjs", "src/cli/main.ts"].map((path) => resolve(path));
  return {
    dir,
    read: (path: string): string => readFileSync(join(dir, path), "utf8"),
    put: (path: string, text: string): void => writeFileSync(join(dir, path), text),
    miyabi: (...args: string[]): Promise<Ended> =>
      new Promise((ended) =>
        execFile(
          process.execPath,
          [...main, ...args],
          { cwd: dir, env: { PATH: process.env["PATH"], HOME: dir, ...env } },
          (error, stdout, stderr) => ended({ code: Number(error?.code ?? 0), stdout, stderr }),
        ),
      ),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
