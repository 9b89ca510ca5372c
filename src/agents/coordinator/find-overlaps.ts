import { overlapsOf } from "../../core/plan/overlaps.ts";
import { plannedFiles } from "../../core/plan/planned-files.ts";
import type { Overlap, Plan } from "../../core/plan/plan.ts";
import type { Ports } from "./ports.ts";

/**
 * Other sessions that mean to change the same files. Asked only where the plan predicts files, and never a reason to
 * stop: what cannot be read now is no conflict, and landing looks again (ADR 8).
 */
export async function findOverlaps(
  issue: number,
  plan: Pick<Plan, "tasks">,
  { others }: Pick<Ports, "others">,
): Promise<Overlap[]> {
  if (plannedFiles(plan).length === 0) return [];
  try {
    return overlapsOf(plan, await others.atWork(issue));
  } catch {
    return [];
  }
}
