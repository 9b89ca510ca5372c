import { changedLines } from "../../core/review/changed-lines.ts";
import type { Config } from "../../core/config.ts";
import { parseDiff, type FileDiff } from "../../core/diff.ts";
import { byGravity } from "../../core/review/finding-order.ts";
import type { Finding, QualityReport } from "../../core/review/quality.ts";
import { scoreOf, type Measurements } from "../../core/review/score.ts";
import { secretsIn } from "../../core/review/secrets-scan.ts";
import { weakenedTests } from "../../core/review/weakened-tests.ts";
import type { Workspace, Worktree } from "../../ports/workspace.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Toolchains } from "../../ports/toolchain.ts";
import { baseSettings } from "./base-settings.ts";
import { dependencyChanges, type Parsers } from "./dependency-changes.ts";
import { measure, type Equipped, type Measured } from "./measure.ts";
import type { Reviewed } from "./model-review.ts";

const MAX_FINDINGS = 300;
const MAX_DEBT = 300;

export type Subject = {
  workspace: Pick<Workspace, "add" | "diff" | "fileAt" | "filesAt" | "generatedAt" | "treeOf">;
  /** The head, checked out. */
  worktree: Pick<Worktree, "path">;
  baseSha: string;
  headSha: string;
  attempt: number;
  config: Pick<Config, "review" | "checks">;
  toolchains: Toolchains;
  /** What programs that ran in a tree were kept from reaching. */
  refused?: Commands["refused"];
  parsers: Parsers;
  /** The model's view, once the tools have said theirs. */
  review: (seen: { diff: string; files: FileDiff[]; found: Finding[] }) => Promise<Reviewed>;
  /** Told what is looked at next. */
  tell?: (what: string) => void;
};

export type Judged = {
  report: QualityReport;
  /** End of the tests' output, for whoever repairs them. */
  output: string;
};

const existing = (files: readonly FileDiff[], without: FileDiff["status"]): string[] =>
  files.filter(({ status }) => status !== without).map(({ path }) => path);

/**
 * What is measured: nothing that a program has written. Which files those are, the base says: a change
 * does not choose what it is judged by. Secrets, dependencies and the model's view leave nothing out.
 */
async function written(
  { workspace, baseSha }: Pick<Subject, "workspace" | "baseSha">,
  files: readonly FileDiff[],
): Promise<FileDiff[]> {
  const paths = files.map(({ path }) => path);
  const generated = new Set(await workspace.generatedAt(baseSha, paths));
  return files.filter(({ path }) => !generated.has(path));
}

/** The base in a worktree of its own, with the tools that it has: a change may bring others along. */
async function baseOf({ workspace, baseSha, toolchains }: Subject, files: FileDiff[]) {
  const short = baseSha.slice(0, 12);
  const { path } = await workspace.add({
    path: `.worktrees/base-${short}`,
    branch: `miyabi-base/${short}`,
    from: baseSha,
  });
  const equipped: Equipped = {
    toolchain: await toolchains.detect(path),
    tree: { path, changedFiles: existing(files, "created") },
  };
  return equipped;
}

/** What the tools counted, as the report has it. */
function countsOf({ tests, docs }: Pick<Measured, "tests" | "docs">) {
  const known = tests.kind === "known";
  return {
    testsPassed: known ? (tests.passed ?? 0) : 0,
    testsFailed: known ? tests.failed : 0,
    ...(known && tests.coverage !== undefined ? { coverage: tests.coverage } : {}),
    ...(docs.kind === "known" && docs.publicItems > 0
      ? { documented: (100 * docs.documented) / docs.publicItems }
      : {}),
  };
}

/** Measures one assembled tree and scores it. Tools and model only; nothing is written. */
export async function judge(subject: Subject): Promise<Judged> {
  const { workspace, worktree, baseSha, headSha, config, toolchains, tell = () => {} } = subject;
  const treeSha = await workspace.treeOf(headSha);
  const diff = await workspace.diff(baseSha, headSha);
  const files = parseDiff(diff);
  const toolchain = await toolchains.detect(worktree.path);
  const sources = await written(subject, files);
  const tree = { path: worktree.path, changedFiles: existing(sources, "deleted") };
  const base = () => baseOf(subject, sources);
  const measured = await measure({ toolchain, tree }, { base, tell });
  const measurements: Measurements = {
    ...measured,
    secrets: secretsIn(files),
    dependencies: await dependencyChanges(subject, files),
    weakened: weakenedTests(sources, config.checks, await baseSettings(subject, sources)),
    review: [],
    change: changedLines(files),
    deleted: new Set(files.filter(({ status }) => status === "deleted").map(({ path }) => path)),
  };
  const { issues: found } = scoreOf(measurements, config.review);
  const reviewed = await subject.review({ diff, files, found });
  const score = scoreOf(
    { ...measurements, review: reviewed.findings, unknown: reviewed.unknown },
    config.review,
  );
  const { tests } = measured;
  const refused = subject.refused?.(worktree.path) ?? [];
  const report: QualityReport = {
    ...score,
    issues: [...score.issues].sort(byGravity).slice(0, MAX_FINDINGS),
    debt: [...score.debt].sort(byGravity).slice(0, MAX_DEBT),
    ...countsOf(measured),
    ...(reviewed.notJudged.length > 0 ? { notJudged: reviewed.notJudged } : {}),
    baseSha,
    headSha,
    treeSha,
    toolchain: toolchain.name,
    commands: [...toolchain.commands],
    ...(refused.length > 0 ? { refused: [...refused] } : {}),
    attempt: subject.attempt,
    usage: reviewed.usage,
    ...(reviewed.modelCalls.calls.length > 0 ? { modelCalls: reviewed.modelCalls } : {}),
  };
  return { report, output: tests.kind === "known" ? tests.output : tests.reason };
}
