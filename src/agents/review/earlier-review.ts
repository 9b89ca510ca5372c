import { join } from "node:path";
import { reviewPrefix } from "../../core/names.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import { readReview, reviewsInOrder } from "../../core/review/review-artifacts.ts";
import { REVIEW_FILES } from "../../core/review/review-files.ts";
import type { ReviewOutcome } from "../../core/review/review-outcome.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import type { Workspace } from "../../ports/workspace.ts";
import type { Ports } from "./ports.ts";

/** A change that was judged. */
export type Reviewed = {
  report: QualityReport;
  next: ReviewOutcome["next"];
  /** Absolute path of the bundle with the reviewed commits. */
  bundle: string;
};

export type EarlierReview = {
  /** Undefined where no review came to a score. */
  scored: Reviewed | undefined;
  results: TaskResult[];
  attempt: number;
  /** How many reviews again there were before the next one. */
  rounds: number;
};

/** What is reviewed again: the base as it is now, and the issue's branch where people pushed to it. */
export type Again = { issue: number; onto: string; head?: string | undefined };

/** One of this very base and branch is our own, of a run attempt before. */
const isOwn = ({ baseSha, others }: QualityReport, { onto, head }: Again): boolean =>
  baseSha === onto && (head === undefined || others?.head === head);

/** The newest review of this run that was made of something else. Where there is none, nothing is known. */
export async function earlierReview(
  again: Again,
  { exchange, files }: Pick<Ports, "exchange" | "files">,
): Promise<EarlierReview> {
  const found: EarlierReview = { scored: undefined, results: [], attempt: 1, rounds: 0 };
  for (const name of reviewsInOrder(await exchange.list(reviewPrefix(again.issue)))) {
    const dir = await files.folder("earlier");
    await exchange.get(name, dir);
    const { attempt, round, outcome, results } = await readReview(name, (file) =>
      files.read(join(dir, file)),
    );
    found.rounds = Math.max(found.rounds, round);
    if (outcome.kind === "scored" && isOwn(outcome.report, again)) continue;
    Object.assign(found, { results, attempt });
    if (outcome.kind !== "scored") continue;
    const { report, next } = outcome;
    found.scored = { report, next, bundle: join(dir, REVIEW_FILES.bundle) };
  }
  return found;
}

/** Takes the reviewed commits in, and checks that they are what the report names. */
export async function takeIn(
  workspace: Workspace,
  { bundle, report }: Pick<Reviewed, "bundle" | "report">,
): Promise<void> {
  const tip = await workspace.unbundle(bundle);
  if (tip !== report.headSha || (await workspace.treeOf(tip)) !== report.treeSha)
    throw new Error("the bundle of the review before is not what was reviewed");
}
