import { cp, lstat, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findGit } from "../../adapters/git/find-git.ts";
import { fieldsOf, gitAt } from "../../adapters/git/run-git.ts";

/** Folders of other repositories (submodules) are no files of this one. */
const isFile = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isFile() || found.isSymbolicLink(),
    () => false,
  );

/**
 * Copies what a clone holds now: committed or not, without what git ignores.
 * @param left tells which paths stay behind
 * @returns how many files there are
 */
export async function copyTree({
  root,
  to,
  home,
  left,
}: {
  root: string;
  to: string;
  /** Empty folder. */
  home: string;
  left: (path: string) => boolean;
}): Promise<number> {
  const git = gitAt(await findGit(), home);
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const paths = fieldsOf(await git({ cwd: root, args }));
  let count = 0;
  await mkdir(to, { recursive: true });
  for (const path of paths) {
    const from = join(root, path);
    if (left(path) || !(await isFile(from))) continue;
    await mkdir(dirname(join(to, path)), { recursive: true });
    await cp(from, join(to, path), { verbatimSymlinks: true });
    count += 1;
  }
  return count;
}
