import type { Analysis } from "../issue/analysis.ts";
import type { Config } from "../config.ts";

/** Below it an issue is one task and no model reviews it (seed, "Low-Complexity Issues"). */
const LOW_COMPLEXITY = 3;

/** `notify`: people are told and have a grace period to stop it. `approve`: people must say yes. */
export type Gate = "go" | "notify" | "approve";

/** Seed phase 1, "Key Decision Point"; both limits themselves notify (design: domain). */
export function gateOf(complexity: number, gates: Config["gates"]): Gate {
  if (complexity > gates.approveAbove) return "approve";
  return complexity >= gates.notifyAt ? "notify" : "go";
}

/** Seed, "Variations & Customization". */
export const VARIATIONS = ["low", "standard", "high", "hotfix"] as const;
export type Variation = (typeof VARIATIONS)[number];

/** A hotfix stays one at every complexity; its gate is decided by the complexity all the same. */
export function variationOf(
  { complexity, priority }: Pick<Analysis, "complexity" | "priority">,
  gates: Config["gates"],
): Variation {
  if (priority === "P0-Critical") return "hotfix";
  if (complexity < LOW_COMPLEXITY) return "low";
  return gateOf(complexity, gates) === "approve" ? "high" : "standard";
}

/** One task, made from the issue without asking the model; nothing runs side by side. */
export const isSingleTask = (variation: Variation): boolean =>
  variation === "low" || variation === "hotfix";
