import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { CONTEXT_FILES } from "../../core/task/execution-context.ts";
import { addAll } from "./add-all.ts";
import { keepLineEnds } from "./line-ends.ts";
import type { GitRepository } from "./repository.ts";
import { passOverSubmodules } from "./submodule-links.ts";

/**
 * The tree of what lies in a work tree now: new files included, ignored ones left out, the context
 * files and submodules as they are in `head`. Its index is made afresh, so marks such as
 * assume-unchanged hide nothing. `leftOut`: repositories in it that git cannot take in (add-all.ts).
 */
export async function snapshot(
  repository: GitRepository,
  workTree: string,
  head: string,
): Promise<{ tree: string; leftOut: string[] }> {
  const folder = await mkdtemp(join(repository.scratch, "snapshot-"));
  const inIndex = (file: string) => ({ GIT_WORK_TREE: workTree, GIT_INDEX_FILE: file });
  const index = join(folder, "index");
  const before = join(folder, "before");
  const place = inIndex(index);
  const at = { place, cwd: workTree };
  try {
    await repository.run(["read-tree", head], at);
    await copyFile(index, before);
    await passOverSubmodules(repository, at);
    const leftOut = await addAll(repository, at);
    await repository.run(["reset", "--quiet", head, "--", ...CONTEXT_FILES], at);
    const fresh = `${join(folder, "fresh")}/`;
    await keepLineEnds({ repository, workTree, place, before: inIndex(before), head, fresh });
    return { tree: await repository.line(["write-tree"], at), leftOut };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
