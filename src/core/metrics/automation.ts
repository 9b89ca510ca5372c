import type { SessionRecord } from "../session/session.ts";
import { isMerged } from "./cost.ts";
import { countsOf, shareOf, spreadOf, type Share, type Spread } from "./spread.ts";
import { leftToPeople, touchesOf, type Touch } from "./touches.ts";

/** The seed's "Automation Metrics". */
export type AutomationMetrics = {
  /** Sessions that are done and in which no person took part after the trigger, of those that are done. */
  zeroTouch: Share;
  /** Ways in which people took part in a session that is done. */
  touchesPerSession: Spread;
  /** Of all sessions, in how many people took part in which way. */
  touches: { name: Touch; count: number }[];
  /** Changes that Miyabi merged itself, of those that were merged. */
  autoMerged: Share;
};

export function automationMetrics(records: readonly SessionRecord[]): AutomationMetrics {
  const done = records.filter(({ state }) => state === "done").map(touchesOf);
  const merged = records.filter(isMerged);
  return {
    zeroTouch: shareOf(done.filter(({ length }) => length === 0).length, done.length),
    touchesPerSession: spreadOf(done.map(({ length }) => length)),
    touches: countsOf(records.flatMap(touchesOf)),
    autoMerged: shareOf(merged.filter((one) => !leftToPeople(one)).length, merged.length),
  };
}
