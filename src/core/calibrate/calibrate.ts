import type { Config } from "../config.ts";
import type { SessionRecord } from "../session/session.ts";
import { budgets, startupSeconds } from "./budgets.ts";
import { approveAbove, autoMerge, human } from "./limits.ts";
import { outcomeOf } from "./outcome.ts";
import type { Proposal } from "./proposal.ts";

/**
 * What the outcomes of past sessions say about the configuration, a proposal for each key that a rule knows. A function
 * of the set of records: their order changes nothing. Nothing is changed by it.
 */
export function calibrate(records: readonly SessionRecord[], config: Config): Proposal[] {
  const outcomes = records.map(outcomeOf);
  return [
    approveAbove(outcomes, config),
    autoMerge(outcomes, config),
    human(outcomes, config),
    ...budgets(records, config),
    startupSeconds(records, config),
  ];
}
