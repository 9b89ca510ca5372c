import { z } from "zod";
import { expectedMinutes } from "./calibration.ts";
import { Schedule, type Plan } from "./plan.ts";
import { Finding, type QualityReport } from "./quality.ts";
import type { TaskResult } from "./task-result.ts";

/** `rework.json` in the review's artifact: what the next attempt executes again, and why. */
export const Rework = z.object({
  /** The attempt that is to run. */
  attempt: z.number().int().min(2),
  schedule: Schedule,
  /** By task: what the review found in its files. */
  findings: z.record(z.string(), z.array(Finding)),
  /** Findings that belong to no task, and the end of the tests' output. */
  general: z.array(Finding),
  output: z.string(),
  /** By task: calls of the engine in all attempts so far. */
  engineCalls: z.record(z.string(), z.number().int()),
});
export type Rework = z.infer<typeof Rework>;

/** Tasks that created or changed a file, in the plan's order. */
const ownersOf = (file: string, results: readonly TaskResult[]): string[] =>
  results
    .filter(({ filesCreated, filesChanged }) => [...filesCreated, ...filesChanged].includes(file))
    .map(({ task }) => task);

/** The plan's schedule with only some of its tasks; waves and lanes that become empty are left out. */
function onlyTasks(plan: Plan, tasks: ReadonlySet<string>): Schedule {
  const minutes = (id: string): number => {
    const task = plan.tasks.find((one) => one.id === id);
    return task === undefined ? 0 : expectedMinutes(task, plan.calibration);
  };
  const sum = (ids: readonly string[]): number => ids.reduce((all, id) => all + minutes(id), 0);
  const waves = plan.schedule.waves
    .map((wave) =>
      wave
        .map(({ lane, tasks: ids }) => ({ lane, tasks: ids.filter((id) => tasks.has(id)) }))
        .filter(({ tasks: ids }) => ids.length > 0),
    )
    .filter((wave) => wave.length > 0);
  const criticalPath = plan.schedule.criticalPath.filter((id) => tasks.has(id));
  return {
    waves,
    criticalPath,
    criticalPathMinutes: sum(criticalPath),
    makespanMinutes: waves.reduce(
      (all, wave) => all + Math.max(...wave.map((lane) => sum(lane.tasks))),
      0,
    ),
    explanation: [`Executed again: ${[...tasks].join(", ")}, the owners of what the review found.`],
  };
}

export type ReworkInput = {
  plan: Plan;
  /** The newest result of each task. */
  results: readonly TaskResult[];
  report: Pick<QualityReport, "issues" | "breakdown" | "attempt">;
  /** End of the tests' output. */
  output: string;
  /** Calls of the engine before this attempt, by task. */
  engineCalls: Readonly<Record<string, number>>;
};

/**
 * What the next attempt executes again: the tasks that own the files of the findings. Where points
 * were lost that no file explains (failing tests, low coverage), or where no owner is found, every
 * task.
 */
export function reworkOf(input: ReworkInput): Rework {
  const { plan, results, report, output, engineCalls } = input;
  const findings: Record<string, Finding[]> = {};
  const general: Finding[] = [];
  for (const finding of report.issues) {
    const owners = finding.file === undefined ? [] : ownersOf(finding.file, results);
    if (owners.length === 0) general.push(finding);
    for (const owner of owners) (findings[owner] ??= []).push(finding);
  }
  const owners = Object.keys(findings);
  const unexplained = report.breakdown.tests < 35 && !report.issues.some(isTestFindingWithFile);
  const again = unexplained || owners.length === 0 ? plan.tasks.map(({ id }) => id) : owners;
  return {
    attempt: report.attempt + 1,
    schedule: onlyTasks(plan, new Set(again)),
    findings,
    general,
    output,
    engineCalls: Object.fromEntries(
      results.map(({ task, tries, attempt }) => [
        task,
        (engineCalls[task] ?? 0) + (attempt === report.attempt ? tries : 0),
      ]),
    ),
  };
}

const isTestFindingWithFile = ({ part, file }: Finding): boolean =>
  part === "tests" && file !== undefined;
