import type { Principal } from "../../contract/tokens.ts";
import { atLeast, ownerOf } from "../access/roles.ts";
import { identityOf } from "../accounts.ts";
import { refMoved } from "../code/pushes.ts";
import { readCommits } from "../git/history.ts";
import { commitTree, rebase } from "../git/merging.ts";
import { moveRef } from "../git/refs.ts";
import { Problem } from "../http/problem.ts";
import { changeState } from "../issues/issue-changes.ts";
import type { PullIssue } from "../issues/issues.ts";
import { record } from "../issues/timeline-record.ts";
import type { World } from "../world.ts";
import { closedBy } from "./closing-keywords.ts";
import { type MergeMethod, mergeMessage } from "./merge-message.ts";
import { obstacle, testMerge } from "./mergeability.ts";
import type { TestMerge } from "./pull.ts";

export type MergeOrder = {
  method: MergeMethod;
  /** The head that was looked at; another one is not merged. */
  sha?: string | undefined;
  title?: string | undefined;
  message?: string | undefined;
  principal: Principal;
};

const notMergeable = (message = "Pull Request is not mergeable"): Problem =>
  new Problem(405, message);

const moved = (what: "Head" | "Base"): Problem =>
  new Problem(409, `${what} branch was modified. Review and try the merge again.`);

/**
 * Merges and tells of it; the sha of the new tip of the base branch.
 * https://docs.github.com/rest/pulls/pulls#merge-a-pull-request
 */
export async function merge(world: World, issue: PullIssue, order: MergeOrder): Promise<string> {
  const { pull } = issue;
  const trial = await checkedTrial(world, issue, order);
  const after = await newTip(world, issue, { order, trial });
  const ref = `refs/heads/${pull.base.ref}`;
  if (!(await moveRef(world.git, ref, { before: trial.base, after }))) throw moved("Base");
  pull.base.sha = trial.base;
  pull.mergeSha = after;
  pull.mergedAt = world.clock();
  pull.mergedBy = order.principal.account;
  record(world, issue, { event: "merged", actor: order.principal.account, commit: after });
  await changeState(world, issue, { state: "closed", principal: order.principal, commit: after });
  await refMoved(world, { ref, before: trial.base, after, principal: order.principal });
  await closeLinked(world, issue, { principal: order.principal, commit: after });
  return after;
}

/** Everything that GitHub looks at before it merges. */
async function checkedTrial(
  world: World,
  issue: PullIssue,
  { sha, principal }: MergeOrder,
): Promise<TestMerge & { tree: string }> {
  if (issue.state !== "open") throw notMergeable();
  if (sha !== undefined && sha !== issue.pull.head.sha) throw moved("Head");
  if (issue.pull.draft) throw notMergeable("Pull Request is still a draft");
  const { tree, ...trial } = await testMerge(world, issue);
  if (tree === undefined) throw notMergeable();
  const reason = await obstacle(world, issue);
  if (reason !== undefined && !mayBypass(world, issue, principal)) throw notMergeable(reason);
  return { ...trial, tree };
}

function mayBypass(world: World, issue: PullIssue, principal: Principal): boolean {
  const rules = world.protections.get(issue.pull.base.ref);
  return (
    principal.kind === "user" && atLeast(principal.role, "admin") && rules?.enforceAdmins === false
  );
}

async function newTip(
  world: World,
  issue: PullIssue,
  { order, trial }: { order: MergeOrder; trial: TestMerge & { tree: string } },
): Promise<string> {
  const { git } = world;
  const { base, head, tree } = trial;
  if (order.method === "rebase") {
    const tip = await rebase(git, base, head);
    if (tip === undefined) throw notMergeable("This branch can't be rebased");
    return tip;
  }
  const message = mergeMessage({
    method: order.method,
    number: issue.number,
    title: issue.title,
    from: `${ownerOf(world.repository)}/${issue.pull.head.ref}`,
    commits: await readCommits(git, ["--reverse", "--no-merges", `${base}..${head}`, "--"]),
    commitTitle: order.title,
    commitMessage: order.message,
  });
  const squash = order.method === "squash";
  return commitTree(git, {
    tree,
    parents: squash ? [base] : [base, head],
    message,
    author: identityOf(squash ? issue.author : order.principal.account),
  });
}

/** Issues that the description closes; only where the base is the default branch. */
async function closeLinked(
  world: World,
  { body, title, pull }: PullIssue,
  how: { principal: Principal; commit: string },
): Promise<void> {
  const { defaultBranch, fullName } = world.repository;
  if (pull.base.ref !== defaultBranch) return;
  for (const number of closedBy(`${title}\n${body ?? ""}`, fullName)) {
    const linked = world.issues.get(number);
    if (linked !== undefined && linked.pull === undefined)
      await changeState(world, linked, { state: "closed", ...how });
  }
}
