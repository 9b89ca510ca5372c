import type { Finding } from "./quality.ts";

const GRAVITY = ["critical", "high", "error", "medium", "warning", "low", "info"] as const;

/** The gravest first, so that a cut list loses what matters least. */
export const byGravity = (a: Pick<Finding, "severity">, b: Pick<Finding, "severity">): number =>
  GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity);
