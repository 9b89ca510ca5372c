import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runGit, type Git } from "./git.ts";

/**
 * Unpacks a pushed pack beside the repository, lets `look` read it, and throws it away: rules that
 * depend on content are decided before the repository holds any of it.
 */
export const withQuarantine = async <T>(
  git: Git,
  pack: Buffer,
  look: (env: Record<string, string>) => Promise<T>,
): Promise<T> => {
  if (pack.length === 0) return look({});
  const directory = await mkdtemp(join(tmpdir(), "miyabi-push-"));
  try {
    await mkdir(join(directory, "pack"));
    const env = {
      GIT_OBJECT_DIRECTORY: directory,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(git.gitDir, "objects"),
    };
    await runGit(git, ["index-pack", "--stdin", "--fix-thin"], { env, stdin: pack });
    return await look(env);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
