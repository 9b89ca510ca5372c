import { join } from "node:path";
import { blankResult, type Blank, type TaskResult } from "../../core/task/task-result.ts";
import type { Finished } from "./finished-work.ts";
import type { LaneWork } from "./lane-work.ts";
import type { Worked } from "./tries.ts";

/** The result of work that ended in a judgement, its bundle written where it succeeded. */
export async function conclude(
  blank: Blank,
  {
    worked,
    finished,
    resumed,
  }: { worked: Worked; finished: readonly Finished[]; resumed: TaskResult["resumed"] },
  work: LaneWork,
): Promise<TaskResult> {
  const { commit, problem, change, usage, turns, tries, passed, failed, summary, warnings } =
    worked;
  const { notDone } = worked;
  const before = work.lane.previous.get(blank.task);
  const union = (old: readonly string[] = [], now: readonly string[]): string[] => [
    ...new Set([...old, ...now]),
  ];
  const result: TaskResult = {
    ...blankResult(blank),
    filesCreated: union(before?.filesCreated, change.created),
    filesChanged: union(before?.filesChanged, [...change.changed, ...change.deleted]),
    linesChanged: change.lines,
    testsPassed: passed,
    testsFailed: failed,
    warnings,
    summary,
    ...(notDone === undefined ? {} : { notDone }),
    turns,
    tries,
    usage,
    ...(resumed && { resumed }),
  };
  if (commit === undefined)
    return {
      ...result,
      error: problem?.text ?? "The task came to nothing.",
      failure: problem?.failure ?? "compile",
    };
  const bundle = `${blank.task}.bundle`;
  await work.workspace.bundle({
    file: join(work.out, bundle),
    base: work.ports.context.sha,
    tip: commit,
    name: blank.task,
  });
  const builtOn = Object.fromEntries(
    finished.map(({ result: { task }, commit: tip }) => [task, tip]),
  );
  return { ...result, status: "success", commit, bundle, builtOn };
}
