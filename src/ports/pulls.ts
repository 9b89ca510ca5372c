export type PullState = {
  number: number;
  url: string;
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
  requestReviewers(number: number, logins: string[]): Promise<void>;
  /** Merges only if the head is still `headSha`. */
  merge(merge: {
    number: number;
    headSha: string;
    title: string;
    message: string;
  }): Promise<MergeOutcome>;
}
