import { z } from "zod";

export const ISSUE_TYPES = [
  "feature",
  "bug",
  "docs",
  "refactor",
  "test",
  "architecture",
  "deployment",
] as const;
export const PRIORITIES = ["P0-Critical", "P1-High", "P2-Medium", "P3-Low"] as const;
export const SEVERITIES = ["Sev.1-Critical", "Sev.2-High", "Sev.3-Medium", "Sev.4-Low"] as const;
export const SECURITY_LEVELS = ["high", "medium", "low"] as const;

/** What IssueAgent hands over (seed phase 1). */
export const Analysis = z.object({
  /** 0 to 10, at least the deterministic floor. */
  complexity: z.number().min(0).max(10),
  reasons: z.array(z.string()),
  type: z.enum(ISSUE_TYPES),
  security: z.enum(SECURITY_LEVELS),
  priority: z.enum(PRIORITIES),
  severity: z.enum(SEVERITIES),
  estimatedHours: z.number().positive(),
  keywords: z.array(z.string()),
  components: z.array(z.string()),
  symptoms: z.array(z.string()),
  /** Not empty: the issue is too vague; it is asked about and blocked. */
  missing: z.array(z.string()),
  /** Its labels are on the issue. */
  labelled: z.boolean().optional(),
  /** Past issues like this one, with how they ended. */
  similar: z.array(
    z.object({
      issue: z.number().int(),
      title: z.string(),
      outcome: z.string(),
      score: z.number(),
    }),
  ),
});
export type Analysis = z.infer<typeof Analysis>;
