import { join } from "node:path";
import { branchOf, reviewArtifact } from "../../core/names.ts";
import { REVIEW_FILES } from "../../core/review/review-files.ts";
import type { ReviewOutcome } from "../../core/review/review-outcome.ts";
import type { Rework } from "../../core/review/rework.ts";
import { sarifOf } from "../../core/review/sarif-report.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Workspace } from "../../ports/workspace.ts";
import type { Ports } from "./ports.ts";

/** When the review began: wall clock for people, monotonic clock for the duration. */
export type Began = { at: Date; monotonic: number };

export type HandOver = {
  began: Began;
  outcome: ReviewOutcome;
  results: readonly TaskResult[];
  rework?: Rework | undefined;
  /** The clone that holds the reviewed commits, where there are any. */
  workspace?: Workspace;
};

/** Writes and uploads what the review came to. Nothing of it existed while tools ran (threat 22). */
export async function handOver(
  review: { issue: number; attempt: number; round?: number },
  { began, outcome, results, rework, workspace }: HandOver,
  { exchange, files, context, clock }: Ports,
): Promise<void> {
  const out = await files.folder("review-out");
  const written: string[] = [];
  const write = async (name: string, value: unknown): Promise<void> => {
    const path = join(out, name);
    await files.write(path, `${JSON.stringify(value, null, 2)}\n`);
    written.push(path);
  };
  const timing = {
    startedAt: began.at.toISOString(),
    seconds: (clock.monotonic() - began.monotonic) / 1000,
  };
  await write(REVIEW_FILES.outcome, { ...outcome, timing });
  await write(REVIEW_FILES.results, results);
  if (outcome.kind === "scored") await write(REVIEW_FILES.sarif, sarifOf(outcome.report));
  if (rework) await write(REVIEW_FILES.rework, rework);
  if (outcome.kind === "scored" && workspace) {
    const file = join(out, REVIEW_FILES.bundle);
    const { baseSha: base, headSha: tip } = outcome.report;
    await workspace.bundle({ file, base, tip, name: branchOf(review.issue) });
    written.push(file);
  }
  const { issue, attempt, round = 0 } = review;
  const name = reviewArtifact({ issue, attempt, round, runAttempt: context.runAttempt });
  await exchange.put(name, out, written);
}
