import { calibrationOf, LOG_LIMITS } from "../../core/plan/calibration.ts";
import { plainLine } from "../../core/text/inert-line.ts";
import { pastTasks } from "../../core/plan/past-tasks.ts";
import type { Calibration } from "../../core/plan/plan.ts";
import type { PastWork } from "../../ports/past-work.ts";

/** `note`: why nothing was learned, where that was not for want of a log. */
export type Learned = { calibration?: Calibration | undefined; note?: string };

/** What past tasks say about estimates. A log that cannot be read holds up no plan; never throws. */
export async function learn(past: PastWork): Promise<Learned> {
  try {
    return { calibration: calibrationOf(pastTasks(await past.logs(LOG_LIMITS))) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return {
      note: `Estimates are not calibrated, the log could not be read: ${plainLine(text, 500)}`,
    };
  }
}
