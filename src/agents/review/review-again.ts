import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import type { ReviewOutcome } from "../../core/review/review-outcome.ts";
import type { AgentResult } from "../../core/result.ts";
import { refuseWithoutSandbox } from "../../core/sandbox/sandbox-rule.ts";
import { verdictAgain } from "../../core/review/verdict.ts";
import { earlierReview, type Again, type Reviewed } from "./earlier-review.ts";
import { handOver } from "./hand-over.ts";
import { join, type Joined } from "./join-branch.ts";
import { judgeSession } from "./judge-session.ts";
import { loadPlan } from "./load-plan.ts";
import type { Ports } from "./ports.ts";
import { conflictResult, scoredResult } from "./results.ts";

const conflictOf = (
  { onto, head }: Again,
  before: Reviewed | undefined,
  { kind, files, why, branchHead }: Extract<Joined, { kind: "conflict" }>,
): Extract<ReviewOutcome, { kind: "conflict" }> => ({
  kind,
  headSha: before?.report.headSha ?? head ?? onto,
  baseSha: before?.report.baseSha ?? onto,
  onto,
  files,
  ...(why === undefined ? {} : { why }),
  ...(branchHead === undefined ? {} : { branchHead }),
  next: "escalate",
});

/**
 * The default branch moved after a review (ADR 8), or people pushed to the issue's branch (ADR 16):
 * merges the commits, whose ids stay what they are, and judges the whole by the rules of the branch as
 * it is now.
 * @throws UserError no_sandbox, invalid_config, missing_secret
 */
export async function reviewAgain(again: Again, ports: Ports): Promise<AgentResult> {
  const { issue, onto } = again;
  const began = { at: ports.clock.now(), monotonic: ports.clock.monotonic() };
  const { session, plan } = await loadPlan({ issue }, ports);
  const { scored: before, results, attempt, rounds } = await earlierReview(again, ports);
  if (before === undefined && again.head === undefined)
    throw new Error("no review in this run could be made again");
  const review = { issue, attempt, round: rounds + 1 };

  const workspace = await ports.workspaces.clone(onto);
  const config = configFromText(await workspace.fileAt(onto, CONFIG_PATH), ports.parseYaml);
  const equipment = await ports.equip(config, workspace);
  refuseWithoutSandbox(config, equipment.sandbox);

  const joined = await join({ ...again, workspace, session, before });
  if (joined.kind === "conflict") {
    const outcome = conflictOf(again, before, joined);
    await handOver(review, { began, outcome, results }, ports);
    return conflictResult(outcome);
  }
  const { worktree, headSha, others } = joined;
  if ((await workspace.treeOf(headSha)) === (await workspace.treeOf(onto)))
    throw new Error("the base holds this change already: nothing is left of it");
  const judged = await judgeSession(
    {
      session,
      plan,
      workspace,
      worktree,
      baseSha: onto,
      headSha,
      attempt,
      results,
      config,
      equipment,
    },
    ports,
  );
  const movedFrom = before?.report.baseSha;
  const report: QualityReport = {
    ...judged.report,
    ...(movedFrom === undefined || movedFrom === onto ? {} : { movedFrom }),
    ...(others === undefined ? {} : { others }),
  };
  const verdict = verdictAgain(report, before?.report);
  const { next, escalation } = verdict;
  const outcome = {
    kind: "scored" as const,
    report,
    next,
    ...(escalation === undefined ? {} : { escalation }),
  };
  await handOver(review, { began, outcome, results, workspace }, ports);
  const open = equipment.sandbox === "off";
  return scoredResult(issue, { report, verdict, rework: undefined, open });
}
