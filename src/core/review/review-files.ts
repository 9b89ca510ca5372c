/** Names of the files in the review's artifact. */
export const REVIEW_FILES = {
  outcome: "review.json",
  /** `base..head` of the reviewed tree, its tip named like the branch. */
  bundle: "change.bundle",
  /** The newest TaskResult of each task. */
  results: "results.json",
  /** Only where there is a score: the findings as SARIF 2.1.0, for code scanning. */
  sarif: "review.sarif",
  /** Only where next is rebuild: what to execute again, and why. */
  rework: "rework.json",
} as const;
