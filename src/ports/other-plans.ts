import type { Overlap } from "../core/plan/plan.ts";

/** What the sessions of other issues are about to change. */
export interface OtherPlans {
  /** The paths that plans of other open issues predict, those changed last first. Advice: comments can be edited. */
  atWork(issue: number): Promise<Overlap[]>;
}
