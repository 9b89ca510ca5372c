import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import { spentToday } from "../../core/budget/day-spending.ts";
import { refuseWithoutSandbox } from "../../core/sandbox/sandbox-rule.ts";
import { annotationsOf } from "../../core/review/annotations.ts";
import { renderReport } from "../../core/review/report-view.ts";
import { verdictOn, MAX_ATTEMPTS } from "../../core/review/verdict.ts";
import type { AgentResult } from "../../core/result.ts";
import type { MoneyLimit } from "../../core/budget/purse.ts";
import type { Config } from "../../core/config.ts";
import { judge } from "./judge.ts";
import { NOT_REVIEWED, reviewByModel } from "./model-review.ts";
import type { Ports } from "./ports.ts";
import type { Pulled } from "./pulled.ts";
import { OPEN, reasonOf } from "./results.ts";

const NOT_ASKED =
  "anything: no key for the model was given (GitHub gives none to pull requests of forks)";

/** What the log says of today, and one question's share: a pull request has no session of its own. */
const limitsOf = ({ usdPerIssue, usdPerDay }: Config["budget"], today: number): MoneyLimit[] => [
  { name: "budget.usdPerIssue", usd: usdPerIssue, left: usdPerIssue },
  { name: "budget.usdPerDay", usd: usdPerDay, left: usdPerDay - today },
];

/**
 * Judges a pull request as a session's change is judged, by the rules of its base, and says it as the job's
 * own end: the check that GitHub makes of a job, its summary and annotations. So the job needs no right to
 * write, and a fork's pull request gets the same check (docs/adr/0031-a-review-as-a-check.md).
 *
 * @param asks whether there is a key for the model
 * @throws UserError no_sandbox, invalid_config
 */
export async function reviewPull(
  { number, merge, asks }: Pulled & { asks: boolean },
  ports: Pick<
    Ports,
    "workspaces" | "equip" | "parseYaml" | "parseToml" | "past" | "clock" | "random"
  >,
): Promise<AgentResult> {
  const workspace = await ports.workspaces.clone(merge);
  const baseSha = await workspace.commitOf(`${merge}^1`);
  const config = configFromText(await workspace.fileAt(baseSha, CONFIG_PATH), ports.parseYaml);
  const equipment = await ports.equip(config, workspace);
  refuseWithoutSandbox(config, equipment.sandbox);
  const worktree = await workspace.add({
    path: ".worktrees/review",
    branch: "miyabi-review",
    from: merge,
  });
  const { random, parseToml } = ports;
  const { report } = await judge({
    ...{ workspace, worktree, baseSha, config },
    headSha: merge,
    attempt: 1,
    toolchains: equipment.toolchains,
    refused: equipment.refused,
    parsers: { parseToml },
    review: async (seen) => {
      if (!asks) return { ...NOT_REVIEWED, notJudged: [NOT_ASKED] };
      const limits = limitsOf(config.budget, await spentToday(ports.past, ports.clock.now()));
      return reviewByModel(equipment.model, { ...seen, limits, random });
    },
  });
  // Nobody executes anything again here: what more work may heal is for whoever opened it.
  const verdict = verdictOn(report, MAX_ATTEMPTS);
  const isRefused = verdict.next === "escalate" || report.score < config.review.approve;
  const open = equipment.sandbox === "off";
  return {
    outcome: isRefused ? "failed" : "done",
    reason: isRefused && verdict.next === "publish" ? "review_rejected" : reasonOf(report, verdict),
    message: `Score ${report.score}/100, ${report.recommendation}: ${verdict.why}. It passes from ${config.review.approve} on (review.approve of ${CONFIG_PATH}).`,
    outputs: { next: "", score: String(report.score), waves: "[]" },
    summary: [...(open ? [OPEN] : []), renderReport(report, number)].join("\n\n"),
    annotations: annotationsOf(report.issues),
  };
}
