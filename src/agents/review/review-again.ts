import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import { branchOf } from "../../core/names.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import type { AgentResult } from "../../core/result.ts";
import { refuseWithoutSandbox } from "../../core/sandbox/sandbox-rule.ts";
import { verdictAgain } from "../../core/review/verdict.ts";
import { earlierReview, takeIn } from "./earlier-review.ts";
import { handOver } from "./hand-over.ts";
import { judgeSession } from "./judge-session.ts";
import { loadPlan } from "./load-plan.ts";
import type { Ports } from "./ports.ts";
import { conflictResult, scoredResult } from "./results.ts";

/**
 * The default branch moved after a review (ADR 8): merges the reviewed commits with it, whose ids stay
 * what they are, and judges the merge by the rules of the branch as it is now.
 * @throws UserError no_sandbox, invalid_config, missing_secret
 */
export async function reviewAgain(
  { issue, onto }: { issue: number; onto: string },
  ports: Ports,
): Promise<AgentResult> {
  const began = { at: ports.clock.now(), monotonic: ports.clock.monotonic() };
  const { session, plan } = await loadPlan({ issue }, ports);
  const { report: before, results, ...earlier } = await earlierReview({ issue, onto }, ports);
  const { attempt } = earlier;
  const review = { issue, attempt, round: earlier.rounds + 1 };

  const workspace = await ports.workspaces.clone(onto);
  const config = configFromText(await workspace.fileAt(onto, CONFIG_PATH), ports.parseYaml);
  const equipment = await ports.equip(config, workspace);
  refuseWithoutSandbox(config, equipment.sandbox);

  await takeIn(workspace, { bundle: earlier.bundle, report: before });
  const worktree = await workspace.add({
    path: `.worktrees/issue-${issue}-review`,
    branch: branchOf(issue),
    from: before.headSha,
  });
  const merged = await worktree.merge(
    onto,
    `chore: Merge the base at ${onto.slice(0, 12)}\n\nRefs #${issue}`,
  );
  if (!merged.ok) {
    const { headSha, baseSha } = before;
    const { files } = merged;
    const outcome = { kind: "conflict", headSha, baseSha, onto, files, next: "escalate" } as const;
    await handOver(review, { began, outcome, results }, ports);
    return conflictResult(files);
  }
  const headSha = await worktree.head();
  if (headSha === onto)
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
  const report: QualityReport = { ...judged.report, movedFrom: before.baseSha };
  const verdict = verdictAgain(report, before);
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
