import { ownerOf, roleOf } from "../access/roles.ts";
import type { Account } from "../../contract/tokens.ts";
import { accountView } from "../accounts.ts";
import { nodeId, stamp, stampOrNull } from "../ids.ts";
import type { World } from "../world.ts";
import { isPull, type Issue } from "./issues.ts";
import { labelView } from "./label-view.ts";
import { reactionRollup } from "./reactions.ts";

/** https://docs.github.com/graphql/reference/enums#commentauthorassociation */
export function authorAssociation({ repository }: World, { login, type }: Account): string {
  if (login === ownerOf(repository)) return "OWNER";
  return type === "User" && roleOf(repository, login) !== "read" ? "COLLABORATOR" : "NONE";
}

export function issueView(world: World, issue: Issue): Record<string, unknown> {
  const { urls } = world;
  const { number } = issue;
  const url = urls.api(`/issues/${number}`);
  const people = issue.assignees.map((account) => accountView(urls, account));
  const subIssues = issue.subIssues.map((child) => world.issues.get(child));
  const completed = subIssues.filter((child) => child?.state === "closed").length;
  return {
    id: issue.id,
    node_id: nodeId("I", issue.id),
    url,
    repository_url: urls.api(),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: urls.html(`/${isPull(issue) ? "pull" : "issues"}/${number}`),
    number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    user: accountView(urls, issue.author),
    author_association: authorAssociation(world, issue.author),
    labels: issue.labels.map((label) => labelView(world, label)),
    assignee: people[0] ?? null,
    assignees: people,
    milestone: null,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    comments: world.comments.of(number).length,
    created_at: stamp(issue.createdAt),
    updated_at: stamp(issue.updatedAt),
    closed_at: stampOrNull(issue.closedAt),
    closed_by: issue.closedBy === undefined ? null : accountView(urls, issue.closedBy),
    performed_via_github_app: null,
    reactions: reactionRollup(`${url}/reactions`, issue.reactions),
    sub_issues_summary: {
      total: subIssues.length,
      completed,
      percent_completed:
        subIssues.length === 0 ? 0 : Math.round((100 * completed) / subIssues.length),
    },
    ...(isPull(issue)
      ? { draft: issue.pull.draft, pull_request: pullLinks(world, number, issue.pull.mergedAt) }
      : {}),
  };
}

function pullLinks({ urls }: World, number: number, mergedAt: Date | undefined): object {
  const page = urls.html(`/pull/${number}`);
  return {
    url: urls.api(`/pulls/${number}`),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: stampOrNull(mergedAt),
  };
}
