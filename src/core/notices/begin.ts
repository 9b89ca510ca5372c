// What people are told before the work begins: there is no end of a run that would tell them.
import type { Analysis } from "../issue/analysis.ts";
import { STOP_LABEL } from "../names.ts";
import type { Gate } from "../people/gate.ts";
import type { SessionRecord } from "../session/session.ts";
import { durationText } from "../text/duration-text.ts";
import { makeNotice, type NoticePlace } from "./make-notice.ts";
import type { Notice } from "./notice.ts";

type Begun = { record: SessionRecord; analysis: Pick<Analysis, "complexity" | "reasons"> };

const STOP = {
  command: "/miyabi stop",
  meaning: `stop it; so does the label ${STOP_LABEL}, or to close the issue`,
};

/** Seed, "Emergency Hotfixes": at once. */
export const hotfixNotice = ({ record, analysis }: Begun, gate: Gate, place: NoticePlace): Notice =>
  makeNotice(
    record,
    {
      key: `hotfix-r${record.trigger.runId}`,
      event: "hotfix",
      kind: "hotfix",
      severity: "critical",
      title: "Hotfix: straight to production",
      lines: [
        "The priority is P0-Critical: one task, reviewed, merged if the review lets it, deployed to production at once, without staging.",
        ...(gate === "approve"
          ? ["It is complex: nothing is built before people approve the plan."]
          : []),
        ...analysis.reasons,
      ],
      answers: [STOP],
    },
    place,
  );

/** Seed phase 1, complexity 5 to 7: `runId` is the run that waits. */
export const graceNotice = (
  { record, analysis }: Begun,
  { minutes, runId }: { minutes: number; runId: number },
  place: NoticePlace,
): Notice =>
  makeNotice(
    record,
    {
      key: `grace-r${runId}`,
      event: "grace",
      kind: "grace",
      severity: "low",
      title: `Complexity ${analysis.complexity}/10: Miyabi starts in ${durationText(minutes * 60)}`,
      lines: analysis.reasons,
      answers: [STOP],
    },
    place,
  );
