import { atLeast, roleOf } from "../access/roles.ts";
import type { Protection } from "../code/protections.ts";
import { branchHead, isAncestor, moveRef } from "../git/refs.ts";
import { commitTree, mergeTree } from "../git/merging.ts";
import type { PullIssue } from "../issues/issues.ts";
import type { World } from "../world.ts";
import { checkState } from "../delivery/check-state.ts";
import type { Pull, TestMerge } from "./pull.ts";

/** The base branch as it is now, or as it was where it is gone or the pull request is done. */
export async function baseTip(world: World, issue: PullIssue): Promise<string> {
  const { base } = issue.pull;
  if (issue.state === "closed") return base.sha;
  return (await branchHead(world.git, base.ref)) ?? base.sha;
}

/**
 * Merges on trial, as GitHub does behind `mergeable`, and keeps the result under `refs/pull/N/merge`, which
 * workflows for pull requests check out.
 */
export async function testMerge(world: World, issue: PullIssue): Promise<TestMerge> {
  const { git } = world;
  const { pull, number } = issue;
  const base = await baseTip(world, issue);
  const head = pull.head.sha;
  const known = pull.testMerge;
  if (known?.base === base && known.head === head) return known;
  const tree = await mergeTree(git, base, head);
  const merge: TestMerge = { base, head };
  if (tree !== undefined) {
    merge.tree = tree;
    const message = `Merge ${head} into ${base}`;
    merge.commit = await commitTree(git, { tree, parents: [base, head], message });
    await moveRef(git, `refs/pull/${number}/merge`, { after: merge.commit });
  }
  pull.testMerge = merge;
  return merge;
}

/** GitHub's words for why a pull request cannot be merged now; nothing where it can. */
export async function obstacle(world: World, issue: PullIssue): Promise<string | undefined> {
  const rules = world.protections.get(issue.pull.base.ref);
  if (rules === undefined) return undefined;
  return (
    missingReview(world, issue.pull, rules) ??
    missingCheck(world, issue.pull, rules) ??
    (await outOfDate(world, issue, rules))
  );
}

function missingReview(world: World, pull: Pull, { reviews }: Protection): string | undefined {
  if (reviews === null || reviews.count === 0) return undefined;
  const latest = new Map(
    pull.reviews
      .filter(({ state }) => state === "APPROVED" || state === "CHANGES_REQUESTED")
      .filter(({ author }) => countsAsReviewer(world, author))
      .filter(({ commit }) => !reviews.dismissStale || commit === pull.head.sha)
      .map((review) => [review.author.login, review.state]),
  );
  const states = [...latest.values()];
  if (states.includes("CHANGES_REQUESTED"))
    return "Changes were requested by a reviewer with write access.";
  if (states.filter((state) => state === "APPROVED").length >= reviews.count) return undefined;
  return reviews.count === 1
    ? "At least 1 approving review is required by reviewers with write access."
    : `At least ${reviews.count} approving reviews are required by reviewers with write access.`;
}

const countsAsReviewer = (
  world: World,
  { login, type }: { login: string; type: string },
): boolean => type === "Bot" || atLeast(roleOf(world.repository, login), "write");

function missingCheck(world: World, pull: Pull, { checks }: Protection): string | undefined {
  for (const context of checks?.contexts ?? []) {
    const state = checkState(world, pull.head.sha, context);
    if (state === "success") continue;
    const what = { absent: "expected", pending: "in progress", failure: "failing" }[state];
    return `Required status check "${context}" is ${what}.`;
  }
  return undefined;
}

async function outOfDate(
  world: World,
  issue: PullIssue,
  { checks }: Protection,
): Promise<string | undefined> {
  if (checks?.strict !== true) return undefined;
  const base = await baseTip(world, issue);
  return (await isAncestor(world.git, base, issue.pull.head.sha))
    ? undefined
    : "The head branch is not up to date with the base branch.";
}

/** https://docs.github.com/graphql/reference/enums#mergestatestatus */
export async function mergeableState(
  world: World,
  issue: PullIssue,
  trial: TestMerge | undefined,
): Promise<string> {
  if (trial === undefined) return "unknown";
  if (trial.tree === undefined) return "dirty";
  if (issue.pull.draft) return "draft";
  const reason = await obstacle(world, issue);
  if (reason === undefined) return "clean";
  return reason.includes("not up to date") ? "behind" : "blocked";
}
