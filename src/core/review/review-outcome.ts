import { z } from "zod";
import { ESCALATION_KINDS } from "../people/escalation.ts";
import { QualityReport } from "./quality.ts";

const NEXT = ["publish", "rebuild", "escalate"] as const;

/**
 * Why two histories cannot be joined: what people pushed to the branch does not merge with what Miyabi
 * made; their branch stands on commits that are gone from the default branch, which a merge would bring
 * back; it shares no history with it; it was rewritten meanwhile.
 */
const CLASHES = ["branch", "rewritten", "unrelated", "gone"] as const;

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
  /** What came into the base or onto the branch after the review cannot be joined with the change. */
  z.object({
    kind: z.literal("conflict"),
    /** The reviewed commit, and the base that it was reviewed on. */
    headSha: z.string(),
    baseSha: z.string(),
    /** The base as it is now. */
    onto: z.string(),
    files: z.array(z.string()),
    /** Absent: the base does not merge. */
    why: z.enum(CLASHES).optional(),
    /** Head of the branch, where it holds commits of people. */
    branchHead: z.string().optional(),
    next: z.literal("escalate"),
    timing: Timing.optional(),
  }),
]);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;
