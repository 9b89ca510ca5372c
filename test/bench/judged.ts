import type { Schedule } from "../../src/core/plan/plan.ts";
import type { Schedulable, ScheduleLimits } from "../../src/core/schedule/schedulable.ts";
import {
  longestChainMinutes,
  scheduleProblems,
  simulatedMinutes,
} from "../core/schedule/schedule-judge.ts";

export type Scheduler = (tasks: readonly Schedulable[], limits: ScheduleLimits) => Schedule;

export type Judged = {
  /** Simulated, never what the schedule says of itself. */
  makespanMinutes: number;
  criticalPathMinutes: number;
  waves: number;
  /** To plan it, on a clock. */
  milliseconds: number;
};

/** Differences below are rounding. */
const EPSILON = 1e-6;

/**
 * Plans, measures how long that takes, and judges what came out.
 * @throws Error where the schedule is not valid, or its own figures are not those of the simulation
 */
export function judged(
  { name, tasks }: { name: string; tasks: readonly Schedulable[] },
  limits: ScheduleLimits,
  schedule: Scheduler,
): Judged {
  const began = performance.now();
  const made = schedule(tasks, limits);
  const milliseconds = performance.now() - began;
  const problems = scheduleProblems(tasks, made, limits);
  if (problems.length > 0)
    throw new Error(`${name}: the schedule is not valid:\n${problems.join("\n")}`);
  const makespanMinutes = simulatedMinutes(tasks, made, limits);
  const criticalPathMinutes = longestChainMinutes(tasks);
  const compare = (what: string, said: number, found: number): void => {
    if (Math.abs(said - found) > EPSILON)
      throw new Error(
        `${name}, a = ${limits.agentsPerRunner}: the ${what} is said to be ${said} minutes and is ${found}`,
      );
  };
  compare("makespan", made.makespanMinutes, makespanMinutes);
  compare("critical path", made.criticalPathMinutes, criticalPathMinutes);
  return { makespanMinutes, criticalPathMinutes, waves: made.waves.length, milliseconds };
}
