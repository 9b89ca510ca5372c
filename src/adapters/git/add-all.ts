import type { GitRepository } from "./repository.ts";
import { GitError } from "./run-git.ts";

type At = { place: Readonly<Record<string, string>>; cwd: string };

/** Repositories that are passed over; a work tree with more of them is no accident. */
const MOST_REPOSITORIES = 50;
/** git names the first that it meets, relative to the work tree, and stops. */
const NO_COMMIT = /^error: '(.+?)\/?' does not have a commit checked out$/m;

/**
 * Puts all of a work tree into an index. Git cannot take in a repository that lies in it and has no
 * commit yet, nor the files in there: such ones are left out and named.
 */
export async function addAll(repository: GitRepository, at: At): Promise<string[]> {
  const leftOut: string[] = [];
  for (;;) {
    const but = leftOut.map((path) => `:(exclude,top,literal)${path}`);
    try {
      await repository.run(["add", "--all", "--", ".", ...but], at);
      return leftOut;
    } catch (error) {
      const found = error instanceof GitError ? NO_COMMIT.exec(error.stderr)?.[1] : undefined;
      if (found === undefined || leftOut.includes(found) || leftOut.length >= MOST_REPOSITORIES)
        throw error;
      leftOut.push(found);
    }
  }
}
