import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** A folder's content at a place in the new repository. */
export type Layer = { from: string; to: string };

/**
 * A new bare repository whose default branch `main` has one commit with all layers, later ones over
 * earlier ones. Host configuration of git plays no part.
 */
export async function seedRepository({
  gitDir,
  layers,
  at,
}: {
  gitDir: string;
  layers: readonly Layer[];
  at: Date;
}): Promise<void> {
  const tree = await mkdtemp(`${gitDir}.seed-`);
  const date = at.toISOString();
  const env = {
    PATH: process.env["PATH"] ?? "",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_NAME: "Seed",
    GIT_AUTHOR_EMAIL: "seed@example.invalid",
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: "Seed",
    GIT_COMMITTER_EMAIL: "seed@example.invalid",
    GIT_COMMITTER_DATE: date,
  };
  const git = (...args: string[]) => execute("git", args, { cwd: tree, env });
  try {
    for (const { from, to } of layers) {
      await mkdir(join(tree, to, ".."), { recursive: true });
      await cp(from, join(tree, to), { recursive: true });
    }
    await git("init", "--quiet", "--initial-branch=main");
    await git("add", "--all", "--force");
    await git("commit", "--quiet", "--message", "chore: initial commit");
    await git("clone", "--quiet", "--bare", tree, gitDir);
    await git("-C", gitDir, "remote", "remove", "origin");
    await git("-C", gitDir, "config", "http.receivepack", "true");
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}
