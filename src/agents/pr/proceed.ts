import { approvedAnyway } from "../../core/escalation-record.ts";
import { buildEscalation } from "../../core/escalation-view.ts";
import { reviewEscalation } from "../../core/review-escalation.ts";
import type { SessionRecord } from "../../core/session.ts";
import { checkBundle } from "./check-bundle.ts";
import { decidePublication } from "./decide.ts";
import { object, standing, type Ending } from "./ending.ts";
import type { FoundReview } from "./find-review.ts";
import type { Ports } from "./ports.ts";
import { BranchTaken } from "./publish.ts";
import { bringIn, settled } from "./settle.ts";

/** From the newest review to the merged pull request, or to the question that stands against it. */
export async function proceed(
  record: SessionRecord,
  review: FoundReview | undefined,
  ports: Ports,
): Promise<Ending> {
  const about = { issue: record.issue.number, at: ports.clock.now() };
  const report = review?.outcome.kind === "scored" ? review.outcome.report : record.reviews.at(-1);
  const done = report && (await settled(record, report, ports));
  if (done) return done;
  if (review === undefined) {
    const escalation = buildEscalation({
      kind: "fault",
      severity: "medium",
      ...about,
      reason: "The reviewed change is no longer stored.",
      failingChecks: ["no review artifact in any run of this session"],
      recommendation: "Comment `/miyabi retry`: the change is made again.",
      subject: { review: "gone", runs: record.runs },
    });
    return object(record, { reason: "review_incomplete", escalation }, ports);
  }
  const question = reviewEscalation(review.outcome, about);
  if (review.outcome.kind === "incomplete")
    return object(record, { reason: "review_incomplete", escalation: question }, ports);

  const checked = await checkBundle(review.outcome.report, review, ports);
  const stands = standing(record, checked.objections, about.at);
  if (stands) return object(record, stands, ports);
  const publication = decidePublication({
    next: review.outcome.next,
    report: review.outcome.report,
    thresholds: checked.config.review,
    overridden: approvedAnyway(record, question.digest),
  });
  if (publication.kind === "refuse")
    return object(record, { reason: "review_rejected", escalation: question }, ports);
  try {
    return await bringIn(record, { report: review.outcome.report, publication, checked }, ports);
  } catch (error) {
    if (!(error instanceof BranchTaken)) throw error;
    const escalation = buildEscalation({
      kind: "conflict",
      severity: "medium",
      ...about,
      reason: "The branch of this issue holds commits of somebody else; nothing was overwritten.",
      failingChecks: [error.message],
      recommendation: "Move them to another branch, delete this one, then comment `/miyabi retry`.",
      subject: { branch: error.message },
    });
    return object(record, { reason: "policy_refused", escalation }, ports);
  }
}
