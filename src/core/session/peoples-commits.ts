import type { SessionRecord } from "./session.ts";

type Known = Pick<SessionRecord, "pull" | "reviews" | "leftover">;

/**
 * Whether the branch holds commits that no review of this session has seen (ADR 16). What was
 * there before the session began is not meant.
 */
export function isNews({ pull, reviews, leftover }: Known, head: string | undefined): boolean {
  if (head === undefined || head === leftover || head === pull?.headSha) return false;
  return !reviews.some((review) => review.headSha === head || review.others?.head === head);
}

/** Heads that Miyabi made alone: a later change may take their place on the branch. */
export const ownHeads = ({ reviews }: Known): string[] =>
  reviews.filter(({ others }) => others === undefined).map(({ headSha }) => headSha);

/**
 * Whether a reviewed change of ours is still to be brought together with a branch that does not hold
 * it. One that was on the branch and is gone from it was taken away by people; one that the review did
 * not let through is theirs to take up, or not.
 */
export const isUnpublished = (
  { pull, reviews }: Known,
  { next, head }: { next: "publish" | "rebuild" | "escalate"; head: string },
): boolean =>
  next === "publish" &&
  pull?.headSha !== head &&
  !reviews.some(({ headSha, others }) => headSha === head && others !== undefined);
