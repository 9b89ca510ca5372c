// CodeGenAgent (seed phases 3 to 5): one lane of tasks, each in its own worktree; hands over bundles.
import { messageOf } from "../../core/error-code.ts";
import type { AgentResult } from "../../core/result.ts";
import { handOver } from "./hand-over.ts";
import type { Input } from "./input.ts";
import { loadPlan } from "./load-plan.ts";
import type { Ports } from "./ports.ts";
import { failedResult } from "./results.ts";
import { runLane, type LaneJob } from "./run-lane.ts";
import { resultOf } from "./summary.ts";

export { INPUTS, parseInput, parseMinutes, type Input } from "./input.ts";
export type { Ports } from "./ports.ts";

/** A failed result for each task that a fault kept from having one, handed over like any other. */
async function giveUp(job: LaneJob, fault: unknown, at: Date): Promise<void> {
  const { input, lane, ports, ended, open } = job;
  const known = [...ended.map(({ result }) => result), ...open].map(({ task }) => task);
  for (const { id } of lane.tasks.filter((task) => !known.includes(task.id))) {
    const blank = {
      task: id,
      attempt: input.attempt,
      lane: input.lane,
      // Nothing ran for this task, so nothing ran without a sandbox.
      sandbox: "bwrap" as const,
      startedAt: at.toISOString(),
    };
    const failed = failedResult(blank, messageOf(fault), "fault");
    await handOver(failed, { ...job, out: await ports.files.folder(id) });
  }
}

/** @throws UserError no_sandbox, invalid_config, missing_secret, after the lane's results are uploaded */
export async function run(input: Input, ports: Ports): Promise<AgentResult> {
  const lane = await loadPlan(input, ports);
  const job: LaneJob = { input, lane, ports, ended: [], open: [] };
  const at = ports.clock.now();
  try {
    await runLane(job);
  } catch (fault) {
    // Where the job is about to end, a fault may be its end and nothing else: its tasks stay open.
    if (!ports.stop.signal.aborted) {
      await giveUp(job, fault, at);
      throw fault;
    }
  }
  return resultOf(job);
}
