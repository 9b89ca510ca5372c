// ReviewAgent (seed phase 6): assembles the tasks into one tree, runs the repository's tools, scores it.
import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import type { AgentResult } from "../../core/result.ts";
import { reworkOf } from "../../core/review/rework.ts";
import { refuseWithoutSandbox } from "../../core/sandbox/sandbox-rule.ts";
import { scheduleLimits } from "../../core/schedule/schedule.ts";
import { verdictOn } from "../../core/review/verdict.ts";
import { assemble } from "./assemble.ts";
import { collect, type Collected } from "./collect.ts";
import { type Began, handOver } from "./hand-over.ts";
import type { Input } from "./input.ts";
import { judgeSession } from "./judge-session.ts";
import { loadPlan } from "./load-plan.ts";
import type { Ports } from "./ports.ts";
import { previousRework } from "./previous-rework.ts";
import { incompleteResult, scoredResult } from "./results.ts";
import { reviewAgain } from "./review-again.ts";

export { INPUTS, parseInput, type Input } from "./input.ts";
export type { Ports } from "./ports.ts";

/** Of one task. */
const MAX_WARNINGS = 5;

/** Ends without a score: people are told what has no result, and why. */
async function giveUp(
  input: Input,
  { began, failed, results }: Pick<Collected, "failed" | "results"> & { began: Began },
  ports: Ports,
): Promise<AgentResult> {
  // A secret first: it must be revoked, whatever else is wrong.
  const kinds = failed.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  const kind = kinds.includes("secret") ? "secret" : kinds[0];
  const warnings = results.flatMap(({ task, warnings: texts }) =>
    texts.slice(0, MAX_WARNINGS).map((text) => ({ task, text })),
  );
  await handOver(
    input,
    {
      began,
      outcome: {
        kind: "incomplete",
        failed: failed.map(({ task, error, patchIn }) => ({
          ...{ task, error },
          ...(patchIn === undefined ? {} : { patchIn }),
        })),
        ...(warnings.length > 0 ? { warnings } : {}),
        next: "escalate",
        escalation: kind ?? "fault",
      },
      results,
    },
    ports,
  );
  return incompleteResult(failed);
}

/** @throws UserError no_sandbox, invalid_config, missing_secret */
export async function run(input: Input, ports: Ports): Promise<AgentResult> {
  const { issue, onto, head } = input;
  if (onto !== undefined) return reviewAgain({ issue, onto, head }, ports);
  const began = { at: ports.clock.now(), monotonic: ports.clock.monotonic() };
  const { session, plan } = await loadPlan(input, ports);
  const before = await previousRework(input, ports);
  const collected = await collect(input, { plan, issueDigest: session.issue.digest }, ports);
  if (collected.failed.length > 0) return giveUp(input, { began, ...collected }, ports);

  const baseSha = ports.context.sha;
  const workspace = await ports.workspaces.clone(baseSha);
  const config = configFromText(await workspace.fileAt(baseSha, CONFIG_PATH), ports.parseYaml);
  const equipment = await ports.equip(config, workspace);
  refuseWithoutSandbox(config, equipment.sandbox);

  const assembled = await assemble(workspace, baseSha, { plan, issue: input.issue, collected });
  if (assembled.kind === "conflict") {
    const error = `It does not merge with the other tasks; conflicts in: ${assembled.files.join(", ")}`;
    const failed = [{ task: assembled.task, error, failure: "conflict" as const }];
    return giveUp(input, { began, failed, results: collected.results }, ports);
  }
  const { worktree, headSha } = assembled;
  const { report, output } = await judgeSession(
    {
      session,
      plan,
      workspace,
      worktree,
      baseSha,
      headSha,
      attempt: input.attempt,
      results: collected.results,
      config,
      equipment,
    },
    ports,
  );
  const verdict = verdictOn(report, input.attempt);
  const { next, escalation } = verdict;
  const rework =
    next === "rebuild"
      ? reworkOf({
          plan,
          results: collected.results,
          report,
          output,
          engineCalls: before?.engineCalls ?? {},
          limits: scheduleLimits(config.schedule),
        })
      : undefined;
  await handOver(
    input,
    {
      began,
      outcome: {
        kind: "scored",
        report,
        next,
        ...(escalation === undefined ? {} : { escalation }),
      },
      results: collected.results,
      rework,
      workspace,
    },
    ports,
  );
  return scoredResult(input.issue, { report, verdict, rework, open: equipment.sandbox === "off" });
}
