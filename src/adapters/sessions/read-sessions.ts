import { open, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { messageOf } from "../../core/error-code.ts";
import { UserError } from "../../core/errors.ts";
import {
  newestRecords,
  type RecordFile,
  type Records,
  type UnreadableRecord,
} from "../../core/session/newest-records.ts";
import { clonedLog } from "../git/cloned-log.ts";

/** Where the log branch keeps the newest record of each issue's session. */
const SESSIONS_FOLDER = ".ai/sessions";

/** Session records, and where they came from, for people. */
export type ReadSessions = Records & { source: string };

/**
 * The records that a clone's log branch keeps; nothing is fetched, no server is asked.
 * @param path any folder of the clone
 * @param home empty folder
 * @throws UserError invalid_input where that is no clone, or it lacks the branch; missing_tool
 */
export async function clonedSessions(path: string, home: string): Promise<ReadSessions> {
  const log = await clonedLog(path, home);
  const files = await log.files(SESSIONS_FOLDER);
  return { ...newestRecords(files), source: `${log.ref} at ${log.commit.slice(0, 12)}` };
}

/** Names that session records have in artifacts, in what `miyabi run --local --out` writes and on the log branch. */
const RECORD_NAME = /^(?:session(?:-[\w-]+)?|\d{1,9})\.json$/;
const MOST_BYTES = 20 * 1024 * 1024;

/** Links are not followed: a downloaded artifact must not lead elsewhere. */
async function recordPaths(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && RECORD_NAME.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    throw new UserError(
      "invalid_input",
      `${dir} cannot be read: ${messageOf(error)}. Give a folder with session records.`,
    );
  }
}

async function readText(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > MOST_BYTES) throw new Error(`it has ${size} bytes, at most ${MOST_BYTES} are read`);
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}

/**
 * The records in a folder and the folders in it: files named `session.json`, `session-<n>.json` or `<n>.json`, such as
 * `miyabi run --local --out` writes, or downloaded artifacts hold.
 * @throws UserError invalid_input where the folder cannot be read
 */
export async function folderSessions(dir: string): Promise<ReadSessions> {
  const files: RecordFile[] = [];
  const unread: UnreadableRecord[] = [];
  for (const path of await recordPaths(dir)) {
    const shown = relative(dir, path);
    try {
      files.push({ path: shown, text: await readText(path) });
    } catch (error) {
      unread.push({ path: shown, why: messageOf(error) });
    }
  }
  const { records, unreadable } = newestRecords(files);
  return { records, unreadable: [...unread, ...unreadable], source: dir };
}
