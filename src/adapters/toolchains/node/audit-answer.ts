import { z } from "zod";
import type { Finding } from "../../../core/review/quality.ts";

/** How npm's advisories, and all who tell them, name the severity. */
export const AdvisorySeverity = z.enum(["info", "low", "moderate", "high", "critical"]);

const SEVERITY = {
  info: "info",
  low: "low",
  moderate: "medium",
  high: "high",
  critical: "critical",
} as const;

/** npm's word for how bad an advisory is, as ours. */
export const severityOf = (named: z.infer<typeof AdvisorySeverity>): Finding["severity"] =>
  SEVERITY[named];

/** A known vulnerability of a package. */
export type Advisory = {
  package: string;
  /** Versions that have it. */
  range: string;
  title: string;
  severity: Finding["severity"];
};

/** What a program's output says: advisories, or why there is no answer, as far as it tells. */
export type AuditAnswer = { advisories: readonly Advisory[] } | { reason: string | undefined };
