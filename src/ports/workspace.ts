import type { ChangedEntry } from "../core/pull/bundle-policy.ts";
import type { ConflictedFile } from "../core/task/conflicts.ts";

export type Change = {
  created: string[];
  changed: string[];
  deleted: string[];
  /** Lines added plus removed. */
  lines: number;
  /** Folders that are git repositories without a commit: git takes nothing of them in. Absent: none. */
  leftOut?: string[];
};

export type Merge = { ok: true } | { ok: false; files: string[] };

/** Without a commit: nothing of it is there any more. Else the files that conflict. */
export type Reverted = { ok: true; commit: string | undefined } | { ok: false; files: string[] };

/** A merge that was made with its conflicts in it. */
export type KeptMerge = { ok: true } | { ok: false; conflicts: ConflictedFile[] };

/** One checked-out tree with its own branch (git worktree). */
export interface Worktree {
  readonly path: string;
  readonly branch: string;
  head(): Promise<string>;
  treeOf(revision: string): Promise<string>;
  /** Merges a commit that a bundle brought in. A conflict leaves the tree as it was before. */
  merge(commit: string, message: string): Promise<Merge>;
  /**
   * The same, but a conflict stays in the tree: both sides with git's marks where it could write them,
   * else one of the sides. The next commit onto that head completes the merge, and is the only one
   * that may be bundled.
   */
  mergeKeeping(commit: string, message: string): Promise<KeptMerge>;
  /** What differs from a commit, uncommitted and untracked files included, ignored ones left out. */
  changeSince(commit: string): Promise<Change>;
  /** Unified diff against a commit, uncommitted and untracked files included. */
  diffSince(commit: string): Promise<string>;
  /**
   * Commits all but the excluded paths; undefined where there is nothing to commit. With `onto`, an
   * earlier head, one commit on top of it takes the place of all that came since.
   */
  commit(message: string, onto?: string): Promise<string | undefined>;
  /**
   * A commit on top of `onto` that holds what lies in the tree now, or what the commit `of` holds;
   * undefined where that is nothing new. Neither the head nor the files change.
   */
  keep(kept: {
    message: string;
    onto: string;
    of?: string | undefined;
  }): Promise<string | undefined>;
  /**
   * Lays what a kept commit changed over the files, as if it had been written here; the head stays. A
   * conflict leaves everything as it was.
   */
  lay(kept: string): Promise<Merge>;
  remove(): Promise<void>;
}

/** The job's own clone (design: WorktreeManager). Hooks, filters and submodules are off in it. */
export interface Workspace {
  /** Absolute path of the clone. */
  readonly root: string;
  /**
   * Adds a worktree at `path` (relative to the root) on a new branch from `from`. What a crashed
   * process left there, the folder, the branch or a lock, is swept away.
   */
  add(worktree: { path: string; branch: string; from: string }): Promise<Worktree>;
  /** Writes the commits `base..tip` as a git bundle; the tip is named `refs/heads/<name>` in it. */
  bundle(bundle: { file: string; base: string; tip: string; name: string }): Promise<void>;
  /** Takes the objects of a bundle in after `git bundle verify`, and returns the tip. */
  unbundle(file: string): Promise<string>;
  /** Text of a file at a commit, undefined where there is none. */
  fileAt(commit: string, path: string): Promise<string | undefined>;
  /** Every path at a commit. */
  filesAt(commit: string): Promise<string[]>;
  /**
   * Those of the paths that the attributes at a commit call generated or vendored
   * (`linguist-generated`, `linguist-vendored` in .gitattributes): GitHub folds them in a review.
   */
  generatedAt(commit: string, paths: readonly string[]): Promise<string[]>;
  /** Id of the commit that a revision names, `HEAD` for what was cloned. @throws Error where none */
  commitOf(revision: string): Promise<string>;
  /** Id of a commit's tree. */
  treeOf(commit: string): Promise<string>;
  isAncestor(older: string, newer: string): Promise<boolean>;
  /** Newest commit that both have in their history; undefined where they have none in common. */
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** Ids of the commits in the history of `tip` and of none of `without`, newest first. */
  commits(range: { tip: string; without: readonly string[] }): Promise<string[]>;
  /**
   * Brings a commit of the repository in, with its history. Before anything else was run in the clone.
   * @throws Error where the repository has no such commit, or does not give it away
   */
  fetch(commit: string): Promise<void>;
  /** What differs between two commits, without renames; nothing is checked out. */
  entriesChanged(base: string, tip: string): Promise<ChangedEntry[]>;
  /** Unified diff without renames between two commits. */
  diff(base: string, tip: string): Promise<string>;
  /** Whole messages of the commits `base..tip`, newest first. */
  messages(base: string, tip: string): Promise<string[]>;
  /**
   * A commit on top of `onto` that takes back what another one changed against its first parent, as
   * `git revert` makes it; nothing is checked out.
   */
  revert(revert: { commit: string; onto: string; message: string }): Promise<Reverted>;
  /** Pushes a commit to a branch that must not be anywhere else than `expect` (undefined: not there). */
  push(push: { commit: string; branch: string; expect?: string | undefined }): Promise<void>;
}

/** Clones the repository at a commit or branch into a folder of the job's temp. */
export interface Workspaces {
  /**
   * With `tip` the commit alone is fetched; the history before it only once a bundle needs it.
   */
  clone(revision: string, history?: "all" | "tip"): Promise<Workspace>;
}
