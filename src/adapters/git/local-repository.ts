import { copyFile, lstat, mkdir, readlink, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../../core/errors.ts";
import { findGit } from "./find-git.ts";
import { fieldsOf, GitError, gitAt, lineOf, type GitOutput } from "./run-git.ts";

/** Where changes are compared with, in the order in which they are tried. */
const DEFAULT_BASES = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/** A repository on this machine, and what of it is compared. */
export type LocalRepository = {
  /** Absolute path of its top folder. */
  root: string;
  head: string;
  /** The newest commit that head and the reference have in common. */
  baseOf: (ref: string | undefined) => Promise<string>;
  /**
   * Brings what is not committed, untracked files included and ignored ones left out, into a checkout
   * of head.
   * @returns whether there was anything
   */
  copyUncommitted: (to: string) => Promise<boolean>;
};

/** Copies one path as it is now: a file, a link, or its absence. Submodules are passed over. */
async function copyPath(from: string, to: string): Promise<void> {
  const found = await lstat(from).catch(() => undefined);
  if (found?.isDirectory()) return;
  await rm(to, { recursive: true, force: true });
  if (found === undefined) return;
  await mkdir(dirname(to), { recursive: true });
  if (found.isSymbolicLink()) await symlink(await readlink(from), to);
  else if (found.isFile()) await copyFile(from, to);
}

/**
 * A repository of the user's, which is only read.
 * @param home empty folder
 * @throws UserError invalid_input where there is none, or nothing to compare with; missing_tool
 */
export async function localRepository(path: string, home: string): Promise<LocalRepository> {
  const git = gitAt(await findGit(), home);
  const at = (cwd: string, ...args: string[]): Promise<GitOutput> => git({ cwd, args });
  const wrong = (message: string): UserError => new UserError("invalid_input", message);

  const root = await at(path, "rev-parse", "--show-toplevel").then(lineOf, () => {
    throw wrong(`${path} is not in a git repository with files. Name a folder of one.`);
  });
  const commit = (ref: string): Promise<string | undefined> =>
    at(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).then(
      lineOf,
      (error: unknown) => {
        if (error instanceof GitError) return undefined;
        throw error;
      },
    );
  const head = await commit("HEAD");
  if (head === undefined)
    throw wrong(`${root} has no commit yet: there is nothing to compare with.`);

  const reference = async (ref: string | undefined): Promise<string> => {
    for (const one of ref === undefined ? DEFAULT_BASES : [ref]) {
      const found = await commit(one);
      if (found !== undefined) return found;
    }
    throw wrong(
      ref === undefined
        ? `None of ${DEFAULT_BASES.join(", ")} exists here. Name what to compare with: --base REF.`
        : `${ref} is no commit, branch or tag here. Name another with --base REF.`,
    );
  };

  return {
    root,
    head,
    async baseOf(ref) {
      const other = await reference(ref);
      return at(root, "merge-base", head, other).then(lineOf, () => {
        throw wrong(`HEAD and ${ref ?? other} have no commit in common. Name another --base.`);
      });
    },
    async copyUncommitted(to) {
      const args = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"];
      const paths = fieldsOf(await at(root, ...args)).map((field) => field.slice(3));
      const gone = new Set<string>();
      for (const one of paths)
        if (!(await lstat(join(root, one)).catch(() => undefined))) gone.add(one);
      // What is gone first: a folder may stand where a file was.
      for (const one of [...gone, ...paths.filter((other) => !gone.has(other))])
        await copyPath(join(root, one), join(to, one));
      return paths.length > 0;
    },
  };
}
