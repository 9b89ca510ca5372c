import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { clonedLog } from "../../adapters/git/cloned-log.ts";
import type { LogSource } from "../../adapters/knowledge/sync-log.ts";
import { digestOf } from "../../core/digest.ts";
import { UserError } from "../../core/errors.ts";

const LOG_FOLDER = ".ai/logs";
const DAY = /^\d{4}-\d\d-\d\d\.md$/;

/** A log on this machine, and what to call it. */
export type LocalLog = { source: LogSource; name: string };

async function daysIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => DAY.test(name)).sort();
}

/** Files of days in a folder. There is nothing but their texts to know them by. */
async function logOfFolder(folder: string, days: readonly string[]): Promise<LocalLog> {
  const texts = new Map<string, string>();
  for (const day of days)
    texts.set(`${LOG_FOLDER}/${day}`, await readFile(join(folder, day), "utf8"));
  const files = Object.fromEntries([...texts].map(([path, text]) => [path, digestOf(text)]));
  const read: LogSource["read"] = (paths) =>
    Promise.resolve(paths.map((path) => ({ path, text: texts.get(path) ?? "" })));
  return { source: { commit: digestOf(files), files, read }, name: folder };
}

/**
 * The log of a folder of `YYYY-MM-DD.md` files, or of one that has them in `.ai/logs`, else of the clone
 * that the folder is in, as that was fetched last.
 *
 * @param home empty folder
 * @throws UserError invalid_input where there is none; missing_tool
 */
export async function logOf(
  path: string,
  { home, branch }: { home: string; branch?: string | undefined },
): Promise<LocalLog> {
  if (branch === undefined)
    for (const folder of [path, join(path, LOG_FOLDER)]) {
      const days = await daysIn(folder);
      if (days.length > 0) return logOfFolder(folder, days);
    }
  const log = await clonedLog(path, home, branch);
  const listed = (await log.list(LOG_FOLDER)).filter(({ path: file }) =>
    DAY.test(file.slice(LOG_FOLDER.length + 1)),
  );
  if (listed.length === 0)
    throw new UserError(
      "invalid_input",
      `${log.ref} has no log in ${LOG_FOLDER}. Miyabi writes it at the end of each run.`,
    );
  const files = Object.fromEntries(listed.map(({ id, path: file }) => [file, id]));
  return {
    source: {
      ...{ commit: log.commit, files },
      async read(paths) {
        const texts = await log.read(paths.flatMap((file) => files[file] ?? []));
        return paths.map((file, at) => ({ path: file, text: texts[at] ?? "" }));
      },
    },
    name: `${log.ref} at ${log.commit.slice(0, 12)}`,
  };
}
