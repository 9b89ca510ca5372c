import type { Workspace } from "../../ports/workspace.ts";

/** Whether a commit is in the history of another one; false where the clone does not have it at all. */
export async function isIn(workspace: Workspace, sha: string, head: string): Promise<boolean> {
  const there = await workspace.commitOf(sha).catch(() => undefined);
  return there !== undefined && (await workspace.isAncestor(there, head));
}
