import { inertLine } from "../../core/text/inert-line.ts";
import type { AgentResult } from "../../core/result.ts";
import { notBegun, type OpenTask } from "./results.ts";
import type { Ended, LaneJob } from "./run-lane.ts";

const MARK = { success: "✅", failed: "❌", skipped: "⏭️ skipped" } as const;

/** Of one task; there may be one for each weakened test. */
const SHOWN_WARNINGS = 20;
const MAX_WARNING = 1_000;

const triesText = (tries: number): string => `${tries} ${tries === 1 ? "try" : "tries"}`;

type Titles = (task: string) => string;

function endedRow({ result, runAttempt }: Ended, titleOf: Titles): string {
  const { status, resumed, task } = result;
  const over = runAttempt === undefined ? "" : ` taken over from run attempt ${runAttempt}`;
  const again = resumed === undefined ? "" : ` resumed after ${triesText(resumed.tries)}`;
  const tests = `${result.testsPassed} passed, ${result.testsFailed} failed`;
  const files = result.filesCreated.length + result.filesChanged.length;
  return `| ${MARK[status]}${over}${again} | ${task} ${titleOf(task)} | ${files} | ${tests} | ${result.tries} | ${result.turns} | $${result.usage.costUsd.toFixed(2)} |`;
}

const openRow = ({ task, tries, checkpoint }: OpenTask, titleOf: Titles): string =>
  `| ⏸ open${checkpoint === undefined ? "" : `, kept as ${checkpoint}`} | ${task} ${titleOf(task)} | | | ${tries} | | |`;

/** What a lane came to, as the step summary shows it. */
function summaryOf({ ended, open, lane }: Pick<LaneJob, "ended" | "open" | "lane">): string {
  const results = ended.map(({ result }) => result);
  const titleOf = (task: string): string =>
    inertLine(lane.tasks.find(({ id }) => id === task)?.title ?? "", 80);
  const errors = results.flatMap(({ task, error }) =>
    error === undefined ? [] : [`- ${task}: ${inertLine(error, 500)}`],
  );
  const warned = [...results, ...open].flatMap(({ task, warnings }) =>
    warnings
      .slice(0, SHOWN_WARNINGS)
      .map((warning) => `- ⚠️ ${task}: ${inertLine(warning, MAX_WARNING)}`),
  );
  const isOpen = results.some(({ sandbox }) => sandbox === "off");
  const remarks = results.flatMap(({ task, notDone }) =>
    notDone === undefined
      ? []
      : [`- ${task}, not done as the engine says: ${inertLine(notDone, 500)}`],
  );
  return [
    ...(isOpen
      ? ["**The sandbox was off: generated code ran with the rights of the runner.**"]
      : []),
    [
      "| | task | files | tests | tries | turns | cost |",
      "|---|---|---|---|---|---|---|",
      ...ended.map((one) => endedRow(one, titleOf)),
      ...open.map((one) => openRow(one, titleOf)),
    ].join("\n"),
    ...(errors.length > 0 ? [errors.join("\n")] : []),
    ...(warned.length > 0 ? [warned.join("\n")] : []),
    ...(remarks.length > 0 ? [remarks.join("\n")] : []),
  ].join("\n\n");
}

const WHY = {
  cancelled: { reason: "cancelled", text: "was cancelled" },
  time: { reason: "lane_out_of_time", text: "stopped before its job's time is over" },
} as const;

/** How the action ends. */
export function resultOf({ input, lane, ports, ...job }: LaneJob): AgentResult {
  const ended = lane.tasks.flatMap(({ id }) =>
    job.ended.filter(({ result }) => result.task === id),
  );
  const open = lane.tasks
    .filter(({ id }) => !ended.some(({ result }) => result.task === id))
    .map(({ id }) => job.open.find(({ task }) => task === id) ?? notBegun(id));
  const results = ended.map(({ result }) => result);
  const failed = results.filter(({ status }) => status !== "success");
  const outputs = {
    tasks: JSON.stringify(Object.fromEntries(results.map(({ task, status }) => [task, status]))),
  };
  const summary = summaryOf({ ended, open, lane });
  const total = lane.tasks.length;
  if (open.length > 0) {
    const { reason, text } = WHY[ports.stop.reason() ?? "cancelled"];
    const kept = open.filter(({ checkpoint }) => checkpoint !== undefined).length;
    return {
      outcome: "failed",
      reason,
      message: `Lane ${input.lane} ${text}: ${open.length} of ${total} tasks are open, ${kept} of them with a checkpoint. Re-run the failed jobs, or comment /miyabi retry: they go on from there.`,
      outputs,
      summary,
    };
  }
  const over = ended.filter(({ runAttempt }) => runAttempt !== undefined).length;
  if (failed.length === 0)
    return {
      outcome: "done",
      reason: "lane_finished",
      message: `Lane ${input.lane}: ${results.length} of ${total} tasks done${over === 0 ? "" : `, ${over} of them taken over from an earlier run attempt`}.`,
      outputs,
      summary,
    };
  const reasons = failed.map(
    ({ task, status, error = "" }) => `${task} ${status}: ${inertLine(error, 200)}`,
  );
  return {
    outcome: "failed",
    reason: "lane_failed",
    message: `Lane ${input.lane}: ${failed.length} of ${total} tasks are not done. ${reasons.join("; ")}`,
    outputs,
    summary,
  };
}
