import type { SessionRecord } from "../core/session/session.ts";

/** One entry of the log; it is written once for its key. */
export type JournalEntry = { key: string; at: Date; markdown: string };

/**
 * The log of all sessions, `.ai/logs/YYYY-MM-DD.md` on the branch `miyabi/logs`, and beside it the newest record of
 * each, `.ai/sessions/500.json`: what is left of a session when its artifacts have expired.
 */
export interface Journal {
  /** Appends entries once each (by their key), and keeps the record; concurrent writers lose nothing. */
  append(entries: readonly JournalEntry[], session?: SessionRecord): Promise<void>;
}
