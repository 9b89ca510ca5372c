import type { PastTask } from "./past-tasks.ts";
import type { Calibration, Task } from "./plan.ts";

/** Below this many, a median says more about chance than about the repository. */
const LEAST_SAMPLES = 3;
/** Work changes: what was long ago does not count. */
const MOST_SAMPLES = 200;
/** A schedule must stay a schedule, whatever the log says. */
const BOUNDS = { least: 0.1, most: 10 };

/** What of a log is worth reading for it. */
export const LOG_LIMITS = { files: 60, bytes: 2 * 1024 * 1024 };

/**
 * How long tasks of each type really take, by the median of actual / estimated; undefined where there
 * are too few. Only successes count, and each task once, with its newest: ids of tasks come again where
 * an issue is planned anew, and then the older plan's task is no longer what that id means. (The
 * repair of a task after a review has no estimate in the log at all: log-entry.ts.)
 */
export function calibrationOf(past: readonly PastTask[]): Calibration | undefined {
  const newest = new Map<string, PastTask>();
  for (const one of past) {
    if (one.status !== "success") continue;
    const known = newest.get(one.task);
    if (known === undefined || known.at < one.at) newest.set(one.task, one);
  }
  const counted = [...newest.values()]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MOST_SAMPLES);
  const overall = measureOf(counted);
  if (overall === undefined) return undefined;
  const byType: Calibration["byType"] = {};
  for (const type of new Set(counted.map((one) => one.type))) {
    const measure = measureOf(counted.filter((one) => one.type === type));
    if (measure !== undefined) byType[type] = measure;
  }
  return { byType, overall };
}

type Measure = Calibration["overall"];

function measureOf(tasks: readonly PastTask[]): Measure | undefined {
  if (tasks.length < LEAST_SAMPLES) return undefined;
  const middle = median(
    tasks.map(({ actualMinutes, estimatedMinutes }) => actualMinutes / estimatedMinutes),
  );
  const bounded = Math.min(BOUNDS.most, Math.max(BOUNDS.least, middle));
  // What is shown is what is scheduled with: no digits that nobody sees.
  return { ratio: Math.round(bounded * 100) / 100, samples: tasks.length };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle - 1)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

type Estimated = Pick<Task, "type" | "estimatedMinutes">;

/** Minutes to schedule with: by the task's type, else by all types, else the estimate itself. */
export const expectedMinutes = (
  { type, estimatedMinutes }: Estimated,
  calibration: Calibration | undefined,
): number => {
  if (calibration === undefined) return estimatedMinutes;
  const { ratio } = calibration.byType[type] ?? calibration.overall;
  return estimatedMinutes * ratio;
};

/** The tasks as they are scheduled. The plan keeps its own: their digest is what people approve. */
export const calibrated = <T extends Estimated>(
  tasks: readonly T[],
  calibration: Calibration | undefined,
): T[] => tasks.map((task) => ({ ...task, estimatedMinutes: expectedMinutes(task, calibration) }));
