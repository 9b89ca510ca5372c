import { inertLine } from "../../core/inert-line.ts";
import type { Task } from "../../core/plan.ts";
import type { AgentResult } from "../../core/result.ts";
import type { TaskResult } from "../../core/task-result.ts";
import type { Input } from "./input.ts";

const MARK = { success: "✅", failed: "❌", skipped: "⏭️ skipped" } as const;

/** What a lane came to, as the step summary shows it. */
function summaryOf(results: readonly TaskResult[], tasks: readonly Task[]): string {
  const rows = results.map((result) => {
    const title = tasks.find(({ id }) => id === result.task)?.title ?? "";
    const tests = `${result.testsPassed} passed, ${result.testsFailed} failed`;
    const files = result.filesCreated.length + result.filesChanged.length;
    return `| ${MARK[result.status]} | ${result.task} ${inertLine(title, 80)} | ${files} | ${tests} | ${result.tries} | ${result.turns} | $${result.usage.costUsd.toFixed(2)} |`;
  });
  const errors = results.flatMap(({ task, error }) =>
    error === undefined ? [] : [`- ${task}: ${inertLine(error, 500)}`],
  );
  const open = results.some(({ sandbox }) => sandbox === "off");
  return [
    ...(open ? ["**The sandbox was off: generated code ran with the rights of the runner.**"] : []),
    [
      "| | task | files | tests | tries | turns | cost |",
      "|---|---|---|---|---|---|---|",
      ...rows,
    ].join("\n"),
    ...(errors.length > 0 ? [errors.join("\n")] : []),
  ].join("\n\n");
}

/** How the action ends. */
export function resultOf(
  { lane }: Input,
  results: readonly TaskResult[],
  tasks: readonly Task[],
): AgentResult {
  const failed = results.filter(({ status }) => status !== "success");
  const outputs = {
    tasks: JSON.stringify(Object.fromEntries(results.map(({ task, status }) => [task, status]))),
  };
  const summary = summaryOf(results, tasks);
  if (failed.length === 0)
    return {
      outcome: "done",
      reason: "lane_finished",
      message: `Lane ${lane}: ${results.length} of ${results.length} tasks done.`,
      outputs,
      summary,
    };
  const reasons = failed.map(
    ({ task, status, error = "" }) => `${task} ${status}: ${inertLine(error, 200)}`,
  );
  return {
    outcome: "failed",
    reason: "lane_failed",
    message: `Lane ${lane}: ${failed.length} of ${results.length} tasks are not done. ${reasons.join("; ")}`,
    outputs,
    summary,
  };
}
