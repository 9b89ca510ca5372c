import type { LogSource } from "../knowledge/sync-log.ts";
import { blobsOf } from "./cloned-log.ts";
import type { GitOptions } from "./git-workspaces.ts";
import { fetchFiles, fetchHead, LOG_FOLDER, logFiles, openLogBranch } from "./log-branch.ts";

/** Several years of work days. */
const MOST_DAYS = 1_500;

/**
 * The log as its branch has it now, of which files are fetched as they are read.
 * @returns undefined where there is no log yet
 */
export async function gitLogSource(options: GitOptions): Promise<LogSource | undefined> {
  const log = await openLogBranch(options);
  const commit = await fetchHead(log);
  if (commit === undefined) return undefined;
  const days = (await logFiles(log, commit)).sort((a, b) => (a.day < b.day ? 1 : -1));
  const files = Object.fromEntries(
    days.slice(0, MOST_DAYS).map(({ id, day }) => [`${LOG_FOLDER}/${day}.md`, id]),
  );
  return {
    ...{ commit, files },
    async read(paths) {
      const ids = paths.flatMap((path) => files[path] ?? []);
      if (ids.length === 0) return [];
      await fetchFiles(log, ids);
      const input = ids.map((id) => `${id}\n`).join("");
      const texts = blobsOf((await log.git(["cat-file", "--batch"], { input })).stdout);
      return paths.map((path, at) => ({ path, text: texts[at] ?? "" }));
    },
  };
}
