import type { Plan } from "../plan/plan.ts";
import type { SessionRecord } from "../session/session.ts";
import type { TaskResult } from "../task/task-result.ts";
import { shownLine, shownText } from "./shown-text.ts";

/** A planned task and what became of it. */
export type TaskView = {
  id: string;
  title: string;
  type: string;
  dependencies: string[];
  estimatedMinutes: number;
  /** By the plan; the result's where it ran elsewhere. */
  lane?: string;
  critical: boolean;
  status: "planned" | TaskResult["status"];
  description: string;
  files: readonly string[];
  acceptance: readonly string[];
  result?: {
    seconds: number;
    tries: number;
    turns: number;
    lines: number;
    files: number;
    testsPassed: number;
    testsFailed: number;
    costUsd: number;
    summary: string;
    error?: string;
    notDone?: string;
  };
};

const MOST_FILES = 50;

function resultOf(result: TaskResult): NonNullable<TaskView["result"]> {
  const { seconds, tries, turns, linesChanged, testsPassed, testsFailed, usage } = result;
  return {
    seconds,
    tries,
    turns,
    lines: linesChanged,
    files: result.filesCreated.length + result.filesChanged.length,
    testsPassed,
    testsFailed,
    costUsd: usage.costUsd,
    summary: shownText(result.summary, 1000),
    ...(result.error === undefined ? {} : { error: shownText(result.error, 2000) }),
    ...(result.notDone === undefined ? {} : { notDone: shownText(result.notDone, 1000) }),
  };
}

const plannedLanes = ({ schedule }: Plan): Map<string, string> =>
  new Map(
    schedule.waves.flatMap((wave) =>
      wave.flatMap(({ lane, tasks }) => tasks.map((id) => [id, lane] as const)),
    ),
  );

/** The plan's tasks in its order; none where there is no plan yet. */
export function taskViews({ plan, tasks }: SessionRecord): TaskView[] {
  if (plan === undefined) return [];
  const results = new Map(tasks.map((result) => [result.task, result]));
  const lanes = plannedLanes(plan);
  const critical = new Set(plan.schedule.criticalPath);
  return plan.tasks.map((task): TaskView => {
    const result = results.get(task.id);
    const lane = result?.lane ?? lanes.get(task.id);
    return {
      id: task.id,
      title: shownLine(task.title, 200),
      type: task.type,
      dependencies: task.dependencies,
      estimatedMinutes: task.estimatedMinutes,
      ...(lane === undefined ? {} : { lane: shownLine(lane, 40) }),
      critical: critical.has(task.id),
      status: result?.status ?? "planned",
      description: shownText(task.description, 1000),
      files: task.files.slice(0, MOST_FILES).map((file) => shownLine(file, 200)),
      acceptance: task.acceptance.map((line) => shownLine(line, 300)),
      ...(result === undefined ? {} : { result: resultOf(result) }),
    };
  });
}
