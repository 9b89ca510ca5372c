import { approvedAnyway } from "../../core/people/escalation-record.ts";
import { buildEscalation } from "../../core/people/escalation-view.ts";
import { sameLabel } from "../../core/issue/labels.ts";
import { STOP_LABEL } from "../../core/names.ts";
import { reviewEscalation } from "../../core/review/review-escalation.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import { checkBundle } from "./check-bundle.ts";
import { decidePublication } from "./decide.ts";
import { finish, object, standing, type Ending } from "./ending.ts";
import type { FoundReview } from "./find-review.ts";
import type { WhenMoved } from "./input.ts";
import { onMovedBase } from "./moved.ts";
import type { Ports } from "./ports.ts";
import { BranchTaken } from "./publish.ts";
import { bringIn, settled } from "./settle.ts";

/** The kill switch, or people who closed the issue: nothing is pushed any more. */
async function halt(record: SessionRecord, ports: Ports): Promise<Ending | undefined> {
  const { issues, clock, context } = ports;
  const { state, labels } = await issues.read(record.issue.number);
  const held = labels.some((label) => sameLabel(label, STOP_LABEL));
  if (!held && state === "open") return undefined;
  const why = held ? `the label ${STOP_LABEL} holds the issue` : "the issue was closed";
  const paused = move(record, {
    to: "paused",
    by: "pr",
    runId: context.runId,
    at: clock.now(),
    reason: why,
  });
  await issues.relabel(record.issue.number, { add: [`state:${paused.state}`] });
  const message = `Nothing was published: ${why}. Undo that, then comment \`/miyabi retry\`.`;
  return {
    record: paused,
    result: finish("blocked", "stopped", message, record.pull),
    phase: "waiting",
  };
}

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
