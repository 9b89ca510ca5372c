import type { Principal } from "../../contract/tokens.ts";
import { identityOf } from "../accounts.ts";
import { commitTree, mergeTree } from "../git/merging.ts";
import { branchHead, isAncestor, moveRef } from "../git/refs.ts";
import { found, Problem } from "../http/problem.ts";
import type { World } from "../world.ts";
import { refMoved } from "./pushes.ts";

export type BranchMerge = { branch: string; commit: string; message: string; principal: Principal };

/** Merges a commit into a branch: the new sha, or why there is none. */
export async function mergeIntoBranch(
  world: World,
  { branch, commit, message, principal }: BranchMerge,
): Promise<{ sha: string } | "conflict" | "nothing"> {
  const { git } = world;
  const before = found(await branchHead(git, branch));
  if (await isAncestor(git, commit, before)) return "nothing";
  const tree = await mergeTree(git, before, commit);
  if (tree === undefined) return "conflict";
  const author = identityOf(principal.account);
  const after = await commitTree(git, { tree, parents: [before, commit], message, author });
  const ref = `refs/heads/${branch}`;
  if (!(await moveRef(git, ref, { before, after })))
    throw new Problem(409, "Base branch was modified. Review and try the merge again.");
  await refMoved(world, { ref, before, after, principal });
  return { sha: after };
}
