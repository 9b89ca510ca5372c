import type { Schedule } from "../../core/plan/plan.ts";

/** What `miyabi plan --json` prints: scripts rely on names and order (docs/cli.md). */
export type ScheduleJson = Pick<
  Schedule,
  "criticalPathMinutes" | "makespanMinutes" | "waves" | "criticalPath" | "explanation"
>;

export const scheduleJson = (schedule: Schedule): ScheduleJson => ({
  criticalPathMinutes: schedule.criticalPathMinutes,
  makespanMinutes: schedule.makespanMinutes,
  waves: schedule.waves.map((lanes) => lanes.map(({ lane, tasks }) => ({ lane, tasks }))),
  criticalPath: schedule.criticalPath,
  explanation: schedule.explanation,
});
