import { annotationsOf } from "../../core/review/annotations.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import { renderReport } from "../../core/review/report-view.ts";
import type { AgentResult, Reason } from "../../core/result.ts";
import { clashText } from "../../core/review/clash.ts";
import type { ReviewOutcome } from "../../core/review/review-outcome.ts";
import type { Rework } from "../../core/review/rework.ts";
import type { Verdict } from "../../core/review/verdict.ts";
import type { Collected } from "./collect.ts";

export const OPEN = "**The sandbox was off: generated code ran with the rights of the runner.**";

const lanesOf = (rework: Rework | undefined): string =>
  JSON.stringify((rework?.schedule.waves ?? []).map((wave) => wave.map(({ lane }) => lane)));

/** Under which code a scored review ends. */
export function reasonOf(report: QualityReport, verdict: Verdict): Reason {
  if (verdict.next === "publish")
    return report.recommendation === "APPROVE" ? "review_approved" : "review_needs_human";
  return verdict.escalation === "secret" || verdict.escalation === "vulnerability"
    ? "security_finding"
    : "review_rejected";
}

const WHERE = {
  publish: "It goes on to the pull request.",
  rebuild: "The tasks that it names are executed again.",
  escalate: "People must decide.",
} as const;

/** How the action ends after a score. */
export function scoredResult(
  issue: number,
  {
    report,
    verdict,
    rework,
    open,
  }: { report: QualityReport; verdict: Verdict; rework: Rework | undefined; open: boolean },
): AgentResult {
  return {
    outcome: verdict.next === "escalate" ? "blocked" : "done",
    reason: reasonOf(report, verdict),
    message: `Score ${report.score}/100, ${report.recommendation}: ${verdict.why}. ${WHERE[verdict.next]}`,
    outputs: { next: verdict.next, score: String(report.score), waves: lanesOf(rework) },
    summary: [...(open ? [OPEN] : []), renderReport(report, issue)].join("\n\n"),
    annotations: annotationsOf(report.issues),
  };
}

/** How it ends where there is no whole change to score. */
export function incompleteResult(failed: Collected["failed"]): AgentResult {
  const lines = failed.map(
    ({ task, error, patchIn }) =>
      `- ${task}: ${inertLine(error, 500)}${patchIn === undefined ? "" : `; what it had written is a patch in the artifact ${patchIn}`}`,
  );
  const names = failed.map(({ task }) => task).join(", ");
  return {
    outcome: "blocked",
    reason: "review_incomplete",
    message: `There is no whole change to review: ${names}. People must decide.`,
    outputs: { next: "escalate", score: "", waves: "[]" },
    summary: [`### No whole change to review`, lines.join("\n")].join("\n\n"),
  };
}

/** How it ends where the change cannot be joined with what came to it since the review. */
export function conflictResult(outcome: Extract<ReviewOutcome, { kind: "conflict" }>): AgentResult {
  const lines = outcome.files.map((file) => `- ${inertLine(file)}`);
  return {
    outcome: "blocked",
    reason: "merge_conflict",
    message: `${clashText(outcome)}. People must decide.`,
    outputs: { next: "escalate", score: "", waves: "[]" },
    summary: ["### The change cannot be joined with what came to it", ...lines].join("\n"),
  };
}
