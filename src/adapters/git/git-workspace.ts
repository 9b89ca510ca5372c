import { lstat } from "node:fs/promises";
import { isAbsolute, join, normalize } from "node:path";
import type { Clock } from "../../ports/clock.ts";
import type { Workspace } from "../../ports/workspace.ts";
import { changedEntries } from "./changed-entries.ts";
import { generatedFiles } from "./generated-files.ts";
import { GitWorktree } from "./git-worktree.ts";
import { branchRef, commitOf, isSha } from "./ref-names.ts";
import type { GitRepository } from "./repository.ts";
import { revertCommit } from "./revert.ts";
import { GitError, lineOf, type Git } from "./run-git.ts";
import { sweepStale } from "./stale.ts";
import { TEXT_DIFF } from "./text-diff.ts";

export type WorkspaceOptions = {
  git: Git;
  root: string;
  repository: GitRepository;
  push: Workspace["push"];
  fetch: Workspace["fetch"];
  /** Fetches the history that a clone of one commit lacks; does nothing where it is whole. */
  deepen: () => Promise<void>;
  clock: Clock;
};

/** The job's clone, once it is there. */
export function gitWorkspace({
  git,
  root,
  repository,
  push,
  fetch,
  deepen,
  clock,
}: WorkspaceOptions): Workspace {
  const gitDir = join(root, ".git");
  /** Full ids of commits that the clone was found to have: it is not asked again, since none goes. */
  const had = new Set<string>();
  const commit = async (revision: string): Promise<string> => {
    if (had.has(revision)) return revision;
    const found = await commitOf(git, gitDir, revision);
    had.add(found);
    return found;
  };

  const apart: Pick<Workspace, "add" | "bundle" | "unbundle"> = {
    async add({ path, branch, from }) {
      if (isAbsolute(path) || normalize(path).startsWith("..") || path.startsWith("-"))
        throw new Error(`a worktree lies inside the clone, not at ${JSON.stringify(path)}`);
      await branchRef(git, root, branch);
      const head = await commit(from);
      const absolute = join(root, path);
      await sweepStale(gitDir, { path: absolute, branch, clock });
      await repository.runIn(root, [
        "worktree",
        "add",
        "--force",
        "-B",
        branch,
        "--",
        absolute,
        head,
      ]);
      const adminDir = lineOf(
        await repository.runIn(absolute, ["rev-parse", "--absolute-git-dir"]),
      );
      return new GitWorktree({
        repository,
        path: absolute,
        branch,
        adminDir,
        commonDir: gitDir,
        head,
      });
    },
    async bundle({ file, base, tip, name }) {
      const ref = await branchRef(git, root, name);
      const target = await commit(tip);
      const present = await repository.line(["for-each-ref", "--format=%(objectname)", ref]);
      if (present !== "" && present !== target)
        throw new Error(`${ref} is ${present}, not the tip ${target} to be bundled`);
      if (present === "") await repository.run(["update-ref", ref, target]);
      try {
        await repository.run(["bundle", "create", "--quiet", file, ref, `^${await commit(base)}`]);
      } finally {
        if (present === "") await repository.run(["update-ref", "-d", ref]);
      }
    },
    async unbundle(file) {
      if (!isAbsolute(file) || !(await lstat(file)).isFile())
        throw new Error(`${file} is no bundle file`);
      const verify = (): Promise<unknown> => repository.run(["bundle", "verify", file]);
      await verify().catch(async (error: unknown) => {
        if (!(error instanceof GitError) || !/prerequisite/.test(error.stderr)) throw error;
        await deepen();
        await verify();
      });
      const heads = await repository.line(["bundle", "list-heads", file]);
      const [tip = "", ref = ""] = heads.split(" ");
      if (heads.includes("\n") || !isSha(tip) || !ref.startsWith("refs/heads/"))
        throw new Error(`a bundle names one branch, this one names: ${heads}`);
      await branchRef(git, root, ref.slice("refs/heads/".length));
      await repository.run(
        [
          "fetch",
          "--quiet",
          "--no-tags",
          "--no-write-fetch-head",
          "--",
          file,
          `+${ref}:refs/miyabi/${tip}`,
        ],
        { protocols: ["file"], settings: [["fetch.fsckObjects", "true"]] },
      );
      return tip;
    },
  };

  return {
    root,
    push,
    fetch,
    add: (worktree) => repository.alone(() => apart.add(worktree)),
    bundle: (bundle) => repository.alone(() => apart.bundle(bundle)),
    unbundle: (file) => repository.alone(() => apart.unbundle(file)),
    async fileAt(revision, path) {
      const entries = await repository.fields([
        "ls-tree",
        "-z",
        await commit(revision),
        "--",
        path,
      ]);
      const [, mode = "", sha = ""] = /^(\d+) blob ([0-9a-f]+)\t/.exec(entries[0] ?? "") ?? [];
      if (entries.length !== 1 || !mode.startsWith("100")) return undefined;
      const { stdout } = await repository.run(["cat-file", "blob", sha]);
      return stdout.toString("utf8");
    },
    commitOf: commit,
    async treeOf(revision) {
      return repository.treeOf(await commit(revision));
    },
    async isAncestor(older, newer) {
      return repository.isAncestor(await commit(older), await commit(newer));
    },
    async mergeBase(one, other) {
      const found = await repository.run(["merge-base", await commit(one), await commit(other)], {
        accept: [0, 1],
      });
      return found.code === 0 ? lineOf(found) : undefined;
    },
    async commits({ tip, without }) {
      const gone = await Promise.all(without.map(async (one) => `^${await commit(one)}`));
      const listed = await repository.line(["rev-list", await commit(tip), ...gone]);
      return listed === "" ? [] : listed.split("\n");
    },
    async entriesChanged(base, tip) {
      return changedEntries(repository, await commit(base), await commit(tip));
    },
    async diff(base, tip) {
      const range = [await commit(base), await commit(tip)];
      const { stdout } = await repository.run(["diff", ...TEXT_DIFF, ...range]);
      return stdout.toString("utf8");
    },
    async messages(base, tip) {
      const range = `${await commit(base)}..${await commit(tip)}`;
      return repository.fields(["log", "-z", "--format=%B", range]);
    },
    revert: (asked) =>
      repository.alone(async () =>
        revertCommit(repository, {
          commit: await commit(asked.commit),
          parent: await commit(`${asked.commit}^1`),
          onto: await commit(asked.onto),
          message: asked.message,
        }),
      ),
    async filesAt(revision) {
      return repository.fields(["ls-tree", "-r", "-z", "--name-only", await commit(revision)]);
    },
    async generatedAt(revision, paths) {
      return generatedFiles(repository, await commit(revision), paths);
    },
  };
}
