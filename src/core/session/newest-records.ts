import { messageOf } from "../error-code.ts";
import { plainLine } from "../text/inert-line.ts";
import type { SessionRecord } from "./session.ts";
import { storedSession } from "./stored-session.ts";

/** A file that should hold a session record. */
export type RecordFile = { path: string; text: string };

/** A file of which no record could be read, and why, as one plain line. */
export type UnreadableRecord = { path: string; why: string };

export type Records = { records: SessionRecord[]; unreadable: UnreadableRecord[] };

const SHOWN = 300;

function readRecord({ path, text }: RecordFile): SessionRecord | UnreadableRecord {
  const refused = (why: string): UnreadableRecord => ({
    path: plainLine(path, SHOWN),
    why: plainLine(why, SHOWN),
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(`it is no JSON: ${messageOf(error)}`);
  }
  // `miyabi run --local --out` writes null for an issue that got no session.
  if (value === null) return refused("it holds no session");
  try {
    return storedSession(value);
  } catch (error) {
    return refused(`it is no session record: ${messageOf(error)}`);
  }
}

/**
 * The records that files hold, of any released version. Of several revisions of one issue's session the highest
 * counts. By repository and issue, oldest trigger first, whatever the order of the files.
 */
export function newestRecords(files: readonly RecordFile[]): Records {
  const newest = new Map<string, SessionRecord>();
  const unreadable: UnreadableRecord[] = [];
  for (const file of files) {
    const read = readRecord(file);
    if ("why" in read) {
      unreadable.push(read);
      continue;
    }
    const key = `${read.repository.toLowerCase()}#${read.issue.number}`;
    const known = newest.get(key);
    if (known === undefined || known.revision < read.revision) newest.set(key, read);
  }
  const records = [...newest].sort(
    ([a, one], [b, other]) =>
      Date.parse(one.trigger.at) - Date.parse(other.trigger.at) || (a < b ? -1 : 1),
  );
  return { records: records.map(([, record]) => record), unreadable };
}
