import { z } from "zod";
import { ESCALATION_KINDS } from "../people/escalation.ts";
import { QualityReport } from "./quality.ts";

const NEXT = ["publish", "rebuild", "escalate"] as const;

/** When the review began and how long it took, by the job's own clock. */
const Timing = z.object({ startedAt: z.iso.datetime(), seconds: z.number().nonnegative() });

/** `review.json` in the review's artifact: what became of one attempt. */
export const ReviewOutcome = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("scored"),
    report: QualityReport,
    next: z.enum(NEXT),
    /** Whose question it is, where next is escalate. */
    escalation: z.enum(ESCALATION_KINDS).optional(),
    timing: Timing.optional(),
  }),
  /** There is no whole change to score: tasks failed, were skipped, or do not fit together. */
  z.object({
    kind: z.literal("incomplete"),
    failed: z.array(
      z.object({
        task: z.string(),
        error: z.string(),
        /** Artifact of the run that holds what the task had written, as `<task>.patch`. */
        patchIn: z.string().optional(),
      }),
    ),
    /** What people should know of tasks, failed or not. */
    warnings: z.array(z.object({ task: z.string(), text: z.string() })).optional(),
    next: z.literal("escalate"),
    escalation: z.enum(ESCALATION_KINDS).optional(),
    timing: Timing.optional(),
  }),
  /** The base moved after the review, and what came in does not merge with the change. */
  z.object({
    kind: z.literal("conflict"),
    /** The reviewed commit, and the base that it was reviewed on. */
    headSha: z.string(),
    baseSha: z.string(),
    /** The base as it is now. */
    onto: z.string(),
    files: z.array(z.string()),
    next: z.literal("escalate"),
    timing: Timing.optional(),
  }),
]);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

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
