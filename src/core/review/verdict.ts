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

/** What came to a change after the review before, as people read it. */
const cameIn = ({ others }: Pick<QualityReport, "others">): string =>
  others === undefined ? "what came into the base" : "what people pushed to the branch";

/**
 * Where a change goes that is judged again together with what came into its base (ADR 8) or what people
 * pushed to its branch (ADR 16). There is no further attempt: what is rejected goes to people, and so do
 * tests that fail now and did not before, whatever the score.
 *
 * @param before of the review before, undefined where there was none
 */
export function verdictAgain(
  report: Pick<QualityReport, "score" | "recommendation" | "issues" | "testsFailed" | "others">,
  before: Pick<QualityReport, "testsFailed"> | undefined,
): Verdict {
  const verdict = verdictOn(report, MAX_ATTEMPTS);
  if (verdict.next === "publish" && report.testsFailed > 0 && before?.testsFailed === 0)
    return {
      next: "escalate",
      escalation: "quality",
      why: `${report.testsFailed} tests fail together with ${cameIn(report)}`,
    };
  return verdict.escalation === "quality" && report.recommendation === "REJECT"
    ? { ...verdict, why: `with ${cameIn(report)} it is rejected with ${report.score}/100` }
    : verdict;
}
