import type { LogLimits, PastWork } from "../../ports/past-work.ts";
import type { GitOptions } from "./git-workspaces.ts";
import { FETCH, fetchHead, LOG_FOLDER, openLogBranch, type LogBranch } from "./log-branch.ts";
import { fieldsOf, lineOf } from "./run-git.ts";

/** The newest commit without its files: a log of years costs no more than one of days. */
const BARE = ["--depth=1", "--filter=blob:none"];
/** Without it the server takes the files of the commit that we have for files that we have. */
const NOTHING_HERE = ["-c", "fetch.negotiationAlgorithm=noop"];

const DAY = /^100644 blob ([0-9a-f]+)\t.*\/(\d{4}-\d\d-\d\d)\.md$/;

/** Object ids of the newest days' files. */
async function newestFiles({ git }: LogBranch, head: string, files: number): Promise<string[]> {
  const listed = fieldsOf(await git(["ls-tree", "-z", head, "--", `${LOG_FOLDER}/`]));
  return listed
    .flatMap((line) => {
      const [, id = "", day = ""] = DAY.exec(line) ?? [];
      return id === "" ? [] : [{ id, day }];
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, files)
    .map(({ id }) => id);
}

/** Those of the files, in their order, that fit into so many bytes. */
async function fitting(
  { git }: LogBranch,
  ids: readonly string[],
  bytes: number,
): Promise<string[]> {
  const input = ids.map((id) => `${id}\n`).join("");
  const check = ["cat-file", "--batch-check=%(objectsize)"];
  const sizes = lineOf(await git(check, { input }))
    .split("\n")
    .map(Number);
  let left = bytes;
  return ids.filter((_, at) => {
    const size = sizes[at] ?? Infinity;
    if (!(size <= left)) return false;
    left -= size;
    return true;
  });
}

/** The log as its branch has it now, read with plain git and the permission contents: read. */
export const gitPastWork = (options: GitOptions): PastWork => ({
  async logs({ files, bytes }: LogLimits) {
    const log = await openLogBranch(options);
    const head = await fetchHead(log, BARE);
    if (head === undefined) return [];
    const ids = await newestFiles(log, head, files);
    if (ids.length === 0) return [];
    const fetch = [...NOTHING_HERE, ...FETCH, ...BARE, "--", log.url, ...new Set(ids)];
    await log.talk(fetch, "fetch the log's files");
    const texts: string[] = [];
    for (const id of await fitting(log, ids, bytes))
      texts.push((await log.git(["cat-file", "blob", id])).stdout.toString("utf8"));
    return texts;
  },
});
