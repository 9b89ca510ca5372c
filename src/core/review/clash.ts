import type { ReviewOutcome } from "./review-outcome.ts";

type Clash = Extract<ReviewOutcome, { kind: "conflict" }>;

/** Why a change that was reviewed, or people's branch, cannot be joined with what came since. */
export function clashText({ why, files, branchHead }: Clash): string {
  const places = `${files.length} ${files.length === 1 ? "file" : "files"}`;
  switch (why) {
    case "branch":
      return `What people pushed to the branch conflicts with what Miyabi made, in ${places}`;
    case "rewritten":
      return "The branch stands on commits that are gone from the default branch; a merge would bring them back";
    case "unrelated":
      return "The branch has no history in common with the default branch";
    case "gone":
      return "The branch was rewritten before it could be reviewed: its commit is gone";
    case undefined:
      return branchHead === undefined
        ? `What came into the base since the review conflicts with the change, in ${places}`
        : `What came into the base conflicts with the branch, in ${places}`;
  }
}

/** What people can do about it. */
export function clashAdvice({ why, branchHead }: Clash): string {
  if (branchHead === undefined)
    return "Comment `/miyabi retry`: the change is made again on the base as it is now.";
  const then = "push, then comment `/miyabi retry`: the branch is reviewed as it stands.";
  switch (why) {
    case "branch":
      return `Put the branch right, with or without what Miyabi made (change.bundle in the review's artifact), ${then}`;
    case "rewritten":
    case "unrelated":
      return `Rebase the branch onto the default branch as it is now, ${then}`;
    case "gone":
      return "Comment `/miyabi retry`: the branch is reviewed as it is then.";
    case undefined:
      return `Merge the default branch into it and resolve the conflicts, ${then}`;
  }
}
