import { violationsOf, type Violation } from "../../core/bundle-policy.ts";
import { closingKeywords } from "../../core/closing-keywords.ts";
import type { Config } from "../../core/config.ts";
import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import { parseDiff } from "../../core/diff.ts";
import { TransientError, UserError } from "../../core/errors.ts";
import type { EscalationKind } from "../../core/escalation.ts";
import type { QualityReport } from "../../core/quality.ts";
import type { Reason } from "../../core/result.ts";
import { secretsIn } from "../../core/secrets-scan.ts";
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
};

export type Checked = {
  workspace: Workspace;
  /** The branch that it is merged into. */
  base: string;
  config: Config;
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

const moved = (report: QualityReport, base: string, head: string): Objection => ({
  reason: "base_moved",
  kind: "conflict",
  severity: "medium",
  text: `${base} has moved since the review: what would be merged is not what was reviewed.`,
  checks: [`reviewed on ${report.baseSha}, ${base} is at ${head}`],
  recommendation: RETRY,
  subject: { tree: report.treeSha, base: head },
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

/**
 * Checks the reviewed bundle in a fresh clone of the default branch, by the configuration of that
 * branch (threats 14, 15, 25, 32, 46). Runs nothing of it.
 */
export async function checkBundle(
  report: QualityReport,
  { bundle }: Pick<FoundReview, "bundle">,
  { workspaces, repository, parseYaml }: Ports,
): Promise<Checked> {
  const base = await repository.defaultBranch();
  const workspace = await workspaces.clone(base);
  const head = await workspace.commitOf("HEAD");
  const config = configFromText(await workspace.fileAt(head, CONFIG_PATH), parseYaml);
  const checked = (...objections: Objection[]): Checked => ({
    workspace,
    base,
    config,
    objections,
  });
  if (head !== report.baseSha) return checked(moved(report, base, head));
  const tip = await unbundle(workspace, bundle);
  if (tip !== report.headSha) return checked(identity(report, tip));
  if ((await workspace.treeOf(tip)) !== report.treeSha) return checked(identity(report, tip));
  if (!(await workspace.isAncestor(report.baseSha, tip))) return checked(identity(report, tip));
  return checked(...(await contents(workspace, report, config)));
}
