export type PullState = {
  number: number;
  /** What GraphQL calls it by. */
  nodeId: string;
  url: string;
  /** Login. */
  author: string;
  state: "open" | "closed";
  merged: boolean;
  mergeSha?: string;
  headSha: string;
  baseSha: string;
  draft: boolean;
  /** null while GitHub is still computing it. */
  mergeable: boolean | null;
  labels: readonly string[];
};

/** A merged pull request, as the commit that it became knows it. */
export type MergedPull = {
  number: number;
  title: string;
  /** Its head branch; undefined where that is another repository's. */
  branch: string | undefined;
  /** Login of who merged it, where GitHub tells. */
  mergedBy: string | undefined;
};

export type MergeOutcome =
  | { kind: "merged"; sha: string }
  /** 409: the head is not the one that was reviewed. */
  | { kind: "head_moved" }
  /** 405: conflicts, required checks or reviews missing; the message is GitHub's. */
  | { kind: "refused"; message: string };

export interface Pulls {
  /** The pull request of this head branch, adopted if it is there already. */
  open(pull: {
    branch: string;
    base: string;
    title: string;
    body: string;
    draft: boolean;
  }): Promise<PullState>;
  read(number: number): Promise<PullState>;
  /** The pull request whose merge is this commit, undefined where there is none. */
  mergedAs(sha: string): Promise<MergedPull | undefined>;
  /** Asks for reviews; those whom GitHub does not take, written as given, and the others are asked. */
  requestReviewers(
    number: number,
    reviewers: { users: readonly string[]; teams: readonly string[] },
  ): Promise<string[]>;
  /** Makes a draft ready, or a ready one a draft; GitHub's words where it refuses. */
  setDraft(pull: Pick<PullState, "nodeId">, draft: boolean): Promise<string | undefined>;
  /** Merges only if the head is still `headSha`. */
  merge(merge: {
    number: number;
    headSha: string;
    title: string;
    message: string;
  }): Promise<MergeOutcome>;
}
