import type { Principal } from "../../contract/tokens.ts";
import { checkState } from "../delivery/check-state.ts";
import { readChanges } from "../git/changes.ts";
import { mergeBase } from "../git/merging.ts";
import { branchHead, isAncestor, ZERO_SHA } from "../git/refs.ts";
import { Problem } from "../http/problem.ts";
import type { World } from "../world.ts";

export type Push = { ref: string; before: string; after: string; principal: Principal };

/**
 * Branch protection: `true`, or GitHub's sentence for why not. Looks at no object, so a git remote may ask before it
 * has accepted any; `forced` says that `after` does not descend from `before`.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches
 */
export function protectionVerdict(world: World, push: Push & { forced: boolean }): true | string {
  const { ref, before, after, forced, principal } = push;
  const rules = world.protections.get(ref.replace(/^refs\/heads\//, ""));
  if (rules === undefined || before === ZERO_SHA) return true;
  if (after === ZERO_SHA) return rules.allowDeletions || "Cannot delete this protected branch";
  if (forced && !rules.allowForcePushes) return "Cannot force-push to this branch";
  if (principal.kind === "user" && principal.role === "admin" && !rules.enforceAdmins) return true;
  if (rules.reviews !== null) return "Changes must be made through a pull request.";
  const missing = rules.checks?.contexts.find(
    (context) => checkState(world, after, context) !== "success",
  );
  return missing === undefined || `Required status check "${missing}" is expected.`;
}

/** What the git remote refuses, for refs that the REST API moves. The permission was checked before. */
export async function refuseForbiddenPush(world: World, push: Push): Promise<void> {
  const { before, after } = push;
  const forced =
    before !== ZERO_SHA && after !== ZERO_SHA && !(await isAncestor(world.git, before, after));
  const verdict = protectionVerdict(world, { ...push, forced });
  if (verdict !== true) throw new Problem(422, verdict);
  const workflow = await changedWorkflow(world, push);
  if (workflow !== undefined)
    throw new Problem(
      422,
      `refusing to allow a GitHub App to create or update workflow \`${workflow}\` without \`workflows\` permission`,
    );
}

/**
 * GITHUB_TOKEN can never hold the `workflows` permission, and no App on the stage does.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
async function changedWorkflow(
  world: World,
  { ref, before, after, principal }: Push,
): Promise<string | undefined> {
  if (principal.kind === "user" || after === ZERO_SHA || !ref.startsWith("refs/heads/"))
    return undefined;
  const from = before === ZERO_SHA ? await whereItParted(world, after) : before;
  const changes = await readChanges(world.git, from, after);
  return changes.find(({ path }) => path.startsWith(".github/workflows/"))?.path;
}

/** A new branch brings what it has beyond the default branch. */
async function whereItParted({ git, repository }: World, after: string): Promise<string> {
  const tip = await branchHead(git, repository.defaultBranch);
  return tip === undefined ? after : mergeBase(git, tip, after);
}
