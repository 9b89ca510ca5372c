import type { EscalationKind } from "../people/escalation.ts";
import type { QualityReport } from "./quality.ts";
import { weakens } from "./weakened-tests.ts";

export const MAX_ATTEMPTS = 3;

export type Verdict = {
  next: "publish" | "rebuild" | "escalate";
  escalation?: EscalationKind;
  /** Why, for people. */
  why: string;
};

/**
 * Where a scored change goes (seed phase 6, "Decision Logic"; design: domain). What only people may
 * wave through is escalated at once; what more work may heal is rebuilt while attempts are left.
 */
export function verdictOn(
  report: Pick<QualityReport, "score" | "recommendation" | "issues">,
  attempt: number,
): Verdict {
  const security = report.issues.filter(
    ({ part, severity }) => part === "security" && (severity === "critical" || severity === "high"),
  );
  if (security.some(({ rule }) => rule === "miyabi/secret"))
    return { next: "escalate", escalation: "secret", why: "the change contains a secret" };
  if (security.length > 0)
    return {
      next: "escalate",
      escalation: "vulnerability",
      why: `${security.length} critical or high security findings`,
    };
  if (weakens(report.issues))
    return { next: "escalate", escalation: "quality", why: "tests or checks were weakened" };
  if (report.recommendation !== "REJECT")
    return { next: "publish", why: `the score is ${report.score}/100` };
  const why = `the change is rejected with ${report.score}/100`;
  return attempt < MAX_ATTEMPTS
    ? { next: "rebuild", why }
    : { next: "escalate", escalation: "quality", why: `${why} after ${attempt} attempts` };
}

/**
 * Where a change goes that was reviewed before and is judged again together with what came into its
 * base (ADR 8). There is no further attempt: what is rejected goes to people, and so do tests that fail
 * now and did not before, whatever the score.
 */
export function verdictAgain(
  report: Pick<QualityReport, "score" | "recommendation" | "issues" | "testsFailed">,
  before: Pick<QualityReport, "testsFailed">,
): Verdict {
  const verdict = verdictOn(report, MAX_ATTEMPTS);
  if (verdict.next === "publish" && report.testsFailed > 0 && before.testsFailed === 0)
    return {
      next: "escalate",
      escalation: "quality",
      why: `${report.testsFailed} tests fail together with what came into the base`,
    };
  return verdict.escalation === "quality" && report.recommendation === "REJECT"
    ? { ...verdict, why: `with what came into the base it is rejected with ${report.score}/100` }
    : verdict;
}
