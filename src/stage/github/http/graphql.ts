import { z } from "zod";
import type { Principal } from "../../contract/tokens.ts";
import { covers } from "../../contract/permissions.ts";
import { atLeast } from "../access/roles.ts";
import { nodeId } from "../ids.ts";
import { setDraft } from "../pulls/pull-handlers.ts";
import type { World } from "../world.ts";
import { ok, type Reply } from "./call.ts";
import { Problem } from "./problem.ts";

const Query = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).default({}),
});

/** What each does to the draft. Both exist in GitHub's schema (checked against @octokit/graphql-schema 15.26.1). */
const MUTATIONS = {
  markPullRequestReadyForReview: false,
  convertPullRequestToDraft: true,
} as const;

const SHAPE =
  /^mutation ?\(\$(\w+): ID!\) ?\{ (markPullRequestReadyForReview|convertPullRequestToDraft)\(input: \{ ?pullRequestId: \$\1 ?\}\) \{ pullRequest \{ isDraft \} \} \}$/;

const failed = (type: string, message: string, path: string): Reply =>
  ok({ data: { [path]: null }, errors: [{ type, path: [path], message }] });

function mayWrite(principal: Principal): boolean {
  switch (principal.kind) {
    case "user":
      return atLeast(principal.role, "write");
    case "app":
      return false;
    default:
      return covers(principal.permissions["pull-requests"], "write");
  }
}

/**
 * `POST /graphql` for the two mutations that REST does not have; every other text is 501. As at GitHub a
 * refusal is a reply with status 200 and `errors`.
 * https://docs.github.com/graphql/reference/mutations#convertpullrequesttodraft
 */
export async function graphql(world: World, body: unknown, principal: Principal): Promise<Reply> {
  const asked = Query.safeParse(body).data;
  const text = asked?.query.replace(/\s+/g, " ").trim() ?? "";
  const [, variable = "", mutation = ""] = SHAPE.exec(text) ?? [];
  if (asked === undefined || !isMutation(mutation))
    throw new Problem(501, "The local stage has no other GraphQL than the two mutations of drafts");
  const id = asked.variables[variable];
  const issue = world.issues.pulls().find((pull) => nodeId("PR", pull.id) === id);
  if (issue === undefined)
    return failed(
      "NOT_FOUND",
      `Could not resolve to a node with the global id of '${String(id)}'.`,
      mutation,
    );
  if (!mayWrite(principal))
    return failed("FORBIDDEN", "Resource not accessible by integration", mutation);
  if (issue.state === "closed") return failed("UNPROCESSABLE", "Pull request is closed", mutation);
  await setDraft(world, issue, { draft: MUTATIONS[mutation], principal });
  return ok({ data: { [mutation]: { pullRequest: { isDraft: issue.pull.draft } } } });
}

const isMutation = (name: string): name is keyof typeof MUTATIONS => Object.hasOwn(MUTATIONS, name);
