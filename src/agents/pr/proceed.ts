import { approvedAnyway } from "../../core/people/escalation-record.ts";
import { buildEscalation } from "../../core/people/escalation-view.ts";
import { branchOf } from "../../core/names.ts";
import { reviewEscalation } from "../../core/review/review-escalation.ts";
import { isNews } from "../../core/session/peoples-commits.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { checkBundle, standOn, stillHolds, type Ground } from "./check-bundle.ts";
import { decidePublication } from "./decide.ts";
import { object, standing, type Ending } from "./ending.ts";
import type { FoundReview } from "./find-review.ts";
import { halt } from "./halt.ts";
import type { WhenMoved } from "./input.ts";
import { onMovedBase } from "./moved.ts";
import type { Ports } from "./ports.ts";
import { BranchTaken } from "./publish.ts";
import { onGoneBranch, onLeftover, onPeoplesPush } from "./pushed.ts";
import { bringIn, settled } from "./settle.ts";

/** Nothing that was reviewed is at hand. */
async function reviewGone(record: SessionRecord, ports: Ports): Promise<Ending> {
  const escalation = buildEscalation({
    kind: "fault",
    severity: "medium",
    issue: record.issue.number,
    at: ports.clock.now(),
    reason: "The reviewed change is no longer stored.",
    failingChecks: ["no review artifact in any run of this session"],
    recommendation: "Comment `/miyabi retry`: the change is made again.",
    subject: { review: "gone", runs: record.runs },
  });
  return object(record, { reason: "review_incomplete", escalation }, ports);
}

/** What people did to the issue's branch, where that comes before the review; undefined where nothing. */
async function onBranch(
  record: SessionRecord,
  { review, whenMoved, ground }: Proceeding & { ground: Ground },
  ports: Ports,
): Promise<Ending | undefined> {
  const { workspace, head: baseSha } = ground;
  const head = await ports.repository.headOf(branchOf(record.issue.number));
  if (head === undefined || !isNews(record, head))
    return head !== undefined && head === record.leftover
      ? onLeftover(record, head, ports)
      : undefined;
  // A branch that was only made, or holds what was reviewed just now, has nothing of people's.
  if (await stillHolds(workspace, { older: head, newer: baseSha })) return undefined;
  return onPeoplesPush(record, { review, baseSha, head, whenMoved }, ports);
}

/** Puts the reviewed change where it belongs, as far as its score and policy let it. */
async function land(
  record: SessionRecord,
  { review, whenMoved, ground }: { review: FoundReview; whenMoved: WhenMoved; ground: Ground },
  ports: Ports,
): Promise<Ending> {
  const about = { issue: record.issue.number, at: ports.clock.now() };
  const question = reviewEscalation(review.outcome, { ...about, reviews: record.reviews });
  if (review.outcome.kind === "incomplete")
    return object(record, { reason: "review_incomplete", escalation: question }, ports);
  if (review.outcome.kind === "conflict")
    return object(record, { reason: "merge_conflict", escalation: question }, ports);

  const { next, report } = review.outcome;
  const checked = await checkBundle(report, review, ground);
  const stands = standing(record, checked.objections, about.at);
  if (stands) return object(record, stands, ports);
  const publication = decidePublication({
    next,
    report,
    thresholds: checked.config.review,
    overridden: approvedAnyway(record, question.digest),
  });
  if (publication.kind === "refuse")
    return object(record, { reason: "review_rejected", escalation: question }, ports);
  const moved = (now: SessionRecord, head: string): Promise<Ending> =>
    onMovedBase(now, { review, report, base: ground.base, head, whenMoved }, ports);
  const pushed = (now: SessionRecord, head: string | undefined): Promise<Ending> =>
    head === undefined
      ? onGoneBranch(now, ports)
      : onPeoplesPush(now, { review, baseSha: ground.head, head, whenMoved }, ports);
  if (checked.kind === "moved") return moved(record, checked.head);
  try {
    return await bringIn(record, { report, publication, ground: checked, moved, pushed }, ports);
  } catch (error) {
    if (!(error instanceof BranchTaken)) throw error;
    return pushed(record, error.head);
  }
}

type Proceeding = { review: FoundReview | undefined; whenMoved: WhenMoved };

/** From the newest review to the merged pull request, or to the question that stands against it. */
export async function proceed(
  record: SessionRecord,
  { review, whenMoved }: Proceeding,
  ports: Ports,
): Promise<Ending> {
  const report = review?.outcome.kind === "scored" ? review.outcome.report : record.reviews.at(-1);
  const done = report && (await settled(record, report, ports));
  if (done) return done;
  const stopped = await halt(record, ports);
  if (stopped) return stopped;
  const ground = await standOn(ports);
  const theirs = await onBranch(record, { review, whenMoved, ground }, ports);
  if (theirs) return theirs;
  if (review === undefined) return reviewGone(record, ports);
  return land(record, { review, whenMoved, ground }, ports);
}
