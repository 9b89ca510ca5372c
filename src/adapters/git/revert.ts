import type { Reverted } from "../../ports/workspace.ts";
import { mergeTrees } from "./merge-trees.ts";
import type { GitRepository } from "./repository.ts";

/** The commits of it, all of them ids. */
export type Revert = { commit: string; parent: string; onto: string; message: string };

/**
 * The merge that `git revert` makes: what was before the commit into `onto`, with the commit as their base.
 * Made of trees alone: no file of the repository is written, so none can say how (attributes, filters).
 */
export async function revertCommit(
  repository: GitRepository,
  { commit, parent, onto, message }: Revert,
): Promise<Reverted> {
  const side = async (of: string): Promise<string> =>
    repository.commitTree(await repository.treeOf(of), [commit], "chore: Revert");
  const merged = await mergeTrees(repository, await side(onto), await side(parent));
  if (!merged.isClean) return { ok: false, files: merged.conflicts.map(({ path }) => path) };
  if (merged.tree === (await repository.treeOf(onto))) return { ok: true, commit: undefined };
  return { ok: true, commit: await repository.commitTree(merged.tree, [onto], message) };
}
