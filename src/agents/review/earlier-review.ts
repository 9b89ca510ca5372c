import { join } from "node:path";
import { reviewPrefix } from "../../core/names.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import { readReview, reviewsInOrder } from "../../core/review/review-artifacts.ts";
import { REVIEW_FILES } from "../../core/review/review-outcome.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Workspace } from "../../ports/workspace.ts";
import type { Ports } from "./ports.ts";

export type EarlierReview = {
  report: QualityReport;
  results: TaskResult[];
  /** Absolute path of the bundle with the reviewed commits. */
  bundle: string;
  attempt: number;
  /** How many reviews on a moved base there were before the next one. */
  rounds: number;
};

/** The newest review of this run that was made on another base than `onto`. */
export async function earlierReview(
  { issue, onto }: { issue: number; onto: string },
  { exchange, files }: Pick<Ports, "exchange" | "files">,
): Promise<EarlierReview> {
  let rounds = 0;
  let newest: Omit<EarlierReview, "rounds"> | undefined;
  for (const name of reviewsInOrder(await exchange.list(reviewPrefix(issue)))) {
    const dir = await files.folder("earlier");
    await exchange.get(name, dir);
    const { attempt, round, outcome, results } = await readReview(name, (file) =>
      files.read(join(dir, file)),
    );
    rounds = Math.max(rounds, round);
    // One on this very base is our own, of a run attempt before.
    if (outcome.kind !== "scored" || outcome.report.baseSha === onto) continue;
    newest = { report: outcome.report, results, bundle: join(dir, REVIEW_FILES.bundle), attempt };
  }
  if (newest === undefined) throw new Error("no review in this run could be made again");
  return { ...newest, rounds };
}

/** Takes the reviewed commits in, and checks that they are what the report names. */
export async function takeIn(
  workspace: Workspace,
  { bundle, report }: Pick<EarlierReview, "bundle" | "report">,
): Promise<void> {
  const tip = await workspace.unbundle(bundle);
  if (tip !== report.headSha || (await workspace.treeOf(tip)) !== report.treeSha)
    throw new Error("the bundle of the review before is not what was reviewed");
}
