import { UserError } from "../../core/errors.ts";
import { LOG_BRANCH } from "../../core/names.ts";
import { findGit } from "./find-git.ts";
import { fieldsOf, gitAt, lineOf } from "./run-git.ts";

/** As the remote had it when it was fetched last, or as it was made here. */
const placesOf = (branch: string): string[] => [
  `refs/remotes/origin/${branch}`,
  `refs/heads/${branch}`,
];

/** The log branch as a clone on this machine has it; nothing is fetched. */
export type ClonedLog = {
  /** Commit of the branch. */
  commit: string;
  /** Where it was found, e.g. `refs/remotes/origin/miyabi/logs`. */
  ref: string;
  /** The object and path of every file below a folder, in the order of their paths. */
  list: (folder: string) => Promise<{ id: string; path: string }[]>;
  /** Texts of objects, in their order. */
  read: (ids: readonly string[]) => Promise<string[]>;
  /** Every file below a folder such as `.ai/logs`, in the order of their paths. */
  files: (folder: string) => Promise<{ path: string; text: string }[]>;
};

/** What `git cat-file --batch` prints: `ID blob SIZE`, a line end, so many bytes, a line end. */
export function blobsOf(output: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf("\n", at);
    const size = Number(output.toString("utf8", at, end).split(" ")[2]);
    texts.push(output.toString("utf8", end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return texts;
}

/**
 * @param path any folder of the clone
 * @param home empty folder
 * @param branch where the log is kept
 * @throws UserError invalid_input where that is no repository or it lacks the branch; missing_tool
 */
export async function clonedLog(
  path: string,
  home: string,
  branch = LOG_BRANCH,
): Promise<ClonedLog> {
  const git = gitAt(await findGit(), home);
  const root = await git({ cwd: path, args: ["rev-parse", "--absolute-git-dir"] }).then(
    lineOf,
    () => {
      throw new UserError(
        "invalid_input",
        `${path} is not in a git repository. Name a folder of a clone of your repository.`,
      );
    },
  );
  const places = placesOf(branch);
  for (const ref of places) {
    const asked = { cwd: root, args: ["rev-parse", "--verify", "--quiet", ref], accept: [0, 1] };
    const commit = lineOf(await git(asked));
    if (commit === "") continue;
    const list: ClonedLog["list"] = async (folder) => {
      const tree = ["ls-tree", "-r", "-z", commit, "--", `${folder}/`];
      return fieldsOf(await git({ cwd: root, args: tree })).flatMap((line) => {
        const [, id = "", file = ""] = /^100644 blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
        return id === "" ? [] : [{ id, path: file }];
      });
    };
    const read: ClonedLog["read"] = async (ids) => {
      if (ids.length === 0) return [];
      const input = ids.map((id) => `${id}\n`).join("");
      return blobsOf((await git({ cwd: root, args: ["cat-file", "--batch"], input })).stdout);
    };
    return {
      ...{ commit, ref, list, read },
      async files(folder) {
        const listed = await list(folder);
        const texts = await read(listed.map(({ id }) => id));
        return listed.map(({ path: file }, at) => ({ path: file, text: texts[at] ?? "" }));
      },
    };
  }
  throw new UserError(
    "invalid_input",
    `This clone has no branch ${branch}. Miyabi makes it with the first issue that it works on; get it with: git fetch origin ${branch}:${places[0] ?? ""}`,
  );
}
