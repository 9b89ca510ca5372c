import { branchHead, deleteRef, moveRef, ZERO_SHA } from "../git/refs.ts";
import { changeState } from "../issues/issue-changes.ts";
import type { PullIssue } from "../issues/issues.ts";
import { record } from "../issues/timeline-record.ts";
import type { Principal } from "../../contract/tokens.ts";
import type { World } from "../world.ts";
import { pullEvent } from "./pull-events.ts";

type Move = { ref: string; before: string; after: string; principal: Principal };

/** Keeps `refs/pull/N/head` where the head is, as GitHub does. */
export const keepHeadRef = (world: World, { number, pull }: PullIssue): Promise<boolean> =>
  moveRef(world.git, `refs/pull/${number}/head`, { after: pull.head.sha });

/** Open pull requests follow their head branch; they close when it or their base is deleted. */
export async function baseOrHeadMoved(world: World, move: Move): Promise<void> {
  const branch = move.ref.replace(/^refs\/heads\//, "");
  if (branch === move.ref) return;
  for (const issue of world.issues.pulls()) {
    if (issue.state !== "open") continue;
    const { head, base } = issue.pull;
    const gone = move.after === ZERO_SHA;
    if (gone && (head.ref === branch || base.ref === branch)) await close(world, issue, move);
    else if (head.ref === branch) await follow(world, issue, move);
  }
}

async function close(world: World, issue: PullIssue, { principal }: Move): Promise<void> {
  record(world, issue, { event: "head_ref_deleted", actor: principal.account });
  await changeState(world, issue, { state: "closed", principal });
}

async function follow(world: World, issue: PullIssue, move: Move): Promise<void> {
  const { head, base } = issue.pull;
  const before = head.sha;
  head.sha = move.after;
  base.sha = (await branchHead(world.git, base.ref)) ?? base.sha;
  issue.updatedAt = world.clock();
  await keepHeadRef(world, issue);
  await deleteRef(world.git, `refs/pull/${issue.number}/merge`);
  await pullEvent(world, issue, {
    action: "synchronize",
    principal: move.principal,
    more: { before, after: move.after },
  });
}
