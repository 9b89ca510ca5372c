import type { LogLimits, PastWork } from "../../ports/past-work.ts";
import type { GitOptions } from "./git-workspaces.ts";
import {
  fetchFiles,
  fetchHead,
  logFiles,
  openLogBranch,
  type LogBranch,
  type LogFile,
} from "./log-branch.ts";
import { lineOf } from "./run-git.ts";

/** Object ids of the newest days' files. */
const newestOf = (files: readonly LogFile[], count: number): string[] =>
  [...files]
    .sort((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, count)
    .map(({ id }) => id);

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
    const head = await fetchHead(log);
    if (head === undefined) return [];
    const ids = newestOf(await logFiles(log, head), files);
    await fetchFiles(log, ids);
    const texts: string[] = [];
    for (const id of await fitting(log, ids, bytes))
      texts.push((await log.git(["cat-file", "blob", id])).stdout.toString("utf8"));
    return texts;
  },
});
