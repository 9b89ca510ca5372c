import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../ports/clock.ts";
import { BOT } from "./git-environment.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { fieldsOf, lineOf, type Git, type GitCall, type GitOutput } from "./run-git.ts";

export type RepositoryOptions = {
  git: Git;
  /** The clone's `.git`. */
  gitDir: string;
  /** A folder of ours outside of the clone, for indexes. */
  scratch: string;
  clock: Clock;
  /** Undoes what generated code may have written into the git folder. */
  restore: () => Promise<void>;
};

/**
 * The object store of the clone, used from outside of any work tree: every command gets its git folder,
 * work tree and index by name, and looks at no index, HEAD or attributes that generated code could
 * have prepared.
 */
export class GitRepository {
  readonly #options: RepositoryOptions;
  /** For commands that read all worktrees or move shared refs: git fails on a half-made worktree. */
  readonly alone = oneAtATime();

  constructor(options: RepositoryOptions) {
    this.#options = options;
  }

  /** A folder of ours outside of the clone. */
  get scratch(): string {
    return this.#options.scratch;
  }

  /** A command that sees no work tree. */
  async run(args: readonly string[], more: Partial<GitCall> = {}): Promise<GitOutput> {
    const { git, gitDir, scratch, restore } = this.#options;
    await restore();
    const nowhere = join(scratch, "nowhere");
    await mkdir(nowhere, { recursive: true });
    const place = {
      GIT_DIR: gitDir,
      GIT_WORK_TREE: nowhere,
      GIT_INDEX_FILE: join(scratch, "no-index"),
      ...more.place,
    };
    return git({ cwd: nowhere, args, ...more, place });
  }

  /** A command that finds its repository from a folder, as people run it. */
  async runIn(cwd: string, args: readonly string[]): Promise<GitOutput> {
    await this.#options.restore();
    return this.#options.git({ cwd, args });
  }

  async line(args: readonly string[], more: Partial<GitCall> = {}): Promise<string> {
    return lineOf(await this.run(args, more));
  }

  async fields(args: readonly string[], more: Partial<GitCall> = {}): Promise<string[]> {
    return fieldsOf(await this.run(args, more));
  }

  async isAncestor(older: string, newer: string): Promise<boolean> {
    const { code } = await this.run(["merge-base", "--is-ancestor", older, newer], {
      accept: [0, 1],
    });
    return code === 0;
  }

  treeOf(commit: string): Promise<string> {
    return this.line(["rev-parse", "--verify", "--end-of-options", `${commit}^{tree}`]);
  }

  /** Commits a tree as the bot, signed off. */
  commitTree(tree: string, parents: readonly string[], message: string): Promise<string> {
    const text = `${message.trimEnd()}\n\nSigned-off-by: ${BOT.name} <${BOT.email}>\n`;
    const args = ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-F", "-"];
    return this.line(args, { input: text, at: this.#options.clock.now() });
  }
}
