import { ISSUE_TYPES } from "../issue/analysis.ts";
import type { Plan } from "./plan.ts";

/**
 * What the plan's schedule makes of its estimates, as a sentence; none where it takes them as they are.
 * Types that no task of the plan has are not told.
 */
export function calibrationSentences({ tasks, calibration }: Plan): string[] {
  if (calibration === undefined) return [];
  const types = ISSUE_TYPES.filter((type) => tasks.some((task) => task.type === type));
  const known: { name: string; ratio: number; samples: number }[] = types.flatMap((type) => {
    const measure = calibration.byType[type];
    return measure === undefined ? [] : [{ name: type, ...measure }];
  });
  const others = known.length < types.length;
  const name = known.length === 0 ? "all types" : "other types";
  const told = others ? [...known, { name, ...calibration.overall }] : known;
  const parts = told.map(({ name, ratio, samples }, at) =>
    at === 0
      ? `${name} ${ratio} of the estimate (${samples} past tasks)`
      : `${name} ${ratio} (${samples})`,
  );
  return [`Estimates are calibrated: ${parts.join(", ")}.`];
}
