import { join } from "node:path";
import { checkpointArtifacts } from "../../core/task/checkpoint-artifacts.ts";
import { readHandedTask } from "../../core/task/handed-task.ts";
import { taskPrefix } from "../../core/names.ts";
import type { Plan } from "../../core/plan/plan.ts";
import { inOrderOfWorth, taskArtifacts } from "../../core/task/task-artifacts.ts";
import { taskDigests } from "../../core/plan/task-digests.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";

export type Collected = {
  /** The newest result of each task that has one, in the plan's order. */
  results: TaskResult[];
  /** Absolute path of the bundle of each task that succeeded. */
  bundles: Map<string, string>;
  /** Tasks without success: what they say, or that they said nothing. */
  failed: {
    task: string;
    error: string;
    failure?: TaskResult["failure"];
    /** Name of the artifact with the patch of what it had written. */
    patchIn?: string;
  }[];
};

type Found = { result: TaskResult; dir: string; artifact: string };

/** Why a task has no result: its job ended before it, of which it may have kept something. */
function missingResult(
  names: readonly string[],
  { issue, attempt, task }: Input & { task: string },
): string {
  const kept = checkpointArtifacts(names, issue).find(
    (one) => one.task === task && one.attempt <= attempt,
  );
  return kept === undefined
    ? "It has no result: its job did not come to its end."
    : `It is not finished: its job ended before it. What it had is kept as ${kept.name}; re-run the failed jobs, or /miyabi retry, and it goes on from there.`;
}

/**
 * Results and bundles of all tasks of the plan: the newest success of each, else its newest failure.
 * What was handed over for another plan (a run that was started again) is passed over.
 */
export async function collect(
  { issue, attempt }: Input,
  { plan, issueDigest }: { plan: Plan; issueDigest: string },
  { exchange, files }: Pick<Ports, "exchange" | "files">,
): Promise<Collected> {
  const names = await exchange.list(taskPrefix(issue));
  const artifacts = taskArtifacts(names, issue).filter((one) => one.attempt <= attempt);
  const digests = taskDigests(plan.tasks, issueDigest);

  const find = async (task: string): Promise<Found | undefined> => {
    for (const artifact of inOrderOfWorth(artifacts, task)) {
      const dir = await files.folder("task");
      await exchange.get(artifact.name, dir);
      const { digest, result } = await readHandedTask(artifact, (file) =>
        files.read(join(dir, file)),
      );
      if (digest === digests.get(task)) return { result, dir, artifact: artifact.name };
    }
    return undefined;
  };

  const collected: Collected = { results: [], bundles: new Map(), failed: [] };
  for (const { id } of plan.tasks) {
    const found = await find(id);
    if (found) collected.results.push(found.result);
    if (found?.result.status === "success") {
      collected.bundles.set(id, join(found.dir, `${id}.bundle`));
      continue;
    }
    collected.failed.push({
      task: id,
      error: found?.result.error ?? missingResult(names, { issue, attempt, task: id }),
      ...(found?.result.failure === undefined ? {} : { failure: found.result.failure }),
      ...(found?.result.patch === undefined ? {} : { patchIn: found.artifact }),
    });
  }
  return collected;
}
