import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Repository } from "../../ports/repository.ts";
import { findGit } from "./find-git.ts";
import { remoteOf, type GitOptions } from "./git-workspaces.ts";
import { branchRef, isSha } from "./ref-names.ts";
import { remoteError } from "./remote-error.ts";
import { gitAt } from "./run-git.ts";
import { withRetries } from "./with-retries.ts";

/** Where branches are, as git's own server says it: of the thousand REST requests an hour it takes none. */
export const gitHeads = (options: GitOptions): Pick<Repository, "headOf"> => ({
  async headOf(branch) {
    const { url, network } = remoteOf(options);
    await mkdir(options.dir, { recursive: true });
    const home = await mkdtemp(join(options.dir, "heads-"));
    try {
      const git = gitAt(await findGit(), home);
      const ref = await branchRef(git, home, branch);
      const { stdout } = await withRetries(options.clock, async () => {
        try {
          return await git({
            cwd: home,
            args: ["ls-remote", "--quiet", "--", url, ref],
            ...network,
          });
        } catch (error) {
          throw remoteError(error, `look at ${branch}`);
        }
      });
      // The name is a pattern for git, which finds `x/refs/heads/name` by it too.
      const lines = stdout.toString("utf8").split("\n");
      const [sha = ""] = lines.find((line) => line.endsWith(`\t${ref}`))?.split("\t") ?? [];
      return isSha(sha) ? sha : undefined;
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
});
