import type { Repository } from "../../ports/repository.ts";
import type { GithubClient } from "./client.ts";
import { type JobMemory, NO_MEMORY } from "../files/job-memory.ts";
import { readConfig } from "./config-file.ts";
import { isRefusal } from "./errors.ts";
import type { Place } from "./place.ts";
import { listPushers } from "./pushers.ts";
import { createRelease, listVersions } from "./releases.ts";

export type GithubRepositoryOptions = Place & {
  client: GithubClient;
  /** As the event says; else it is asked for. */
  defaultBranch?: string | undefined;
  /** Spares requests to the steps of a job that follow. Default: none. */
  memory?: JobMemory;
};

/**
 * GitHub's view of the repository beside issues and pull requests: all but where branches are, which git itself
 * knows (adapters/git/git-heads.ts).
 */
export function githubRepository(
  options: GithubRepositoryOptions,
): Omit<Repository, "headOf" | "issueBranches"> {
  const { client, owner, repo, memory = NO_MEMORY } = options;
  const { rest } = client;
  const place: Place = { owner, repo };
  let defaultBranch =
    options.defaultBranch === undefined ? undefined : Promise.resolve(options.defaultBranch);

  const branch = (): Promise<string> =>
    (defaultBranch ??= rest.repos.get(place).then(({ data }) => data.default_branch));

  return {
    defaultBranch: branch,

    async files() {
      try {
        const tree = { ...place, tree_sha: await branch(), recursive: "true" };
        const { data } = await rest.git.getTree(tree);
        return data.tree.filter(({ type }) => type === "blob").map(({ path }) => path);
      } catch (error) {
        if (isRefusal(error, 404, 409)) return []; // 409: the repository is empty
        throw error;
      }
    },

    config: () => readConfig(client, place, memory),

    pushersOf: (branch) => listPushers(client, place, branch),

    async deleteBranch(branch) {
      try {
        await rest.git.deleteRef({ ...place, ref: `heads/${branch}` });
      } catch (error) {
        if (!isRefusal(error, 404, 422)) throw error; // gone already, by us or by a setting
      }
    },

    versions: () => listVersions(client, place),
    release: (release) => createRelease(client, place, release),
  };
}
