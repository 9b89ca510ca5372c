import { z } from "zod";

/** Seed, "Escalation Triggers", and design: domain. */
export const ESCALATION_KINDS = [
  "complexity",
  "quality",
  "vulnerability",
  "secret",
  "deployment",
  "compile",
  "budget",
  "conflict",
  "protected_path",
  "plan",
  "requirement",
  "model",
  "fault",
] as const;

/** The seed's escalation JSON, plus the kind and the digest of what is to be decided. */
export const Escalation = z.object({
  type: z.literal("escalation"),
  kind: z.enum(ESCALATION_KINDS),
  severity: z.enum(["critical", "high", "medium", "low"]),
  issue: z.number().int(),
  reason: z.string(),
  context: z.object({
    failing_checks: z.array(z.string()),
    recommendation: z.string(),
  }),
  actions: z.array(
    z.object({ id: z.enum(["approve_anyway", "manual_fix", "reject"]), label: z.string() }),
  ),
  digest: z.string(),
  /** Where /miyabi retry goes on: with the same change. Absent: the change is made again. */
  retry: z.literal("publish").optional(),
  raisedAt: z.iso.datetime(),
  /** When whoever is asked was reminded, and when nobody's answer counted any more (fault 35). */
  remindedAt: z.iso.datetime().optional(),
  expiredAt: z.iso.datetime().optional(),
  answered: z.object({ by: z.string(), at: z.iso.datetime(), action: z.string() }).optional(),
});
export type Escalation = z.infer<typeof Escalation>;
export type EscalationKind = Escalation["kind"];
