import type { Account } from "../../contract/tokens.ts";

export type ReviewState = "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "PENDING";

export type Review = {
  id: number;
  author: Account;
  state: ReviewState;
  body: string;
  commit: string;
  submittedAt: Date;
};

/** A test merge of one head into one base; `tree` and `commit` are absent where it conflicts. */
export type TestMerge = { base: string; head: string; tree?: string; commit?: string };

/** What a pull request is beyond being an issue. */
export type Pull = {
  head: { ref: string; sha: string };
  /** `sha`: the base branch at the last push to the head; at the merge, what was merged into. */
  base: { ref: string; sha: string };
  draft: boolean;
  reviewers: Account[];
  reviews: Review[];
  testMerge?: TestMerge;
  mergedAt?: Date;
  mergedBy?: Account;
  mergeSha?: string;
};
