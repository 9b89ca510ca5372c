import { readFile, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../ports/clock.ts";

/** Locks that any worktree's command takes; git holds each for moments. */
const SHARED = ["packed-refs.lock", "config.lock", "shallow.lock", "HEAD.lock", "index.lock"];
/** An older one belongs to a process that is gone. */
const MAX_AGE_MS = 60_000;

/** The clone's own notes of worktrees at that path or on that branch; git refuses a second one. */
async function notesOf(gitDir: string, path: string, branch: string): Promise<string[]> {
  const all = join(gitDir, "worktrees");
  const names = await readdir(all).catch(() => []);
  const isMeant = async (name: string): Promise<boolean> => {
    const read = (file: string) => readFile(join(all, name, file), "utf8").catch(() => "");
    return (
      (await read("gitdir")).trim() === join(path, ".git") ||
      (await read("HEAD")).trim() === `ref: refs/heads/${branch}`
    );
  };
  const meant = await Promise.all(names.map(isMeant));
  return names.filter((_, at) => meant[at]).map((name) => join(all, name));
}

/** What a crashed process may have left where a worktree is to stand (fault 37). */
export async function sweepStale(
  gitDir: string,
  { path, branch, clock }: { path: string; branch: string; clock: Clock },
): Promise<void> {
  for (const place of [path, ...(await notesOf(gitDir, path, branch))])
    await rm(place, { recursive: true, force: true });
  // The branch is one task's alone, so nobody living holds this lock.
  await rm(join(gitDir, "refs", "heads", `${branch}.lock`), { force: true });
  for (const name of SHARED) {
    const lock = join(gitDir, name);
    const made = await stat(lock).catch(() => undefined);
    if (made && clock.now().getTime() - made.mtimeMs > MAX_AGE_MS) await rm(lock, { force: true });
  }
}
