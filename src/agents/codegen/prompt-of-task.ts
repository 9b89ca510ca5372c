import type { Conflict } from "../../core/task/conflicts.ts";
import type { Task } from "../../core/plan/plan.ts";
import type { Finished } from "./finished-work.ts";
import { instructionsAt } from "./instructions.ts";
import type { LaneWork } from "./lane-work.ts";
import { taskPrompt } from "./prompt.ts";

/** What the engine is told of a task: the plan, the issue, what it builds on, and a review's findings. */
export async function promptOf(
  task: Task,
  { finished, conflicts }: { finished: readonly Finished[]; conflicts: readonly Conflict[] },
  { lane, config, ports, workspace }: LaneWork,
): Promise<string> {
  const { plan, session, rework } = lane;
  return taskPrompt({
    task,
    total: plan.tasks.length,
    issue: session.issue,
    config,
    dependencies: finished.flatMap(({ result }) =>
      plan.tasks.filter(({ id }) => id === result.task).map((one) => ({ task: one, result })),
    ),
    conflicts,
    ...(rework && {
      findings: {
        own: rework.findings[task.id] ?? [],
        general: rework.general,
        output: rework.output,
      },
    }),
    instructions: await instructionsAt(workspace, ports.context.sha),
    random: ports.random,
  });
}
