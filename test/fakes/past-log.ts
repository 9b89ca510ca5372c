import { logEntries } from "../../src/core/log/log-entry.ts";
import type { Task } from "../../src/core/plan/plan.ts";
import { plan, session, task } from "./records.ts";
import { taskResult } from "./task-results.ts";

/**
 * The log of a session of one issue whose tasks had one type and one estimate, as finalize writes it:
 * a task for each duration, at least two of them.
 */
export function pastLog({
  issue,
  type,
  estimatedMinutes,
  actualMinutes,
}: {
  issue: number;
  type: Task["type"];
  estimatedMinutes: number;
  actualMinutes: readonly number[];
}): string {
  const tasks = actualMinutes.map((_, at) =>
    task(at + 1, { id: `task-${issue}-${at + 1}`, type, estimatedMinutes }),
  );
  const results = actualMinutes.map((minutes, at) =>
    taskResult(at + 1, { task: `task-${issue}-${at + 1}`, seconds: minutes * 60 }),
  );
  const record = session({ plan: plan(...tasks), tasks: results });
  return logEntries(record, new Date("2026-01-05T12:00:00.000Z"))
    .map(({ key, markdown }) => `<!-- miyabi:log:${key} -->\n${markdown}`)
    .join("\n");
}
