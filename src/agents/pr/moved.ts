import { buildEscalation } from "../../core/people/escalation-view.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import { addNote } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { object, type Ending } from "./ending.ts";
import { handOn, type FoundReview } from "./find-review.ts";
import type { WhenMoved } from "./input.ts";
import type { Ports } from "./ports.ts";

export type Moved = {
  review: FoundReview;
  report: QualityReport;
  /** Name of the default branch, and its commit now. */
  base: string;
  head: string;
  whenMoved: WhenMoved;
};

const short = (sha: string): string => sha.slice(0, 12);

/**
 * The default branch moved after the review (ADR 8). What would be merged is not what was reviewed: it
 * is reviewed again on the branch as it is now, once in a run; after that people are asked, and their
 * retry does the same again.
 */
export async function onMovedBase(
  record: SessionRecord,
  { review, report, base, head, whenMoved }: Moved,
  ports: Ports,
): Promise<Ending> {
  const from = `${short(report.baseSha)} to ${short(head)}`;
  if (whenMoved === "review") {
    await handOn(review, record.issue.number, ports);
    const message = `${base} moved from ${from} after the review: the change is reviewed again on it.`;
    return {
      record: addNote(record, message),
      result: {
        outcome: "done",
        reason: "base_moved",
        message,
        outputs: { next: "review", "base-sha": head },
      },
      phase: "waiting",
    };
  }
  const escalation = buildEscalation({
    kind: "conflict",
    severity: "medium",
    issue: record.issue.number,
    reason: `${base} has moved since the review: what would be merged is not what was reviewed.`,
    failingChecks: [`reviewed on ${report.baseSha}, ${base} is at ${head}`],
    recommendation:
      "Comment `/miyabi retry` when it is quieter: the change is merged with it and reviewed again.",
    subject: { tree: report.treeSha, base: head },
    retry: "publish",
    at: ports.clock.now(),
  });
  return object(record, { reason: "base_moved", escalation }, ports);
}
