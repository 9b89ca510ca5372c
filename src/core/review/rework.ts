import { z } from "zod";
import { calibrated } from "../plan/calibration.ts";
import { Schedule, type Plan } from "../plan/plan.ts";
import { Finding, type QualityReport } from "./quality.ts";
import { FAILING_TEST } from "./score.ts";
import type { ScheduleLimits } from "../schedule/schedulable.ts";
import { rescheduleOf } from "../schedule/schedule.ts";
import type { TaskResult } from "../task/task-result.ts";

/** `rework.json` in the review's artifact: what the next attempt executes again, and why. */
export const Rework = z.object({
  /** The attempt that is to run. */
  attempt: z.number().int().min(2),
  schedule: Schedule,
  /** By task: what the review found in its files. */
  findings: z.record(z.string(), z.array(Finding)),
  /** Findings without a file, for every task that runs again, and the end of the tests' output. */
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

type Repeated = Pick<ReworkInput, "plan" | "results" | "report">;

/**
 * Where findings go whose file no task has written (a merge did): to one task, so that they are repaired
 * once. The last in the plan of those that no other of them builds on: it sees the work of most.
 */
function lastOf({ tasks }: Plan, among: ReadonlySet<string>): string[] {
  const few = tasks.filter(({ id }) => among.has(id));
  const needed = new Set(few.flatMap(({ dependencies }) => dependencies));
  const last = few.findLast(({ id }) => !needed.has(id));
  return last === undefined ? [] : [last.id];
}

export type ReworkInput = {
  plan: Plan;
  /** The newest result of each task. */
  results: readonly TaskResult[];
  report: Pick<QualityReport, "issues" | "breakdown" | "attempt" | "testsFailed">;
  /** End of the tests' output. */
  output: string;
  /** Calls of the engine before this attempt, by task. */
  engineCalls: Readonly<Record<string, number>>;
  limits: ScheduleLimits;
};

/** The tasks and all that they build on. */
function withNeeded({ tasks }: Plan, ids: readonly string[]): string[] {
  const needed = new Set<string>();
  const take = (id: string): void => {
    if (needed.has(id)) return;
    needed.add(id);
    tasks.find((task) => task.id === id)?.dependencies.forEach(take);
  };
  ids.forEach(take);
  return [...needed];
}

/**
 * Who may have broken the tests that fail: whoever wrote them, and those whose work they build on. Undefined
 * where that can be any task: one of them is not named, or is older than the change.
 */
function breakersOf({ plan, results, report }: Repeated): string[] | undefined {
  const broken = report.issues.filter(({ rule }) => rule === FAILING_TEST);
  if (broken.length < report.testsFailed) return undefined;
  const writers = broken.map(({ file }) => (file === undefined ? [] : ownersOf(file, results)));
  return writers.some((one) => one.length === 0) ? undefined : withNeeded(plan, writers.flat());
}

/**
 * What has to be done again for a review to be content: the tasks that own the files of the findings, and
 * one task for files that none owns. Where points were lost that no file explains (low coverage, a failing
 * test that anybody may have broken), or where there is no such finding, every task.
 */
export function tasksToRepeat({ plan, results, report }: Repeated): string[] {
  const all = plan.tasks.map(({ id }) => id);
  const breakers = report.testsFailed > 0 ? breakersOf({ plan, results, report }) : [];
  if (breakers === undefined) return all;
  const found = report.issues.filter(
    ({ severity, rule }) => severity !== "info" && rule !== FAILING_TEST,
  );
  const placed = found.flatMap(({ file }) => (file === undefined ? [] : [ownersOf(file, results)]));
  const owners = new Set([...placed.flat(), ...breakers]);
  if (placed.some((one) => one.length === 0))
    for (const id of lastOf(plan, owners.size > 0 ? owners : new Set(all))) owners.add(id);
  const unexplained = report.breakdown.tests < 35 && !report.issues.some(isTestFindingWithFile);
  return unexplained || owners.size === 0 ? all : [...owners];
}

/** What the next attempt executes again, and what each task is told of the findings. */
export function reworkOf(input: ReworkInput): Rework {
  const { plan, results, report, output, engineCalls, limits } = input;
  const again = tasksToRepeat(input);
  const tasks = calibrated(plan.tasks, plan.calibration);
  const schedule = rescheduleOf({ tasks }, again, limits);
  const why = `Executed again: ${again.join(", ")}, the owners of what the review found.`;
  const findings: Record<string, Finding[]> = {};
  const general: Finding[] = [];
  for (const finding of report.issues) {
    const known = finding.file === undefined ? [] : ownersOf(finding.file, results);
    // A test from before the change says nothing of who broke it.
    const isAnybodys = finding.rule === FAILING_TEST && known.length === 0;
    if (finding.file === undefined || isAnybodys) {
      general.push(finding);
      continue;
    }
    const owners = known.length > 0 ? known : lastOf(plan, new Set(again));
    for (const owner of owners) (findings[owner] ??= []).push(finding);
  }
  return {
    attempt: report.attempt + 1,
    schedule: { ...schedule, explanation: [why, ...schedule.explanation] },
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
