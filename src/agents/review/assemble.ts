import { branchOf } from "../../core/names.ts";
import type { Plan } from "../../core/plan/plan.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Workspace, Worktree } from "../../ports/workspace.ts";
import type { Collected } from "./collect.ts";

export type Assembled =
  | { kind: "whole"; worktree: Worktree; headSha: string }
  | { kind: "conflict"; task: string; files: string[] };

/**
 * Tasks on which no other depends first, each group in the plan's order: their commits hold those of
 * the others, so that most merges find nothing to do.
 */
function mergeOrder({ tasks }: Plan): string[] {
  const needed = new Set(tasks.flatMap(({ dependencies }) => dependencies));
  const ids = tasks.map(({ id }) => id);
  return [...ids.filter((id) => !needed.has(id)), ...ids.filter((id) => needed.has(id))];
}

/** Takes a task's commits in and checks that they are what its result names. */
async function tipOf(
  workspace: Workspace,
  { task, commit }: TaskResult,
  bundles: Collected["bundles"],
): Promise<string> {
  const bundle = bundles.get(task);
  if (bundle === undefined) throw new Error(`${task} has no bundle`);
  const tip = await workspace.unbundle(bundle);
  if (tip !== commit) throw new Error(`the bundle of ${task} is not its commit`);
  return tip;
}

/** The whole change as one tree on top of the base: every task's commits, merged. */
export async function assemble(
  workspace: Workspace,
  base: string,
  { plan, issue, collected }: { plan: Plan; issue: number; collected: Collected },
): Promise<Assembled> {
  const worktree = await workspace.add({
    path: `.worktrees/issue-${issue}-review`,
    branch: branchOf(issue),
    from: base,
  });
  for (const id of mergeOrder(plan)) {
    const result = collected.results.find(({ task }) => task === id);
    if (!result) throw new Error(`${id} has no result`);
    const tip = await tipOf(workspace, result, collected.bundles);
    const merged = await worktree.merge(tip, `chore: Merge ${id}\n\nRefs #${issue}`);
    if (!merged.ok) return { kind: "conflict", task: id, files: merged.files };
  }
  return { kind: "whole", worktree, headSha: await worktree.head() };
}
