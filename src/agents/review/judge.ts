import { changedLines } from "../../core/changed-lines.ts";
import type { Config } from "../../core/config.ts";
import { parseDiff } from "../../core/diff.ts";
import type { Plan } from "../../core/plan.ts";
import type { Finding, QualityReport } from "../../core/quality.ts";
import type { MoneyLimit } from "../../core/purse.ts";
import { scoreOf } from "../../core/score.ts";
import { secretsIn } from "../../core/secrets-scan.ts";
import type { SessionRecord } from "../../core/session.ts";
import type { TaskResult } from "../../core/task-result.ts";
import { weakenedTests } from "../../core/weakened-tests.ts";
import type { Workspace, Worktree } from "../../ports/workspace.ts";
import { measure } from "./measure.ts";
import { NOT_REVIEWED, reviewByModel } from "./model-review.ts";
import type { Equipment } from "./ports.ts";

/** Below this complexity the model's review is skipped (seed, "Low-Complexity Issues"). */
const MODEL_REVIEW_FROM = 3;
const MAX_FINDINGS = 300;

export type Subject = {
  session: SessionRecord;
  plan: Plan;
  workspace: Workspace;
  worktree: Worktree;
  baseSha: string;
  headSha: string;
  attempt: number;
  /** Of the tasks that make up the change. */
  results: readonly TaskResult[];
  config: Config;
  equipment: Equipment;
  /** What the model's review may spend. */
  limits: readonly MoneyLimit[];
  random: () => string;
};

export type Judged = {
  report: QualityReport;
  /** End of the tests' output, for whoever repairs them. */
  output: string;
};

/** The gravest first, so that a cut list loses what matters least. */
const GRAVITY = ["critical", "high", "error", "medium", "warning", "low", "info"] as const;
const byGravity = (a: Finding, b: Finding): number =>
  GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity);

/** Measures one assembled tree and scores it. Tools and model only; nothing is written. */
export async function judge(subject: Subject): Promise<Judged> {
  const { session, plan, workspace, worktree, baseSha, headSha, config, equipment } = subject;
  const treeSha = await workspace.treeOf(headSha);
  const diff = await workspace.diff(baseSha, headSha);
  const files = parseDiff(diff);
  const changedFiles = files.filter(({ status }) => status !== "deleted").map(({ path }) => path);
  const toolchain = await equipment.toolchains.detect(worktree.path);
  const measured = await measure(toolchain, { path: worktree.path, changedFiles });
  const complexity = session.analysis?.complexity ?? 10;
  const reviewed =
    complexity < MODEL_REVIEW_FROM
      ? NOT_REVIEWED
      : await reviewByModel(equipment.model, {
          issue: session.issue,
          plan,
          notDone: subject.results.flatMap(({ task, notDone }) =>
            notDone === undefined ? [] : [`${task}: ${notDone}`],
          ),
          diff,
          files: files.map(({ path }) => path),
          limits: subject.limits,
          random: subject.random,
        });
  const score = scoreOf(
    {
      ...measured,
      secrets: secretsIn(files),
      weakened: weakenedTests(files, config.checks),
      review: reviewed.findings,
      change: changedLines(files),
      ...(reviewed.unknown === undefined
        ? {}
        : { unknown: [{ part: "review", reason: reviewed.unknown }] }),
    },
    config.review,
  );
  const { tests, docs } = measured;
  const refused = equipment.refused?.(worktree.path) ?? [];
  const report: QualityReport = {
    ...score,
    issues: [...score.issues].sort(byGravity).slice(0, MAX_FINDINGS),
    testsPassed: tests.kind === "known" ? (tests.passed ?? 0) : 0,
    testsFailed: tests.kind === "known" ? tests.failed : 0,
    ...(tests.kind === "known" && tests.coverage !== undefined ? { coverage: tests.coverage } : {}),
    ...(docs.kind === "known" && docs.publicItems > 0
      ? { documented: (100 * docs.documented) / docs.publicItems }
      : {}),
    baseSha,
    headSha,
    treeSha,
    toolchain: toolchain.name,
    commands: [...toolchain.commands],
    ...(refused.length > 0 ? { refused: [...refused] } : {}),
    attempt: subject.attempt,
    usage: reviewed.usage,
  };
  return { report, output: tests.kind === "known" ? tests.output : tests.reason };
}
