import { branchOf } from "../../core/names.ts";
import { buildEscalation } from "../../core/people/escalation-view.ts";
import { addNote } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { object, type Ending } from "./ending.ts";
import { handOn, type FoundReview } from "./find-review.ts";
import type { WhenMoved } from "./input.ts";
import type { Ports } from "./ports.ts";

/** All that a push of somebody to the issue's branch is judged by. */
export type Pushed = {
  /** The newest review, of whatever outcome; undefined where there is none. */
  review: FoundReview | undefined;
  /** Where the default branch is. */
  baseSha: string;
  /** Where the issue's branch is. */
  head: string;
  whenMoved: WhenMoved;
};

const short = (sha: string): string => sha.slice(0, 12);

/**
 * People pushed to the issue's branch (ADR 16): it is reviewed as they left it, once in a run; after
 * that they are asked, and their retry does the same again. Nothing of theirs is overwritten.
 */
export async function onPeoplesPush(
  record: SessionRecord,
  { review, baseSha, head, whenMoved }: Pushed,
  ports: Ports,
): Promise<Ending> {
  const branch = branchOf(record.issue.number);
  const known = await withPushers(record, branch, ports);
  if (whenMoved === "review") {
    if (review !== undefined) await handOn(review, record.issue.number, ports);
    const message = `${branch} holds commits of people, up to ${short(head)}: they are reviewed with the change.`;
    return {
      record: addNote(known, message),
      result: {
        outcome: "done",
        reason: "head_moved",
        message,
        outputs: { next: "review", "base-sha": baseSha, "head-sha": head },
      },
      phase: "waiting",
    };
  }
  const escalation = buildEscalation({
    kind: "conflict",
    severity: "medium",
    issue: record.issue.number,
    reason: `Somebody pushed to ${branch} while it was reviewed; nothing was merged or overwritten.`,
    failingChecks: [`${branch} is at ${head}`],
    recommendation: "Comment `/miyabi retry` when it is finished: the branch is reviewed again.",
    subject: { branch, head },
    retry: "publish",
    at: ports.clock.now(),
  });
  return object(known, { reason: "head_moved", escalation }, ports);
}

/** The branch was there before the session: whose it is and what for, nobody has said. */
export async function onLeftover(
  record: SessionRecord,
  head: string,
  ports: Ports,
): Promise<Ending> {
  const branch = branchOf(record.issue.number);
  const escalation = buildEscalation({
    kind: "conflict",
    severity: "medium",
    issue: record.issue.number,
    reason: `${branch} was there before this session began; nothing of it was used or overwritten.`,
    failingChecks: [`${branch} is at ${head}`],
    recommendation:
      "Delete the branch, or push to it what belongs to the change, then comment `/miyabi retry`.",
    subject: { branch, leftover: head },
    retry: "publish",
    at: ports.clock.now(),
  });
  return object(record, { reason: "head_moved", escalation }, ports);
}

/** The branch is gone in the middle of publishing: somebody deleted it. */
export async function onGoneBranch(record: SessionRecord, ports: Ports): Promise<Ending> {
  const branch = branchOf(record.issue.number);
  const escalation = buildEscalation({
    kind: "conflict",
    severity: "low",
    issue: record.issue.number,
    reason: `Somebody deleted ${branch}; nothing was merged.`,
    failingChecks: [],
    recommendation:
      "Restore the branch and reopen the pull request, then comment `/miyabi retry`, or close the issue.",
    subject: { branch, gone: true },
    retry: "publish",
    at: ports.clock.now(),
  });
  return object(record, { reason: "head_moved", escalation }, ports);
}

/** Whoever pushed to the branch has a part in the change, and cannot approve it (threat 26). */
async function withPushers(
  record: SessionRecord,
  branch: string,
  { repository }: Ports,
): Promise<SessionRecord> {
  const pushers = [
    ...new Set([...(record.pushers ?? []), ...(await repository.pushersOf(branch))]),
  ];
  return pushers.length === 0 ? record : { ...record, pushers };
}
