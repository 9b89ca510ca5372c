import { inertLine } from "../../core/inert-line.ts";
import type { Task } from "../../core/plan.ts";
import type { AgentResult } from "../../core/result.ts";
import type { Input } from "./input.ts";
import type { Ended } from "./run-lane.ts";

const MARK = { success: "✅", failed: "❌", skipped: "⏭️ skipped" } as const;

/** What a lane came to, as the step summary shows it. */
function summaryOf(ended: readonly Ended[], tasks: readonly Task[]): string {
  const results = ended.map(({ result }) => result);
  const rows = ended.map(({ result, runAttempt }) => {
    const over = runAttempt === undefined ? "" : ` taken over from run attempt ${runAttempt}`;
    const title = tasks.find(({ id }) => id === result.task)?.title ?? "";
    const tests = `${result.testsPassed} passed, ${result.testsFailed} failed`;
    const files = result.filesCreated.length + result.filesChanged.length;
    return `| ${MARK[result.status]}${over} | ${result.task} ${inertLine(title, 80)} | ${files} | ${tests} | ${result.tries} | ${result.turns} | $${result.usage.costUsd.toFixed(2)} |`;
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
  ended: readonly Ended[],
  tasks: readonly Task[],
): AgentResult {
  const results = ended.map(({ result }) => result);
  const failed = results.filter(({ status }) => status !== "success");
  const outputs = {
    tasks: JSON.stringify(Object.fromEntries(results.map(({ task, status }) => [task, status]))),
  };
  const summary = summaryOf(ended, tasks);
  const over = ended.filter(({ runAttempt }) => runAttempt !== undefined).length;
  if (failed.length === 0)
    return {
      outcome: "done",
      reason: "lane_finished",
      message: `Lane ${lane}: ${results.length} of ${results.length} tasks done${over === 0 ? "" : `, ${over} of them taken over from an earlier run attempt`}.`,
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
