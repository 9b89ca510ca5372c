import type { Config } from "../../core/config.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import type { ReviewOutcome } from "../../core/review/review-outcome.ts";

type ReviewNext = ReviewOutcome["next"];

/** What may become of a reviewed change that passed the policy. */
export type Publication =
  /** Open the pull request and merge it. */
  | { kind: "merge"; why: string }
  /** Open it and leave the merge to people, as a draft where they must review first. */
  | { kind: "open"; draft: boolean; why: string }
  | { kind: "refuse"; why: string };

type Facts = {
  /** Where the review sent the change. */
  next: ReviewNext;
  report: Pick<QualityReport, "score" | "recommendation" | "unknown">;
  thresholds: Config["review"];
  /** People approved exactly this tree in spite of its review. */
  overridden: boolean;
};

/** Seed phases 6 and 8, with the choices of design: domain ("score >= 80 approves, ..."). */
export function decidePublication({ next, report, thresholds, overridden }: Facts): Publication {
  const { score, recommendation, unknown } = report;
  if (overridden) return { kind: "merge", why: `approved by people with ${score}/100` };
  if (next !== "publish" || recommendation === "REJECT" || score < thresholds.human)
    return { kind: "refuse", why: `the review rejects it with ${score}/100` };
  if (recommendation === "REVIEW" || score < thresholds.approve)
    return { kind: "open", draft: true, why: `${score}/100 asks for a human review` };
  if (unknown.length > 0)
    return {
      kind: "open",
      draft: false,
      why: `${unknown.map(({ part }) => part).join(", ")} could not be measured`,
    };
  return score >= thresholds.autoMerge
    ? { kind: "merge", why: `${score}/100` }
    : {
        kind: "open",
        draft: false,
        why: `${score}/100 is below the ${thresholds.autoMerge} of auto-merge`,
      };
}
