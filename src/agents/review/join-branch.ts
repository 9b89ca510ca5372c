import { TransientError, UserError } from "../../core/errors.ts";
import { branchOf } from "../../core/names.ts";
import { isUnpublished, ownHeads } from "../../core/session/peoples-commits.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import type { ReviewOutcome } from "../../core/review/review-outcome.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { Workspace, Worktree } from "../../ports/workspace.ts";
import { takeIn, type Again, type Reviewed } from "./earlier-review.ts";

type Conflict = Extract<ReviewOutcome, { kind: "conflict" }>;

/** The whole change on top of the base as it is now, or why there is none. */
export type Joined =
  | { kind: "whole"; worktree: Worktree; headSha: string; others?: QualityReport["others"] }
  | { kind: "conflict"; files: string[]; why?: Conflict["why"]; branchHead?: string };

/** What is joined: the issue's branch, and what was reviewed of it before. */
export type Parts = Again & {
  workspace: Workspace;
  session: SessionRecord;
  before: Reviewed | undefined;
};

const short = (sha: string): string => sha.slice(0, 12);

const open = ({ workspace, issue }: Parts, from: string): Promise<Worktree> =>
  workspace.add({
    path: `.worktrees/issue-${issue}-review`,
    branch: branchOf(issue),
    from,
  });

/** Merges the base as it is now into what is checked out. */
async function ontoBase(worktree: Worktree, { onto, issue }: Parts): Promise<string[] | undefined> {
  const message = `chore: Merge the base at ${short(onto)}\n\nRefs #${issue}`;
  const merged = await worktree.merge(onto, message);
  return merged.ok ? undefined : merged.files;
}

/** False as well where the older commit is not in the clone at all. */
async function holds(workspace: Workspace, newer: string, older: string): Promise<boolean> {
  const there = await workspace.commitOf(older).catch(() => undefined);
  return there !== undefined && workspace.isAncestor(older, newer);
}

/** False where the repository has no such commit any more. */
async function isFetched(workspace: Workspace, head: string): Promise<boolean> {
  try {
    await workspace.fetch(head);
    return true;
  } catch (error) {
    if (error instanceof TransientError || error instanceof UserError) throw error;
    return false;
  }
}

/** Commits of the branch that neither the base has nor Miyabi made. */
async function countOthers(parts: Parts, head: string): Promise<number> {
  const { workspace, session, onto, before } = parts;
  const ours: string[] = [];
  const known = new Set(ownHeads(session));
  if (before?.report.others === undefined && before) known.add(before.report.headSha);
  for (const sha of known) if (await holds(workspace, head, sha)) ours.push(sha);
  const found = await workspace.commits({ tip: head, without: [onto, ...ours] });
  // Merges with the base that an earlier review of such a branch made.
  const merges = session.reviews.flatMap(({ others, headSha }) =>
    others === undefined || others.head === headSha ? [] : [headSha],
  );
  return found.filter((sha) => !merges.includes(sha)).length;
}

/**
 * The branch as people left it, with what Miyabi made and they have not seen yet, and with the base as
 * it is now (ADR 16). Their commits keep their ids; nothing of theirs is taken away.
 */
async function withBranch(parts: Parts, head: string): Promise<Joined> {
  const { workspace, session, before, onto, issue } = parts;
  const clash = (why: Conflict["why"], files: string[] = []): Joined => ({
    kind: "conflict",
    files,
    ...(why === undefined ? {} : { why }),
    branchHead: head,
  });
  if (!(await isFetched(workspace, head))) return clash("gone");
  if ((await workspace.mergeBase(onto, head)) === undefined) return clash("unrelated");
  const old = before?.report.baseSha;
  if (old !== undefined && (await holds(workspace, head, old)))
    if (!(await holds(workspace, onto, old))) return clash("rewritten");

  const worktree = await open(parts, head);
  if (before && isUnpublished(session, { next: before.next, head: before.report.headSha })) {
    await takeIn(workspace, before);
    const merged = await worktree.merge(
      before.report.headSha,
      `chore: Merge the tasks of #${issue}\n\nRefs #${issue}`,
    );
    if (!merged.ok) return clash("branch", merged.files);
  }
  const conflict = await ontoBase(worktree, parts);
  if (conflict) return clash(undefined, conflict);
  const others = { head, commits: await countOthers(parts, head) };
  return { kind: "whole", worktree, headSha: await worktree.head(), others };
}

/** Brings together what is to be judged again. */
export async function join(parts: Parts): Promise<Joined> {
  const { workspace, before, head } = parts;
  if (head !== undefined) return withBranch(parts, head);
  if (before === undefined) throw new Error("no review in this run could be made again");
  await takeIn(workspace, before);
  const worktree = await open(parts, before.report.headSha);
  const conflict = await ontoBase(worktree, parts);
  const { others } = before.report;
  if (conflict)
    return {
      kind: "conflict",
      files: conflict,
      ...(others === undefined ? {} : { branchHead: others.head }),
    };
  const headSha = await worktree.head();
  return { kind: "whole", worktree, headSha, ...(others === undefined ? {} : { others }) };
}
