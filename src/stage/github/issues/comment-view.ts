import { accountView } from "../accounts.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";
import type { Comment } from "./comments.ts";
import { authorAssociation } from "./issue-view.ts";
import { reactionRollup } from "./reactions.ts";

export function commentView(world: World, comment: Comment): Record<string, unknown> {
  const { urls } = world;
  const url = urls.api(`/issues/comments/${comment.id}`);
  const page = world.issues.getPull(comment.issue) === undefined ? "issues" : "pull";
  return {
    id: comment.id,
    node_id: nodeId("IC", comment.id),
    url,
    html_url: urls.html(`/${page}/${comment.issue}#issuecomment-${comment.id}`),
    issue_url: urls.api(`/issues/${comment.issue}`),
    body: comment.body,
    user: accountView(urls, comment.author),
    author_association: authorAssociation(world, comment.author),
    created_at: stamp(comment.createdAt),
    updated_at: stamp(comment.updatedAt),
    performed_via_github_app: null,
    reactions: reactionRollup(`${url}/reactions`, comment.reactions),
  };
}
