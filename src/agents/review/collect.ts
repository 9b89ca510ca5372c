import { join } from "node:path";
import { laneArtifactsOf, newestFirst } from "../../core/lane-artifacts.ts";
import { lanePrefix } from "../../core/names.ts";
import type { Plan } from "../../core/plan.ts";
import { newestOfEach, type Found } from "../../core/results-of-lanes.ts";
import { LaneResult, type TaskResult } from "../../core/task-result.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";
import type { PreviousReview } from "./previous-review.ts";

export type Collected = {
  /** The newest result of each task that has one, in the plan's order. */
  results: TaskResult[];
  /** Absolute path of the bundle of each task that succeeded. */
  bundles: Map<string, string>;
  /** Tasks without success: what they say, or that they said nothing. */
  failed: { task: string; error: string; failure?: TaskResult["failure"] }[];
};

/** Lanes in which a task's newest work may lie: of this attempt, and where it lay before. */
function lanesOf({ attempt }: Input, plan: Plan, previous: PreviousReview | undefined) {
  const schedule = previous?.rework.schedule ?? plan.schedule;
  const now = schedule.waves.flat().map(({ lane }) => ({ attempt, lane }));
  const before = (previous?.results ?? []).map((result) => ({
    attempt: result.attempt,
    lane: result.lane,
  }));
  // Newest attempt first.
  return [...now, ...before.sort((a, b) => b.attempt - a.attempt)];
}

/** Results and bundles of all lanes, from the newest artifact of each. */
export async function collect(
  input: Input,
  { plan, previous }: { plan: Plan; previous: PreviousReview | undefined },
  { exchange, files }: Pick<Ports, "exchange" | "files">,
): Promise<Collected> {
  const all = await exchange.list(lanePrefix(input.issue));
  const artifacts = lanesOf(input, plan, previous).flatMap(({ attempt, lane }) => {
    const prefix = laneArtifactsOf(input.issue, attempt, lane);
    return newestFirst(all.filter((name) => name.startsWith(prefix)));
  });
  const folders = new Map<string, string>();
  const found: Found[] = [];
  for (const artifact of new Set(artifacts)) {
    const dir = await files.folder("lane");
    await exchange.get(artifact, dir);
    folders.set(artifact, dir);
    const text = await files.read(join(dir, "result.json"));
    if (text === undefined) throw new Error(`the artifact ${artifact} has no result.json`);
    const { results } = LaneResult.parse(JSON.parse(text));
    found.push(...results.map((result) => ({ result, artifact })));
  }
  return sort(plan, newestOfEach(found), folders);
}

function sort(
  plan: Plan,
  newest: ReadonlyMap<string, Found>,
  folders: ReadonlyMap<string, string>,
): Collected {
  const collected: Collected = { results: [], bundles: new Map(), failed: [] };
  for (const { id } of plan.tasks) {
    const found = newest.get(id);
    if (found) collected.results.push(found.result);
    if (found?.result.status === "success" && found.result.bundle === `${id}.bundle`) {
      const folder = folders.get(found.artifact) ?? "";
      collected.bundles.set(id, join(folder, found.result.bundle));
      continue;
    }
    collected.failed.push({
      task: id,
      error: found?.result.error ?? "It has no result: its job did not come to its end.",
      ...(found?.result.failure === undefined ? {} : { failure: found.result.failure }),
    });
  }
  return collected;
}
