import { budgetAdvice } from "../budget/budget.ts";
import type { Escalation, EscalationKind } from "../people/escalation.ts";
import { buildEscalation } from "../people/escalation-view.ts";
import { plainLine } from "../text/inert-line.ts";
import { attemptsText } from "./attempts-view.ts";
import { clashAdvice, clashText } from "./clash.ts";
import { othersText } from "./others.ts";
import type { QualityReport } from "./quality.ts";
import type { ReviewOutcome } from "./review-outcome.ts";

const SHOWN_CHECKS = 20;
const SHOWN_TEXT = 300;
/** Of a task that failed: it may be a list of what it touched. */
const SHOWN_ERROR = 2_000;

const RECOMMENDATION: Partial<Record<EscalationKind, string>> = {
  secret:
    "Take the secret out of the change and revoke it; it was in an artifact of this repository.",
  vulnerability: "Update or replace what the finding names, or approve it knowingly.",
  quality: "Manual code review required",
  compile:
    "Repair the named tasks by hand, or say in the issue what they need, then /miyabi retry.",
  conflict: "Resolve the conflict by hand on the branch, or change the plan, then /miyabi retry.",
};

const REBUILD = "Comment `/miyabi retry`: the change is made again on the base as it is now.";

function reasonOf(kind: EscalationKind, { score, movedFrom, others }: QualityReport): string {
  if (kind !== "quality") return `The review found a ${kind} (score ${score}/100)`;
  if (others !== undefined)
    return `Together with what people pushed to the branch, the change does not pass (${score}/100)`;
  return movedFrom === undefined
    ? `Quality score below threshold (${score}/100)`
    : `Together with what came into the base since the first review, the change does not pass (${score}/100)`;
}

/** What became of the change between its reviews. */
const changesOf = ({ movedFrom, baseSha, others }: QualityReport): string[] => [
  ...(movedFrom === undefined
    ? []
    : [`the base moved from ${movedFrom} to ${baseSha} between the reviews`]),
  ...(others === undefined ? [] : [`${othersText(others)}, up to ${others.head}`]),
];

const scoresOf = (reviews: readonly QualityReport[]): string[] => {
  const text = attemptsText(reviews);
  return text === undefined ? [] : [text];
};

function adviceOn(kind: EscalationKind, { movedFrom, others }: QualityReport): string {
  if (kind === "quality" && others !== undefined)
    return "Repair it on the branch and push, then comment `/miyabi retry`: it is reviewed again.";
  if (kind === "quality" && movedFrom !== undefined)
    return `Read what came in and the findings. ${REBUILD}`;
  return RECOMMENDATION[kind] ?? "Manual code review required";
}

/** Failing checks as the seed writes them: `tests: 2 failures`. */
const checksOf = ({ issues, unknown }: QualityReport): string[] =>
  [
    ...issues.map(
      ({ part, severity, message }) => `${part}: ${severity}: ${plainLine(message, SHOWN_TEXT)}`,
    ),
    ...unknown.map(({ part, reason }) => `${part}: unknown: ${plainLine(reason, SHOWN_TEXT)}`),
  ].slice(0, SHOWN_CHECKS);

/** Where the work of a failed task is to be found: nothing of it was pushed. */
const patchLine = (task: string, artifact: string): string =>
  `${task}: what it had written is ${task}.patch in the artifact ${artifact} of this run (git apply --3way)`;

/**
 * The question that a review leaves to people. Publishing builds it again and looks for its answer,
 * so the digest covers the tree, not the words.
 */
export function reviewEscalation(
  outcome: ReviewOutcome,
  { issue, at, reviews = [] }: { issue: number; at: Date; reviews?: readonly QualityReport[] },
): Escalation {
  if (outcome.kind === "conflict") {
    const { headSha, baseSha, onto, files, branchHead, why } = outcome;
    return buildEscalation({
      kind: "conflict",
      severity: "high",
      issue,
      reason: clashText(outcome),
      failingChecks: [
        ...files.slice(0, SHOWN_CHECKS).map((file) => `conflict: ${plainLine(file, SHOWN_TEXT)}`),
        branchHead === undefined
          ? `reviewed on ${baseSha}, the base is at ${onto}`
          : `the branch is at ${branchHead}, the base is at ${onto}`,
      ],
      recommendation: clashAdvice(outcome),
      subject: {
        kind: "conflict",
        head: headSha,
        onto,
        files,
        ...(branchHead === undefined ? {} : { branchHead, why: why ?? "base" }),
      },
      at,
    });
  }
  if (outcome.kind === "incomplete") {
    const kind = outcome.escalation ?? "compile";
    return buildEscalation({
      kind,
      severity: "high",
      issue,
      reason: `${outcome.failed.length} ${outcome.failed.length === 1 ? "task has" : "tasks have"} no result to review`,
      failingChecks: [
        ...outcome.failed
          .slice(0, SHOWN_CHECKS)
          .flatMap(({ task, error, patchIn }) => [
            `${task}: ${plainLine(error, SHOWN_ERROR)}`,
            ...(patchIn === undefined ? [] : [patchLine(task, patchIn)]),
          ]),
        ...(outcome.warnings ?? [])
          .slice(0, SHOWN_CHECKS)
          .map(({ task, text }) => `${task}: warning: ${plainLine(text, SHOWN_TEXT)}`),
      ],
      recommendation:
        kind === "budget"
          ? budgetAdvice(outcome.failed.map(({ error }) => error).join(" "))
          : (RECOMMENDATION[kind] ?? "Look at the named tasks, then /miyabi retry."),
      subject: { kind, failed: outcome.failed.map(({ task, error }) => ({ task, error })) },
      at,
    });
  }
  const { report } = outcome;
  const kind = outcome.escalation ?? "quality";
  return buildEscalation({
    kind,
    severity: kind === "secret" || kind === "vulnerability" ? "critical" : "high",
    issue,
    reason: reasonOf(kind, report),
    failingChecks: [...checksOf(report), ...changesOf(report), ...scoresOf(reviews)],
    recommendation: adviceOn(kind, report),
    subject: { kind, tree: report.treeSha },
    at,
  });
}
