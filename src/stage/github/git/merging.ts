import { GitFailure, type Git, type Identity } from "./git.ts";
import { readCommits } from "./history.ts";

/** The tree of a merge without a worktree; nothing where it conflicts. */
export async function mergeTree(
  git: Git,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  try {
    const output = await git.settled(["merge-tree", "--write-tree", "--no-messages", ours, theirs]);
    return output.split("\n")[0];
  } catch (error) {
    // 1 is a conflict; anything else is a fault (git-merge-tree, "EXIT STATUS").
    if (error instanceof GitFailure && error.code === 1) return undefined;
    throw error;
  }
}

export type NewCommit = {
  tree: string;
  parents: readonly string[];
  message: string;
  author?: Identity;
  committer?: Identity;
};

export function commitTree(git: Git, commit: NewCommit): Promise<string> {
  const { tree, parents, message, author, committer } = commit;
  return git.text(
    ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-F", "-"],
    {
      input: message,
      ...(author === undefined ? {} : { author }),
      ...(committer === undefined ? {} : { committer }),
    },
  );
}

/** The commits of `head` replayed onto `base`, authors kept; nothing where one conflicts. */
export async function rebase(git: Git, base: string, head: string): Promise<string | undefined> {
  const commits = await readCommits(git, ["--reverse", "--no-merges", `${base}..${head}`, "--"]);
  let tip = base;
  for (const commit of commits) {
    const tree = await replay(git, tip, commit);
    if (tree === undefined) return undefined;
    tip = await commitTree(git, {
      tree,
      parents: [tip],
      message: commit.message,
      author: commit.author,
    });
  }
  return tip;
}

/**
 * `commit` applied to `tip`. merge-tree of git 2.38 takes no merge base, so `tip`'s tree is dressed as a child of
 * `commit`'s parent: then that parent is the merge base.
 */
async function replay(
  git: Git,
  tip: string,
  commit: { sha: string; parents: string[] },
): Promise<string | undefined> {
  const stand = await commitTree(git, {
    tree: `${tip}^{tree}`,
    parents: commit.parents,
    message: "stand-in",
  });
  return mergeTree(git, stand, commit.sha);
}

/** The commit where the two, full shas, parted; `ours` where they share no history. */
export async function mergeBase(git: Git, ours: string, theirs: string): Promise<string> {
  try {
    return await git.settled(["merge-base", ours, theirs]);
  } catch (error) {
    if (error instanceof GitFailure) return ours;
    throw error;
  }
}
