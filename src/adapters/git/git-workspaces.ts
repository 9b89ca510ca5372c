import { appendFile, mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { CONTEXT_FILES } from "../../core/task/execution-context.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Workspace, Workspaces } from "../../ports/workspace.ts";
import { findGit } from "./find-git.ts";
import { authorization, type EnvironmentOptions } from "./git-environment.ts";
import { gitWorkspace } from "./git-workspace.ts";
import { branchRef, commitOf, isSha } from "./ref-names.ts";
import { remoteError } from "./remote-error.ts";
import { GitRepository } from "./repository.ts";
import { GitError, gitAt, type Git } from "./run-git.ts";
import { sealConfig } from "./sealed-config.ts";
import { withRetries } from "./with-retries.ts";

export type GitOptions = {
  /** e.g. `https://github.com`. */
  serverUrl: string;
  /** `owner/name`. */
  repository: string;
  /** Token of the job; only commands that talk to the server get it. */
  token: string;
  /** Folder of the job's temp, in which clones are made. */
  dir: string;
  clock: Clock;
};

/** Never part of a commit, whether the repository ignores them or not. */
const EXCLUDED = [
  ...CONTEXT_FILES.map((name) => `/${name}`),
  "/.worktrees/",
  "node_modules/",
  "__pycache__/",
];

const BASE = "refs/miyabi/base";

type Source = Pick<GitOptions, "dir" | "clock"> & {
  url: string;
  network: Omit<EnvironmentOptions, "home">;
};

/** Where git talks to, and with what. */
export const remoteOf = ({
  serverUrl,
  repository,
  token,
}: Pick<GitOptions, "serverUrl" | "repository" | "token">): Pick<Source, "url" | "network"> => ({
  url: `${serverUrl.replace(/\/+$/, "")}/${repository}.git`,
  network: { protocols: ["https", "http"], settings: [authorization(serverUrl, token)] },
});

/** Clones over HTTP with the real git, and pushes back (design: WorktreeManager). */
export const gitWorkspaces = (options: GitOptions): Workspaces =>
  workspacesOf({ ...remoteOf(options), dir: options.dir, clock: options.clock });

/** Clones of a repository on this machine; it is only read. */
export const localWorkspaces = ({
  path,
  dir,
  clock,
}: Pick<GitOptions, "dir" | "clock"> & { path: string }): Workspaces =>
  workspacesOf({ url: path, network: { protocols: ["file"] }, dir, clock });

function workspacesOf({ url, network, dir, clock }: Source): Workspaces {
  const talk = (git: Git, root: string, what: string, args: readonly string[]) =>
    withRetries(clock, async () => {
      try {
        return await git({ cwd: root, args, ...network });
      } catch (error) {
        throw remoteError(error, what);
      }
    });

  const push =
    (git: Git, root: string): Workspace["push"] =>
    async ({ commit, branch, expect }) => {
      const ref = await branchRef(git, root, branch);
      const tip = await commitOf(git, join(root, ".git"), commit);
      const lease = `--force-with-lease=${ref}:${expect ?? ""}`;
      try {
        await talk(git, root, `push ${branch}`, [
          "push",
          "--quiet",
          lease,
          "--",
          url,
          `${tip}:${ref}`,
        ]);
      } catch (error) {
        if (error instanceof GitError && /stale info/.test(error.stderr))
          throw new Error(
            `${branch} is no longer at ${expect ?? "(not there)"}: someone else pushed. Nothing was overwritten.`,
            { cause: error },
          );
        throw error;
      }
    };

  return {
    async clone(revision, history = "all") {
      await mkdir(dir, { recursive: true });
      const place = await mkdtemp(join(dir, "clone-"));
      const root = join(place, "repository");
      const home = join(place, "home");
      const scratch = join(place, "scratch");
      for (const folder of [root, home, scratch]) await mkdir(folder);
      const git = gitAt(await findGit(), home);

      await git({
        cwd: root,
        args: ["init", "--quiet", "--template=", "--initial-branch=miyabi-base"],
      });
      const source = isSha(revision) ? revision : await branchRef(git, root, revision);
      const fetch = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];
      const from = ["--", url, `+${source}:${BASE}`];
      const depth = history === "tip" ? ["--depth=1"] : [];
      await talk(git, root, `fetch ${revision}`, [...fetch, ...depth, ...from]);
      await git({ cwd: root, args: ["checkout", "--quiet", "--detach", BASE, "--"] });

      const gitDir = join(root, ".git");
      await mkdir(join(gitDir, "info"), { recursive: true });
      await appendFile(join(gitDir, "info", "exclude"), `${EXCLUDED.join("\n")}\n`);
      const { restore, deepened } = await sealConfig(gitDir);
      let whole: Promise<void> | undefined = history === "all" ? Promise.resolve() : undefined;
      const fetchCommit: Workspace["fetch"] = async (commit) => {
        if (!isSha(commit)) throw new Error(`not the id of a commit: ${JSON.stringify(commit)}`);
        await restore();
        const refspec = `+${commit}:refs/miyabi/${commit}`;
        await talk(git, root, `fetch ${commit}`, [...fetch, "--", url, refspec]);
      };
      const fetchAll = async (): Promise<void> => {
        await restore();
        await talk(git, root, `fetch ${revision}`, [...fetch, "--unshallow", ...from]);
        deepened();
      };
      const options = { git, gitDir, scratch, clock, restore };
      return gitWorkspace({
        git,
        root,
        repository: new GitRepository(options),
        push: async (what) => {
          await restore();
          await push(git, root)(what);
        },
        fetch: fetchCommit,
        deepen: () => (whole ??= fetchAll()),
        clock,
      });
    },
  };
}
