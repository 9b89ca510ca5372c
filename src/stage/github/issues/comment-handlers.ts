import type { Principal } from "../../contract/tokens.ts";
import { hasRole, requireOwnOr } from "../access/roles.ts";
import { emit } from "../events/emit.ts";
import { created, handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { forbidden, found } from "../http/problem.ts";
import type { World } from "../world.ts";
import { commentView } from "./comment-view.ts";
import type { Comment } from "./comments.ts";
import { issueView } from "./issue-view.ts";
import type { Issue } from "./issues.ts";

type Told = { action: string; comment: Comment; principal: Principal; changes?: object };

function tell(world: World, { action, comment, principal, changes }: Told): Promise<void> {
  const issue = found(world.issues.get(comment.issue));
  const payload = {
    issue: issueView(world, issue),
    comment: commentView(world, comment),
    ...(changes === undefined ? {} : { changes }),
  };
  return emit(world, { name: "issue_comment", action, payload, principal });
}

/** https://docs.github.com/communities/moderating-comments-and-conversations/locking-conversations */
function refuseIfLocked(issue: Issue, principal: Principal): void {
  if (issue.locked && !hasRole(principal, "write"))
    throw forbidden("Unable to create comment because issue is locked.");
}

type Since = { since?: string };

const changedSince =
  ({ since }: Since) =>
  ({ updatedAt }: Comment): boolean =>
    since === undefined || updatedAt >= new Date(since);

export const commentHandlers = (world: World) =>
  handlers({
    "issues/list-comments": ({ input }) => {
      const issue = found(world.issues.get(input.issue_number));
      const comments = world.comments.of(issue.number).filter(changedSince(input));
      return listed(comments, input, (comment) => commentView(world, comment));
    },

    "issues/list-comments-for-repo": ({ input }) => {
      const comments = world.comments.all().filter(changedSince(input));
      if (input.direction === "desc") comments.reverse();
      return listed(comments, input, (comment) => commentView(world, comment));
    },

    "issues/get-comment": ({ input }) =>
      ok(commentView(world, found(world.comments.get(input.comment_id)))),

    "issues/create-comment": async ({ input, principal }) => {
      const issue = found(world.issues.get(input.issue_number));
      refuseIfLocked(issue, principal);
      const now = world.clock();
      const comment: Comment = {
        id: world.ids.next(),
        issue: issue.number,
        body: input.body,
        author: principal.account,
        createdAt: now,
        updatedAt: now,
        reactions: [],
      };
      world.comments.add(comment);
      issue.updatedAt = now;
      await tell(world, { action: "created", comment, principal });
      return created(commentView(world, comment));
    },

    "issues/update-comment": async ({ input, principal }) => {
      const comment = found(world.comments.get(input.comment_id));
      requireOwnOr(principal, comment.author, "write");
      const changes = { body: { from: comment.body } };
      comment.body = input.body;
      comment.updatedAt = world.clock();
      await tell(world, { action: "edited", comment, principal, changes });
      return ok(commentView(world, comment));
    },

    "issues/delete-comment": async ({ input, principal }) => {
      const comment = found(world.comments.get(input.comment_id));
      requireOwnOr(principal, comment.author, "write");
      world.comments.remove(comment.id);
      await tell(world, { action: "deleted", comment, principal });
      return noContent();
    },
  });
