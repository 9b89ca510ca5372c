import { lstat, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";

/** A tool call that the model can correct; the message goes back to it. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}

const isInside = (root: string, path: string): boolean => {
  const from = relative(root, path);
  return from !== ".." && !from.startsWith("../") && !isAbsolute(from);
};

/** The nearest folder that exists, links resolved, plus the names that do not exist yet. */
async function resolved(path: string): Promise<string> {
  try {
    return join(await realpath(dirname(path)), basename(path));
  } catch {
    const parent = dirname(path);
    if (parent === path) throw new ToolError(`${path} cannot be reached.`);
    return join(await resolved(parent), basename(path));
  }
}

/**
 * An absolute path inside the worktree for what the model named. Nothing outside of it, nothing through
 * a link, nothing of git's own (threats 14, 15).
 * @throws ToolError
 */
export async function confinedPath(worktree: string, named: string): Promise<string> {
  if (named === "" || named.includes("\0")) throw new ToolError("A path is needed.");
  const root = await realpath(worktree);
  const asked = resolve(root, isAbsolute(named) ? relative(worktree, named) : named);
  if (asked === root) return root;
  const path = await resolved(asked);
  if (!isInside(root, asked) || !isInside(root, path))
    throw new ToolError(`${named} is outside of the worktree. Work only inside of it.`);
  if (
    relative(root, path)
      .split("/")
      .some((name) => name.toLowerCase() === ".git")
  )
    throw new ToolError(`${named} belongs to git and is not for you.`);
  const found = await lstat(path).catch(() => undefined);
  if (found?.isSymbolicLink()) throw new ToolError(`${named} is a link; links are not followed.`);
  return path;
}
