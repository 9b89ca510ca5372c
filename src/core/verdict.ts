import type { EscalationKind } from "./escalation.ts";
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
