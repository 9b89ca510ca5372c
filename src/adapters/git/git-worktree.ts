import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Change, KeptMerge, Merge, Worktree } from "../../ports/workspace.ts";
import { mergeTrees, type MergedTrees } from "./merge-trees.ts";
import { readChange } from "./read-change.ts";
import type { GitRepository } from "./repository.ts";
import { snapshot } from "./snapshot.ts";
import { TEXT_DIFF } from "./text-diff.ts";

/** A merge with conflicts in its files: the commit that stands for it until it is completed. */
type OpenMerge = { commit: string; parents: readonly string[] };

const TREE_DIFF = ["-r", "-z", "--no-renames"];

const refused = ({ conflicts }: Pick<MergedTrees, "conflicts">): Merge => ({
  ok: false,
  files: conflicts.map(({ path }) => path),
});

export type WorktreeOptions = {
  repository: GitRepository;
  /** Absolute. */
  path: string;
  branch: string;
  /** `.git/worktrees/<id>` of the clone. */
  adminDir: string;
  commonDir: string;
  head: string;
};

/**
 * One work tree. Its head is remembered here: where generated code moved HEAD, committed or touched
 * the index, the next commit is nevertheless one commit on top of the head that we know.
 */
export class GitWorktree implements Worktree {
  readonly path: string;
  readonly branch: string;
  readonly #repository: GitRepository;
  readonly #options: WorktreeOptions;
  #head: string;
  #open: OpenMerge | undefined;

  constructor(options: WorktreeOptions) {
    this.path = options.path;
    this.branch = options.branch;
    this.#repository = options.repository;
    this.#options = options;
    this.#head = options.head;
  }

  head(): Promise<string> {
    return Promise.resolve(this.#head);
  }

  treeOf(revision: string): Promise<string> {
    return this.#repository.treeOf(revision);
  }

  async merge(commit: string, message: string): Promise<Merge> {
    const merged = await this.#merge(commit);
    if (merged === undefined) return { ok: true };
    if (!merged.isClean) return refused(merged);
    await this.#complete(merged, commit, message);
    return { ok: true };
  }

  async mergeKeeping(commit: string, message: string): Promise<KeptMerge> {
    const merged = await this.#merge(commit);
    if (merged === undefined) return { ok: true };
    await this.#complete(merged, commit, message);
    const { isClean, conflicts } = merged;
    return isClean ? { ok: true } : { ok: false, conflicts };
  }

  async changeSince(commit: string): Promise<Change> {
    const { tree, leftOut } = await this.#snapshot();
    const diff = (format: string): Promise<string[]> =>
      this.#repository.fields(["diff-tree", ...TREE_DIFF, format, commit, tree]);
    const change = readChange(await diff("--name-status"), await diff("--numstat"));
    return leftOut.length === 0 ? change : { ...change, leftOut };
  }

  async diffSince(commit: string): Promise<string> {
    const { tree } = await this.#snapshot();
    const { stdout } = await this.#repository.run(["diff", ...TEXT_DIFF, commit, tree]);
    return stdout.toString("utf8");
  }

  async commit(message: string, onto = this.#head): Promise<string | undefined> {
    // From `onto`: what a commit that is given up brought, such as a submodule, stays in nothing.
    const { tree } = await snapshot(this.#repository, this.path, onto);
    const open = this.#open?.commit === onto ? this.#open : undefined;
    if (tree === (await this.treeOf(onto))) return undefined;
    const parents = open?.parents ?? [onto];
    await this.#moveTo(await this.#repository.commitTree(tree, parents, message), []);
    return this.#head;
  }

  async keep({
    message,
    onto,
    of,
  }: {
    message: string;
    onto: string;
    of?: string | undefined;
  }): Promise<string | undefined> {
    const repository = this.#repository;
    const tree =
      of === undefined ? (await snapshot(repository, this.path, onto)).tree : await this.treeOf(of);
    return tree === (await this.treeOf(onto))
      ? undefined
      : repository.commitTree(tree, [onto], message);
  }

  async lay(kept: string): Promise<Merge> {
    const repository = this.#repository;
    // Both sides as children of what was kept on: whatever their history, that is their merge base.
    const base = await repository.line(["rev-parse", "--verify", "--end-of-options", `${kept}^1`]);
    const side = async (commit: string): Promise<string> =>
      repository.commitTree(await this.treeOf(commit), [base], "chore: Lay");
    const merged = await mergeTrees(repository, await side(this.#head), await side(kept));
    if (!merged.isClean) return refused(merged);
    await this.#read(["--reset", "-u", merged.tree]);
    // As if it had been written: the index knows nothing of it.
    await this.#read([this.#head]);
    return { ok: true };
  }

  remove(): Promise<void> {
    return this.#repository.alone(async () => {
      await rm(this.path, { recursive: true, force: true });
      // By name: what is locked is not pruned.
      await rm(this.#options.adminDir, { recursive: true, force: true });
      await this.#repository.run(["update-ref", "-d", `refs/heads/${this.branch}`]);
    });
  }

  /** The trees to merge; undefined where there is nothing to merge, or it was enough to go forward. */
  async #merge(commit: string): Promise<MergedTrees | undefined> {
    const repository = this.#repository;
    if (await repository.isAncestor(commit, this.#head)) return undefined;
    if (!(await repository.isAncestor(this.#head, commit)))
      return mergeTrees(repository, this.#head, commit);
    await this.#moveTo(commit, ["--reset", "-u"]);
    return undefined;
  }

  /** Commits and checks out what was merged; with conflicts in it, the merge stays open. */
  async #complete({ tree, isClean }: MergedTrees, commit: string, message: string) {
    const parents = [...(this.#open?.parents ?? [this.#head]), commit];
    const merged = await this.#repository.commitTree(tree, [this.#head, commit], message);
    if (this.#open || !isClean) this.#open = { commit: merged, parents };
    await this.#moveTo(merged, ["--reset", "-u"]);
  }

  #snapshot(): ReturnType<typeof snapshot> {
    return snapshot(this.#repository, this.path, this.#head);
  }

  /** Moves branch, HEAD and index, and with `--reset -u` the files, to a commit. */
  async #moveTo(commit: string, files: readonly string[]): Promise<void> {
    const { adminDir } = this.#options;
    await this.#repository.run(["update-ref", `refs/heads/${this.branch}`, commit]);
    await writeFile(join(adminDir, "HEAD"), `ref: refs/heads/${this.branch}\n`);
    await rm(join(adminDir, "index.lock"), { force: true });
    // Without the files, the index is made afresh: marks in the old one could refuse to go.
    if (files.length === 0) await rm(join(adminDir, "index"), { force: true });
    await rm(join(adminDir, "config.worktree"), { force: true });
    await this.#read([...files, commit]);
    this.#head = commit;
  }

  /** `git read-tree` into the index of this work tree. */
  async #read(args: readonly string[]): Promise<void> {
    const { adminDir, commonDir } = this.#options;
    const place = {
      GIT_DIR: adminDir,
      GIT_COMMON_DIR: commonDir,
      GIT_WORK_TREE: this.path,
      GIT_INDEX_FILE: join(adminDir, "index"),
    };
    await this.#repository.run(["read-tree", ...args], { place, cwd: this.path });
  }
}
