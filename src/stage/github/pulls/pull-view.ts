import { ownerOf } from "../access/roles.ts";
import { accountView } from "../accounts.ts";
import { readChanges } from "../git/changes.ts";
import { countCommits } from "../git/history.ts";
import { mergeBase } from "../git/merging.ts";
import { nodeId, stamp, stampOrNull } from "../ids.ts";
import { authorAssociation } from "../issues/issue-view.ts";
import type { PullIssue } from "../issues/issues.ts";
import { labelView } from "../issues/label-view.ts";
import { repositoryView } from "../repository/repository-view.ts";
import type { World } from "../world.ts";
import { mergeableState, testMerge } from "./mergeability.ts";

/** As lists show it: nothing that has to be computed from git. */
export function pullListView(world: World, issue: PullIssue): Record<string, unknown> {
  const { urls } = world;
  const { number, pull } = issue;
  const people = issue.assignees.map((account) => accountView(urls, account));
  return {
    id: issue.id,
    node_id: nodeId("PR", issue.id),
    ...links(world, issue),
    number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    draft: pull.draft,
    user: accountView(urls, issue.author),
    author_association: authorAssociation(world, issue.author),
    // GitHub's description has no null here, other than for issues.
    labels: issue.labels.map((label) => ({
      ...labelView(world, label),
      description: label.description ?? "",
    })),
    assignee: people[0] ?? null,
    assignees: people,
    requested_reviewers: pull.reviewers.map((account) => accountView(urls, account)),
    requested_teams: [],
    milestone: null,
    auto_merge: null,
    merge_commit_sha: pull.mergeSha ?? pull.testMerge?.commit ?? null,
    created_at: stamp(issue.createdAt),
    updated_at: stamp(issue.updatedAt),
    closed_at: stampOrNull(issue.closedAt),
    merged_at: stampOrNull(pull.mergedAt),
    head: end(world, pull.head),
    base: end(world, pull.base),
  };
}

/** As `GET /pulls/{number}` and webhooks show it. */
export async function pullView(world: World, issue: PullIssue): Promise<Record<string, unknown>> {
  const { pull } = issue;
  const trial = issue.state === "open" ? await testMerge(world, issue) : undefined;
  const tip = trial?.base ?? pull.base.sha;
  const from = await mergeBase(world.git, tip, pull.head.sha);
  const changes = await readChanges(world.git, from, pull.head.sha);
  const sum = (count: (change: (typeof changes)[number]) => number): number =>
    changes.reduce((total, change) => total + count(change), 0);
  return {
    ...pullListView(world, issue),
    merged: pull.mergedAt !== undefined,
    merged_by: pull.mergedBy === undefined ? null : accountView(world.urls, pull.mergedBy),
    mergeable: trial === undefined ? null : trial.tree !== undefined,
    rebaseable: trial === undefined ? null : trial.tree !== undefined,
    mergeable_state: await mergeableState(world, issue, trial),
    comments: world.comments.of(issue.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: await countCommits(world.git, tip, pull.head.sha),
    additions: sum(({ additions }) => additions),
    deletions: sum(({ deletions }) => deletions),
    changed_files: changes.length,
  };
}

function end(world: World, { ref, sha }: { ref: string; sha: string }): Record<string, unknown> {
  const owner = ownerOf(world.repository);
  return {
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: accountView(world.urls, world.accounts.byLogin(owner)),
    repo: repositoryView(world),
  };
}

function links({ urls }: World, { number, pull }: PullIssue): Record<string, unknown> {
  const url = urls.api(`/pulls/${number}`);
  const issueUrl = urls.api(`/issues/${number}`);
  const page = urls.html(`/pull/${number}`);
  const plain = {
    url,
    html_url: page,
    issue_url: issueUrl,
    comments_url: `${issueUrl}/comments`,
    review_comments_url: `${url}/comments`,
    review_comment_url: urls.api("/pulls/comments{/number}"),
    commits_url: `${url}/commits`,
    statuses_url: urls.api(`/statuses/${pull.head.sha}`),
  };
  const link = (href: string): object => ({ href });
  return {
    ...plain,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    _links: {
      self: link(url),
      html: link(page),
      issue: link(issueUrl),
      comments: link(plain.comments_url),
      review_comments: link(plain.review_comments_url),
      review_comment: link(plain.review_comment_url),
      commits: link(plain.commits_url),
      statuses: link(plain.statuses_url),
    },
  };
}
