import type { Principal } from "../../contract/tokens.ts";
import { requireOwnOr } from "../access/roles.ts";
import { accountView } from "../accounts.ts";
import { handlers, noContent, type Reply } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found } from "../http/problem.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";
import type { Content, Reaction } from "./reactions.ts";

function reactionView({ urls }: World, reaction: Reaction): Record<string, unknown> {
  return {
    id: reaction.id,
    node_id: nodeId("REA", reaction.id),
    user: accountView(urls, reaction.by),
    content: reaction.content,
    created_at: stamp(reaction.at),
  };
}

/** 201 for a new reaction, 200 where the same person gave it before. */
function react(
  world: World,
  reactions: Reaction[],
  { content, principal }: { content: Content; principal: Principal },
): Reply {
  const { account } = principal;
  const before = reactions.find(
    (reaction) => reaction.content === content && reaction.by.login === account.login,
  );
  if (before !== undefined) return { status: 200, body: reactionView(world, before) };
  const reaction = { id: world.ids.next(), content, by: account, at: world.clock() };
  reactions.push(reaction);
  return { status: 201, body: reactionView(world, reaction) };
}

function takeBack(reactions: Reaction[], id: number, principal: Principal): Reply {
  const reaction = found(reactions.find((candidate) => candidate.id === id));
  requireOwnOr(principal, reaction.by, "admin");
  reactions.splice(reactions.indexOf(reaction), 1);
  return noContent();
}

export function reactionHandlers(world: World) {
  const onIssue = (number: number): Reaction[] => found(world.issues.get(number)).reactions;
  const onComment = (id: number): Reaction[] => found(world.comments.get(id)).reactions;
  const shown = (
    reactions: Reaction[],
    asked: { content?: string; page?: number; per_page?: number },
  ) =>
    listed(
      reactions.filter(({ content }) => asked.content === undefined || content === asked.content),
      asked,
      (reaction) => reactionView(world, reaction),
    );
  return handlers({
    "reactions/list-for-issue": ({ input }) => shown(onIssue(input.issue_number), input),
    "reactions/create-for-issue": ({ input, principal }) =>
      react(world, onIssue(input.issue_number), { content: input.content, principal }),
    "reactions/delete-for-issue": ({ input, principal }) =>
      takeBack(onIssue(input.issue_number), input.reaction_id, principal),
    "reactions/list-for-issue-comment": ({ input }) => shown(onComment(input.comment_id), input),
    "reactions/create-for-issue-comment": ({ input, principal }) =>
      react(world, onComment(input.comment_id), { content: input.content, principal }),
    "reactions/delete-for-issue-comment": ({ input, principal }) =>
      takeBack(onComment(input.comment_id), input.reaction_id, principal),
  });
}
