import { accountView } from "../accounts.ts";
import { handlers } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found } from "../http/problem.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";
import { commentView } from "./comment-view.ts";
import { authorAssociation } from "./issue-view.ts";
import type { Issue } from "./issues.ts";
import type { TimelineEntry } from "./timeline.ts";

function entryView(world: World, entry: TimelineEntry): Record<string, unknown> {
  const { urls } = world;
  const commit = "commit" in entry ? entry.commit : undefined;
  return {
    id: entry.id,
    node_id: nodeId("E", entry.id),
    url: urls.api(`/issues/events/${entry.id}`),
    actor: accountView(urls, entry.actor),
    event: entry.event,
    commit_id: commit ?? null,
    commit_url: commit === undefined ? null : urls.api(`/commits/${commit}`),
    created_at: stamp(entry.at),
    performed_via_github_app: null,
    ...details(world, entry),
  };
}

function details({ urls }: World, entry: TimelineEntry): Record<string, unknown> {
  switch (entry.event) {
    case "labeled":
    case "unlabeled":
      return { label: entry.label };
    case "assigned":
    case "unassigned":
      return {
        assignee: accountView(urls, entry.assignee),
        assigner: accountView(urls, entry.actor),
      };
    case "renamed":
      return { rename: entry.rename };
    case "closed":
    case "reopened":
      return { state_reason: entry.reason };
    case "locked":
    case "unlocked":
      return { lock_reason: entry.reason };
    case "review_requested":
    case "review_request_removed":
      return {
        requested_reviewer: accountView(urls, entry.reviewer),
        review_requester: accountView(urls, entry.actor),
      };
    case "merged":
    case "ready_for_review":
    case "convert_to_draft":
    case "head_ref_deleted":
      return {};
  }
}

/** Entries and comments in one list, by time. */
function wholeStory(world: World, issue: Issue): { at: Date; view: () => unknown }[] {
  const comments = world.comments.of(issue.number).map((comment) => ({
    at: comment.createdAt,
    view: () => ({
      ...commentView(world, comment),
      event: "commented",
      actor: accountView(world.urls, comment.author),
      author_association: authorAssociation(world, comment.author),
    }),
  }));
  const entries = issue.timeline.map((entry) => ({
    at: entry.at,
    view: () => entryView(world, entry),
  }));
  return [...entries, ...comments].sort((a, b) => a.at.getTime() - b.at.getTime());
}

export const timelineHandlers = (world: World) =>
  handlers({
    "issues/list-events": ({ input }) => {
      const issue = found(world.issues.get(input.issue_number));
      return listed(issue.timeline, input, (entry) => entryView(world, entry));
    },

    "issues/list-events-for-timeline": ({ input }) => {
      const issue = found(world.issues.get(input.issue_number));
      return listed(wholeStory(world, issue), input, ({ view }) => view());
    },
  });
