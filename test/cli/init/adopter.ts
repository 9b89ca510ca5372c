import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { initRepository, type InitOptions } from "../../../src/cli/init/init-repository.ts";
import { accessRepository } from "../../../src/cli/repository-access.ts";

/** A commit of Miyabi's. */
export const SHA = "0123456789".repeat(4);

type Ended = { code: number; stdout: string; stderr: string };

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
    /** `miyabi init` without the start of a process; what it tells. */
    init: async (change: Partial<InitOptions> = {}): Promise<string> => {
      let told = "";
      await initRepository({
        path: dir,
        asked: { repository: "acme/miyabi", ref: SHA },
        repo: undefined,
        sweep: true,
        form: true,
        labels: false,
        dryRun: false,
        force: false,
        ask: undefined,
        serverUrl: "https://github.com",
        access: (repository) => accessRepository(repository, env),
        tell: (text) => void (told += text),
        ...change,
      });
      return told;
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
