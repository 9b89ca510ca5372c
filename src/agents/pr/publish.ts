import { TransientError, UserError } from "../../core/errors.ts";
import { branchOf } from "../../core/names.ts";
import { isBot, OWN_BOT } from "../../core/people/approval.ts";
import { pullComment } from "../../core/pull/reviewers.ts";
import { pullBody, pullTitle, qualityLabel } from "../../core/pull/pull-text.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import { renderReport } from "../../core/review/report-view.ts";
import { rememberComment } from "../../core/session/session-edit.ts";
import { ownHeads } from "../../core/session/peoples-commits.ts";
import type { Pull, SessionRecord } from "../../core/session/session.ts";
import { askReviewers } from "./ask-reviewers.ts";
import { stillHolds, type Ground } from "./check-bundle.ts";
import type { Publication } from "./decide.ts";
import type { Ports } from "./ports.ts";
import { setDraft } from "./set-draft.ts";

/** The issue's branch holds commits that what is to be published does not. */
export class BranchTaken extends Error {
  override readonly name = "BranchTaken";
  /** Where the branch is. */
  readonly head: string;

  constructor(branch: string, head: string) {
    super(`${branch} is at ${head}, which the reviewed change does not hold`);
    this.head = head;
  }
}

/**
 * Whether a push takes nothing of anybody's away: it only adds to what is there, or what is there is
 * Miyabi's alone.
 */
async function mayReplace(
  present: string,
  headSha: string,
  { record, workspace }: { record: SessionRecord; workspace: Ground["workspace"] },
): Promise<boolean> {
  if (await stillHolds(workspace, { older: present, newer: headSha })) return true;
  return ownHeads(record).includes(present);
}

/** Pushes the reviewed head to the issue's branch; nothing where it is there already. */
async function push(
  record: SessionRecord,
  headSha: string,
  { workspace, ports }: { workspace: Ground["workspace"]; ports: Ports },
): Promise<string> {
  const branch = branchOf(record.issue.number);
  const present = await ports.repository.headOf(branch);
  if (present === headSha) return branch;
  if (present !== undefined && !(await mayReplace(present, headSha, { record, workspace })))
    throw new BranchTaken(branch, present);
  try {
    await workspace.push({ commit: headSha, branch, expect: present });
  } catch (error) {
    if (error instanceof TransientError || error instanceof UserError) throw error;
    const now = await ports.repository.headOf(branch);
    if (now === headSha) return branch;
    if (now === undefined || now === present) throw error;
    throw new BranchTaken(branch, now);
  }
  return branch;
}

const READY = "ready-to-merge";

/** An earlier review may have put another quality on the pull request, or called it ready. */
function labelsOf(
  { analysis }: SessionRecord,
  report: QualityReport,
  publication: Publication,
): { add: string[]; remove: string[] } {
  const ready = !(publication.kind === "open" && publication.draft);
  return {
    add: [
      ...(analysis === undefined ? [] : [`type:${analysis.type}`, `priority:${analysis.priority}`]),
      qualityLabel(report.score),
      ...(ready ? [READY] : []),
    ],
    remove: ready ? [] : [READY],
  };
}

/** Writes the issue's comment of this key, once, and remembers its id in the record. */
export async function comment(
  record: SessionRecord,
  { key, body }: { key: string; body: string },
  { issues }: Ports,
): Promise<SessionRecord> {
  const id = await issues.upsertComment({
    issue: record.issue.number,
    key,
    body,
    knownId: record.comments[key],
  });
  return rememberComment(record, key, id);
}

/** What stands on GitHub once the pull request is open. */
export type Published = {
  record: SessionRecord & { pull: Pull };
  /** The base branch as GitHub knew it when it answered for the pull request. */
  baseSha: string;
  /** Body of the issue's comment about the pull request. */
  said: string;
};

/** What a pull request says, and what it stands on. */
export type Publishing = { report: QualityReport; publication: Publication; ground: Ground };

/** Key of the issue's comment about the pull request. */
export const PULL_COMMENT = "pull";

/**
 * Pushes, opens the pull request, labels it, asks for reviews where people must review, and says so on the
 * issue (seed phase 7). Each step finds what an earlier run left. @throws BranchTaken
 */
export async function publish(
  record: SessionRecord,
  { report, publication, ground }: Publishing,
  ports: Ports,
): Promise<Published> {
  const { number } = record.issue;
  const { headSha } = report;
  const branch = await push(record, headSha, { workspace: ground.workspace, ports });
  const wanted = publication.kind === "open" && publication.draft;
  const opened = await ports.pulls.open({
    branch,
    base: ground.base,
    title: pullTitle(record),
    body: pullBody(record, report),
    draft: wanted,
  });
  const drafted = await setDraft(opened, { wanted, headSha, before: record.pull }, ports);
  await ports.issues.relabel(opened.number, {
    ...labelsOf(record, report, publication),
    from: opened.labels,
  });
  const before = record.pull?.number === opened.number ? (record.pull.reviewers ?? []) : [];
  const asked = wanted
    ? await askReviewers(opened, { report, ground, before }, ports)
    : { reviewers: before, notes: [] };
  const reported = await comment(
    record,
    { key: "quality", body: renderReport(report, number, record.reviews) },
    ports,
  );
  const said = pullComment(opened.number, {
    asked: asked.reviewers,
    notes: [...drafted.notes, ...asked.notes],
  });
  const told = await comment(reported, { key: PULL_COMMENT, body: said }, ports);
  const pull: Pull = {
    number: opened.number,
    url: opened.url,
    branch,
    base: ground.base,
    headSha,
    draft: drafted.draft,
    ...(isBot(opened.author) && opened.author !== OWN_BOT ? { openedBy: opened.author } : {}),
    ...(asked.reviewers.length > 0 ? { reviewers: asked.reviewers } : {}),
  };
  return { record: { ...told, pull }, baseSha: opened.baseSha, said };
}
