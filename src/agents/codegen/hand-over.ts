import { join } from "node:path";
import { messageOf } from "../../core/error-code.ts";
import { TASK_FILE, type HandedTask } from "../../core/task/handed-task.ts";
import { taskArtifact } from "../../core/names.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Input } from "./input.ts";
import type { LanePlan } from "./load-plan.ts";
import type { Ports } from "./ports.ts";

export type HandingOver = {
  input: Input;
  lane: Pick<LanePlan, "digests">;
  /** Folder of the task alone, in which its bundle lies. */
  out: string;
  ports: Pick<Ports, "exchange" | "files" | "context">;
};

async function put(result: TaskResult, { input, lane, out, ports }: HandingOver): Promise<void> {
  const { exchange, files, context } = ports;
  const { task, status, bundle, patch, requests } = result;
  const handed: HandedTask = {
    ...input,
    baseSha: context.sha,
    digest: lane.digests.get(task) ?? "",
    result,
  };
  const file = join(out, TASK_FILE);
  await files.write(file, `${JSON.stringify(handed, null, 2)}\n`);
  const { runAttempt } = context;
  const name = taskArtifact({ task, attempt: input.attempt, runAttempt, status });
  const beside = [bundle, patch, requests].filter((one) => one !== undefined);
  await exchange.put(name, out, [file, ...beside.map((one) => join(out, one))]);
}

/**
 * Uploads a task's result, with its bundle or what a failed one had written, as soon as it has ended: what the job
 * does afterwards cannot take it away. Work that nobody can get at is no success: where the upload
 * fails the task has failed, which is handed over in its place.
 *
 * @returns the result as the other jobs will see it
 */
export async function handOver(result: TaskResult, handing: HandingOver): Promise<TaskResult> {
  try {
    await put(result, handing);
    return result;
  } catch (error) {
    const text = `It could not be handed over: ${messageOf(error)}`;
    const failed: TaskResult = {
      ...result,
      status: "failed",
      error: result.error === undefined ? text : `${result.error}\n${text}`,
      failure: result.failure ?? "fault",
    };
    delete failed.commit;
    delete failed.bundle;
    delete failed.patch;
    delete failed.builtOn;
    // Where this cannot be either, the lane's own end tells it, and the review misses the task.
    await put(failed, handing).catch(() => undefined);
    return failed;
  }
}
