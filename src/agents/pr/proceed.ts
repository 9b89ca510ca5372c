import { approvedAnyway } from "../../core/people/escalation-record.ts";
import { buildEscalation } from "../../core/people/escalation-view.ts";
import { reviewEscalation } from "../../core/review/review-escalation.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { checkBundle } from "./check-bundle.ts";
import { decidePublication } from "./decide.ts";
import { object, standing, type Ending } from "./ending.ts";
import type { FoundReview } from "./find-review.ts";
import { halt } from "./halt.ts";
import type { WhenMoved } from "./input.ts";
import { onMovedBase } from "./moved.ts";
import type { Ports } from "./ports.ts";
import { BranchTaken } from "./publish.ts";
import { bringIn, settled } from "./settle.ts";

/** From the newest review to the merged pull request, or to the question that stands against it. */
export async function proceed(
  record: SessionRecord,
  { review, whenMoved }: { review: FoundReview | undefined; whenMoved: WhenMoved },
  ports: Ports,
): Promise<Ending> {
  const about = { issue: record.issue.number, at: ports.clock.now() };
  const report = review?.outcome.kind === "scored" ? review.outcome.report : record.reviews.at(-1);
  const done = report && (await settled(record, report, ports));
  if (done) return done;
  const stopped = await halt(record, ports);
  if (stopped) return stopped;
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

  if (review.outcome.kind === "conflict")
    return object(record, { reason: "merge_conflict", escalation: question }, ports);

  const { next, report: reviewed } = review.outcome;
  const checked = await checkBundle(reviewed, review, ports);
  const stands = standing(record, checked.objections, about.at);
  if (stands) return object(record, stands, ports);
  const publication = decidePublication({
    next,
    report: reviewed,
    thresholds: checked.config.review,
    overridden: approvedAnyway(record, question.digest),
  });
  if (publication.kind === "refuse")
    return object(record, { reason: "review_rejected", escalation: question }, ports);
  const moved = (now: SessionRecord, head: string): Promise<Ending> =>
    onMovedBase(now, { review, report: reviewed, base: checked.base, head, whenMoved }, ports);
  if (checked.kind === "moved") return moved(record, checked.head);
  try {
    return await bringIn(record, { report: reviewed, publication, ground: checked, moved }, ports);
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
      retry: "publish",
    });
    return object(record, { reason: "policy_refused", escalation }, ports);
  }
}
