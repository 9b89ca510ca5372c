import type { Config } from "../core/config.ts";

/** A tag `vX.Y.Z` and its commit. */
export type VersionTag = { tag: string; sha: string };

/** What is read and written of the repository beside issues and pull requests. */
export interface Repository {
  defaultBranch(): Promise<string>;
  /** `.github/miyabi.yml` of the default branch; defaults where there is none. @throws UserError */
  config(): Promise<Config>;
  /** Paths of the files on the default branch, as many as GitHub lists; none where it is empty. */
  files(): Promise<string[]>;
  /** Commit of a branch, undefined where there is none. */
  headOf(branch: string): Promise<string | undefined>;
  /** Logins of those who pushed to a branch, as GitHub saw them and whatever the commits say. */
  pushersOf(branch: string): Promise<string[]>;
  deleteBranch(branch: string): Promise<void>;
  /** Numbers of the issues that have a branch of ours (core/names.ts, branchOf). */
  issueBranches(): Promise<number[]>;
  /** Version tags, newest version first. */
  versions(): Promise<VersionTag[]>;
  /** Creates tag and release once; an existing one of the same tag and commit is adopted. */
  release(release: { tag: string; sha: string; title: string; notes: string }): Promise<void>;
}
