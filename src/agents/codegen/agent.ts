// CodeGenAgent (seed phases 3 to 5): one lane of tasks, each in its own worktree; hands over bundles.
import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import { messageOf } from "../../core/error-code.ts";
import { totalUsage } from "../../core/fold.ts";
import type { AgentResult } from "../../core/result.ts";
import { refuseWithoutSandbox } from "../../core/sandbox-rule.ts";
import type { TaskResult } from "../../core/task-result.ts";
import { Dependencies } from "./dependencies.ts";
import { handOver } from "./hand-over.ts";
import type { Input } from "./input.ts";
import { loadPlan, type LanePlan } from "./load-plan.ts";
import type { Ports } from "./ports.ts";
import { failedResult } from "./results.ts";
import { runTasks } from "./run-tasks.ts";
import { resultOf } from "./summary.ts";
import { workTask } from "./work-task.ts";

export { INPUTS, parseInput, type Input } from "./input.ts";
export type { Ports } from "./ports.ts";

/** What was spent on the issue before this lane, in US dollars. */
const spentBefore = ({ session, previous }: LanePlan): number =>
  totalUsage(session).costUsd +
  [...previous.values()].reduce((sum, { usage }) => sum + usage.costUsd, 0);

async function build(
  input: Input,
  lane: LanePlan,
  out: string,
  ports: Ports,
  done: TaskResult[],
): Promise<void> {
  const workspace = await ports.workspaces.clone(ports.context.sha);
  const text = await workspace.fileAt(ports.context.sha, CONFIG_PATH);
  const config = configFromText(text, ports.parseYaml);
  const equipment = ports.equip(config);
  refuseWithoutSandbox(config, equipment.sandbox);
  const dependencies = new Dependencies(input, lane, workspace, ports);
  const before = spentBefore(lane);
  const usdLeft = (): number =>
    done.reduce((left, { usage }) => left - usage.costUsd, config.budget.usdPerIssue - before);
  const work = { input, lane, config, equipment, workspace, dependencies, out, usdLeft, ports };
  await runTasks(lane.tasks, config.schedule.agentsPerRunner, async (task) => {
    done.push(await workTask(task, work));
  });
}

/** In the lane's order, with a failed result for each task that a fault kept from having one. */
function complete(
  input: Input,
  lane: LanePlan,
  { done, fault, at }: { done: readonly TaskResult[]; fault: unknown; at: Date },
): TaskResult[] {
  return lane.tasks.map(
    ({ id }) =>
      done.find(({ task }) => task === id) ??
      failedResult(
        {
          task: id,
          attempt: input.attempt,
          lane: input.lane,
          // Nothing ran for this task, so nothing ran without a sandbox.
          sandbox: "bwrap",
          startedAt: at.toISOString(),
        },
        messageOf(fault),
        "fault",
      ),
  );
}

/** @throws UserError no_sandbox, invalid_config, missing_secret, after the lane's results are uploaded */
export async function run(input: Input, ports: Ports): Promise<AgentResult> {
  const lane = await loadPlan(input, ports);
  const out = await ports.files.folder("lane-out");
  const at = ports.clock.now();
  const done: TaskResult[] = [];
  const conclude = async (fault?: unknown): Promise<TaskResult[]> => {
    const results = complete(input, lane, { done, fault, at });
    await handOver(input, { results, out }, ports);
    return results;
  };
  try {
    await build(input, lane, out, ports, done);
  } catch (error) {
    await conclude(error);
    throw error;
  }
  return resultOf(input, await conclude(), lane.tasks);
}
