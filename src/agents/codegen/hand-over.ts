import { join } from "node:path";
import { laneArtifact } from "../../core/names.ts";
import type { LaneResult, TaskResult } from "../../core/task-result.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";

/** Uploads results and bundles of the lane; also when all of it failed, so that the review can say so. */
export async function handOver(
  input: Input,
  { results, out }: { results: TaskResult[]; out: string },
  { exchange, files, context }: Ports,
): Promise<void> {
  const lane: LaneResult = { ...input, baseSha: context.sha, results };
  const file = join(out, "result.json");
  await files.write(file, `${JSON.stringify(lane, null, 2)}\n`);
  const bundles = results.flatMap(({ bundle }) =>
    bundle === undefined ? [] : [join(out, bundle)],
  );
  const name = laneArtifact({ ...input, runAttempt: context.runAttempt });
  await exchange.put(name, out, [file, ...bundles]);
}
