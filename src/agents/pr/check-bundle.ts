import { violationsOf, type Violation } from "../../core/pull/bundle-policy.ts";
import { closingKeywords } from "../../core/pull/closing-keywords.ts";
import type { Config } from "../../core/config.ts";
import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import { parseDiff } from "../../core/diff.ts";
import { TransientError, UserError } from "../../core/errors.ts";
import type { EscalationKind } from "../../core/people/escalation.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import type { Reason } from "../../core/result.ts";
import { secretsIn } from "../../core/review/secrets-scan.ts";
import type { Workspace } from "../../ports/workspace.ts";
import type { FoundReview } from "./find-review.ts";
import type { Ports } from "./ports.ts";

/** Something that stands against publishing, as a question to people. */
export type Objection = {
  reason: Reason;
  kind: EscalationKind;
  severity: "critical" | "high" | "medium";
  text: string;
  checks: string[];
  recommendation: string;
  /** What an approval of it covers. */
  subject: unknown;
  /** False: no approval helps, the change itself must become another one. */
  approvable: boolean;
  /** Nothing is wrong with the change itself: a retry publishes it and makes nothing again. */
  retry?: "publish";
};

/** The default branch as it is now, in a clone of its own. */
export type Ground = {
  workspace: Workspace;
  /** Its name: what the change is merged into. */
  base: string;
  /** Its commit. */
  head: string;
  config: Config;
};

export type Checked = Ground & {
  /** Moved: the change was reviewed on another commit of it, and its contents were not looked at. */
  kind: "checked" | "moved";
  objections: Objection[];
};

const RETRY = "Comment `/miyabi retry`: the change is assembled and reviewed again.";
const describe = ({ path, message }: Violation): string =>
  path === "" ? message : `${path} ${message}`;

/** The bundle's tip; undefined where git finds it damaged or without its base. */
async function unbundle(workspace: Workspace, file: string): Promise<string | undefined> {
  try {
    return await workspace.unbundle(file);
  } catch (error) {
    if (error instanceof TransientError || error instanceof UserError) throw error;
    return undefined;
  }
}

const identity = (report: QualityReport, tip: string | undefined): Objection => ({
  reason: "tree_mismatch",
  kind: "conflict",
  severity: "high",
  text: "The handed-over commits are not the tree that was reviewed.",
  checks: [`reviewed commit ${report.headSha}, handed over ${tip ?? "none that verifies"}`],
  recommendation: RETRY,
  subject: { tree: report.treeSha, tip },
  approvable: false,
});

/** Commits that were reviewed as the base are gone from it: a merge would bring them back. */
const rewritten = (report: QualityReport, { base, head }: Ground): Objection => ({
  reason: "base_moved",
  kind: "conflict",
  severity: "high",
  text: `${base} was rewritten since the review: it does not hold the commit any more that the change stands on.`,
  checks: [`reviewed on ${report.baseSha}, ${base} is at ${head}`],
  recommendation: "Comment `/miyabi retry`: the change is made again on the branch as it is now.",
  subject: { tree: report.treeSha, rewritten: head },
  approvable: false,
});

/** What the commits themselves hold against policy; pure reads, nothing of them is checked out. */
async function contents(
  workspace: Workspace,
  report: QualityReport,
  config: Config,
): Promise<Objection[]> {
  const { baseSha, headSha, treeSha } = report;
  const violations = violationsOf(
    await workspace.entriesChanged(baseSha, headSha),
    config.protectedPaths,
  );
  const shapes = violations.filter(({ rule }) => rule !== "protected");
  const touched = violations.filter(({ rule }) => rule === "protected");
  const closing = closingKeywords(await workspace.messages(baseSha, headSha));
  const secrets = secretsIn(parseDiff(await workspace.diff(baseSha, headSha)));
  const forbidden = [
    ...shapes.map(describe),
    ...closing.map((words) => `a commit message says "${words}"`),
  ];
  const objections: Objection[] = [];
  if (forbidden.length > 0)
    objections.push({
      reason: "policy_refused",
      kind: "fault",
      severity: "high",
      text: "The change holds what Miyabi never publishes.",
      checks: forbidden,
      recommendation: `This cannot be approved. ${RETRY}`,
      subject: { tree: treeSha, forbidden },
      approvable: false,
    });
  if (secrets.length > 0)
    objections.push({
      reason: "policy_refused",
      kind: "secret",
      severity: "critical",
      text: "The change contains what looks like a secret.",
      checks: secrets.map(({ file, line, message }) => `${file ?? "?"}:${line ?? 0} ${message}`),
      recommendation: "Revoke it if it is real; approve only where it is certainly none.",
      subject: { tree: treeSha, kind: "secret" },
      approvable: true,
    });
  if (touched.length > 0)
    objections.push({
      reason: "policy_refused",
      kind: "protected_path",
      severity: "high",
      text: "The change touches protected paths.",
      checks: touched.map(({ path }) => path),
      recommendation: "Read these files in the change; approve it if they are meant to change.",
      subject: { tree: treeSha, protected: touched.map(({ path }) => path) },
      approvable: true,
    });
  return objections;
}

/** Whether a commit is in the history of another; false as well where it is not in the clone at all. */
export async function stillHolds(
  workspace: Workspace,
  { older, newer }: { older: string; newer: string },
) {
  try {
    return await workspace.isAncestor(older, newer);
  } catch (error) {
    if (error instanceof TransientError || error instanceof UserError) throw error;
    return false;
  }
}

/** A fresh clone of the default branch as it is now, and what its configuration says. */
export async function standOn({ workspaces, repository, parseYaml }: Ports): Promise<Ground> {
  const base = await repository.defaultBranch();
  const workspace = await workspaces.clone(base);
  const head = await workspace.commitOf("HEAD");
  const config = configFromText(await workspace.fileAt(head, CONFIG_PATH), parseYaml);
  return { workspace, base, head, config };
}

/**
 * Checks the reviewed bundle against the default branch, by the configuration of that branch (threats
 * 14, 15, 25, 32, 46). Runs nothing of it. Where the branch has moved, what the bundle holds is for the
 * review that follows.
 */
export async function checkBundle(
  report: QualityReport,
  { bundle }: Pick<FoundReview, "bundle">,
  ground: Ground,
): Promise<Checked> {
  const { workspace, head, config } = ground;
  if (head !== report.baseSha) {
    const grown = await stillHolds(workspace, { older: report.baseSha, newer: head });
    return { ...ground, kind: "moved", objections: grown ? [] : [rewritten(report, ground)] };
  }
  const checked = (...objections: Objection[]): Checked => ({
    ...ground,
    kind: "checked",
    objections,
  });
  const tip = await unbundle(workspace, bundle);
  if (tip !== report.headSha) return checked(identity(report, tip));
  if ((await workspace.treeOf(tip)) !== report.treeSha) return checked(identity(report, tip));
  if (!(await workspace.isAncestor(report.baseSha, tip))) return checked(identity(report, tip));
  return checked(...(await contents(workspace, report, config)));
}
