import type { GitRepository } from "./repository.ts";

type At = { place: Readonly<Record<string, string>>; cwd: string };

/**
 * Makes git pass over the submodules of an index: what lies in their folders, or that these are gone,
 * changes nothing, and git starts no `git status` in them, which would obey the settings found there.
 */
export async function passOverSubmodules(repository: GitRepository, at: At): Promise<void> {
  const entries = await repository.fields(["ls-files", "--stage", "-z"], at);
  const links = entries
    .filter((entry) => entry.startsWith("160000 "))
    .map((entry) => entry.slice(entry.indexOf("\t") + 1));
  if (links.length === 0) return;
  const input = links.map((path) => `${path}\0`).join("");
  await repository.run(["update-index", "--skip-worktree", "-z", "--stdin"], { ...at, input });
}
