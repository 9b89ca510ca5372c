import { shortDigest } from "../digest.ts";
import { escalationKey, isApprovable } from "../people/escalation-view.ts";
import type { Overdue } from "../people/overdue.ts";
import type { SessionRecord } from "../session/session.ts";
import { issueUrl, makeNotice, type NoticePlace } from "./make-notice.ts";
import type { Notice } from "./notice.ts";

/** That a question still waits, or waits no longer (fault 35): to whom the question itself went. */
export function overdueNotice(
  record: SessionRecord,
  { kind, question, expiresAt }: Overdue,
  place: NoticePlace,
): Notice {
  const digest = shortDigest(question.digest);
  const comment = record.comments[escalationKey(question)];
  const at = comment === undefined ? "" : `#issuecomment-${comment}`;
  const waits = kind === "remind";
  return makeNotice(
    record,
    {
      key: `${kind}-${digest}-${Date.parse(question.raisedAt) / 1000}`,
      event: record.state === "awaiting-approval" ? "gate" : "escalation",
      kind: question.kind,
      severity: question.severity,
      title: `${waits ? "Miyabi still waits for a decision" : "Nobody decided in time"}: ${question.reason}`,
      lines: waits
        ? [
            question.context.recommendation,
            ...(expiresAt === undefined ? [] : [`It expires ${expiresAt.toISOString()}.`]),
          ]
        : ["The session is blocked; nothing of it is lost."],
      links: [{ text: `Issue ${record.issue.number}`, url: `${issueUrl(record, place)}${at}` }],
      digest,
      answers: [
        ...(waits && isApprovable(question)
          ? [{ command: `/miyabi approve ${digest}`, meaning: "approve and continue" }]
          : []),
        { command: "/miyabi retry", meaning: "go on and be asked anew" },
        { command: "/miyabi reject REASON", meaning: "reject and close the issue" },
      ],
    },
    place,
  );
}
