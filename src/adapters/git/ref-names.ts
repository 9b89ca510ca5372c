import { lineOf, type Git } from "./run-git.ts";

export const isSha = (text: string): boolean => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);

/**
 * The full name of a branch, checked by git's own rules and stricter: no leading dash, no characters
 * that mean something to a shell or to git (threat 16).
 */
export async function branchRef(git: Git, cwd: string, branch: string): Promise<string> {
  const ref = `refs/heads/${branch}`;
  const { code } = await git({ cwd, args: ["check-ref-format", ref], accept: [0, 1] });
  if (code !== 0 || !/^[A-Za-z0-9][\w./+-]*$/.test(branch))
    throw new Error(`not a branch name that Miyabi uses: ${JSON.stringify(branch)}`);
  return ref;
}

/** The commit that a revision names. @throws Error where there is none */
export async function commitOf(git: Git, gitDir: string, revision: string): Promise<string> {
  const call = {
    cwd: gitDir,
    args: ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`],
    accept: [0, 1, 128],
    place: { GIT_DIR: gitDir },
  };
  const found = lineOf(await git(call));
  if (!isSha(found)) throw new Error(`the clone has no commit ${JSON.stringify(revision)}`);
  return found;
}
