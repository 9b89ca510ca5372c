import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Repository } from "../../ports/repository.ts";
import { issueOfBranch } from "../../core/names.ts";
import { findGit } from "./find-git.ts";
import { remoteOf, type GitOptions } from "./git-workspaces.ts";
import { branchRef, isSha } from "./ref-names.ts";
import { remoteError } from "./remote-error.ts";
import { gitAt, type Git } from "./run-git.ts";
import { withRetries } from "./with-retries.ts";

const HEADS = "refs/heads/";

/** What `git ls-remote` says of a ref or a pattern. */
async function listed(
  options: GitOptions,
  ask: { what: string; refOf: (git: Git, home: string) => Promise<string> },
): Promise<{ sha: string; ref: string }[]> {
  const { url, network } = remoteOf(options);
  await mkdir(options.dir, { recursive: true });
  const home = await mkdtemp(join(options.dir, "heads-"));
  try {
    const git = gitAt(await findGit(), home);
    const ref = await ask.refOf(git, home);
    const args = ["ls-remote", "--quiet", "--", url, ref];
    const { stdout } = await withRetries(options.clock, async () => {
      try {
        return await git({ cwd: home, args, ...network });
      } catch (error) {
        throw remoteError(error, `look at ${ask.what}`);
      }
    });
    return stdout
      .toString("utf8")
      .split("\n")
      .map((line) => line.split("\t"))
      .map(([sha = "", name = ""]) => ({ sha, ref: name }))
      .filter(({ sha }) => isSha(sha));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Where branches are, as git's own server says it: of the thousand REST requests an hour it takes none. */
export const gitHeads = (options: GitOptions): Pick<Repository, "headOf" | "issueBranches"> => ({
  async headOf(branch) {
    const refOf = (git: Git, home: string): Promise<string> => branchRef(git, home, branch);
    const found = await listed(options, { what: branch, refOf });
    // The name is a pattern for git, which finds `x/refs/heads/name` by it too.
    return found.find(({ ref }) => ref === `${HEADS}${branch}`)?.sha;
  },
  async issueBranches() {
    const refOf = (): Promise<string> => Promise.resolve(`${HEADS}feature/issue-*`);
    const found = await listed(options, { what: "the issues' branches", refOf });
    return found.flatMap(({ ref }) =>
      ref.startsWith(HEADS) ? (issueOfBranch(ref.slice(HEADS.length)) ?? []) : [],
    );
  },
});
