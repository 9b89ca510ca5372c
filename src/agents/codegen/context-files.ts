import { join } from "node:path";
import {
  agentContextJson,
  CONTEXT_FILES,
  executionContextMarkdown,
} from "../../core/task/execution-context.ts";
import type { Task } from "../../core/plan/plan.ts";
import type { Worktree } from "../../ports/workspace.ts";
import type { Finished } from "./finished-work.ts";
import type { LaneWork } from "./lane-work.ts";
import type { LanePlan } from "./load-plan.ts";

const titleOf = ({ plan }: LanePlan, id: string): string =>
  plan.tasks.find((task) => task.id === id)?.title ?? id;

/** Seed phase 3: what the task is and builds on, as two files in its worktree that are never committed. */
export async function writeContext(
  task: Task,
  { worktree, finished }: { worktree: Worktree; finished: readonly Finished[] },
  work: Pick<LaneWork, "lane" | "config" | "ports">,
): Promise<void> {
  const { lane, config, ports } = work;
  const context = {
    task,
    total: lane.plan.tasks.length,
    issue: lane.session.issue,
    config,
    worktree: {
      path: worktree.path,
      branch: worktree.branch,
      baseSha: ports.context.sha,
      createdAt: ports.clock.now().toISOString(),
    },
    dependencies: finished.map(({ result }) => ({
      task: result.task,
      title: titleOf(lane, result.task),
      files: [...result.filesCreated, ...result.filesChanged],
      summary: result.summary,
    })),
  };
  const [json, markdown] = CONTEXT_FILES;
  await ports.files.write(join(worktree.path, json), agentContextJson(context));
  await ports.files.write(join(worktree.path, markdown), executionContextMarkdown(context));
}
