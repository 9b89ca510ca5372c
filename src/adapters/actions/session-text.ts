import type { SessionRecord } from "../../core/session/session.ts";
import { storedSession } from "../../core/session/stored-session.ts";

export type Expected = { repository: string; issue: number; revision?: number };

/** The one file of a session artifact. */
export const SESSION_FILE = "session.json";

/**
 * A stored record, checked: cut JSON, what no schema knows, another issue or revision than the name says
 * are faults and never taken for "no session" (threat 34).
 */
export function parseSession(text: string, expected: Expected): SessionRecord {
  const record = storedSession(JSON.parse(text));
  const { repository, issue, revision = record.revision } = expected;
  if (
    record.repository.toLowerCase() === repository.toLowerCase() &&
    record.issue.number === issue &&
    record.revision === revision
  )
    return record;
  throw new Error(
    `session record refused: it is of ${record.repository}#${record.issue.number} r${record.revision}, expected ${repository}#${issue} r${revision}`,
  );
}
