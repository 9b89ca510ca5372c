import { stat } from "node:fs/promises";
import { UserError } from "../../core/errors.ts";
import { findGit } from "./find-git.ts";
import { gitAt, lineOf } from "./run-git.ts";

/** A clone on this machine, as far as its own settings tell. */
export type LocalClone = {
  /** Absolute path of its top folder. */
  root: string;
  /** Address of the remote `origin`, undefined where there is none. */
  origin: string | undefined;
};

async function whyNone(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return `${path}: no such folder. Name a folder of a clone of your repository.`;
  return `${path} is not in a git repository. Run the command in a clone of your repository, or make one of it first: git init`;
}

/**
 * @param path any folder of the clone
 * @param home empty folder
 * @throws UserError not_a_repository, missing_tool
 */
export async function localClone(path: string, home: string): Promise<LocalClone> {
  const git = gitAt(await findGit(), home);
  const root = await git({ cwd: path, args: ["rev-parse", "--show-toplevel"] }).then(
    lineOf,
    async () => {
      throw new UserError("not_a_repository", await whyNone(path));
    },
  );
  // Exit code 1: there is no such setting.
  const args = ["config", "--get", "remote.origin.url"];
  const origin = lineOf(await git({ cwd: root, args, accept: [0, 1] }));
  return { root, origin: origin === "" ? undefined : origin };
}
