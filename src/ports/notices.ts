import type { Notice } from "../core/notices/notice.ts";
import type { SessionRecord } from "../core/session/session.ts";

/** Tells people outside of the issue, as the configuration says. It never throws and holds nothing up for long. */
export interface Notices {
  /**
   * Sends what the record does not remember as sent, and returns the record with what became of it; the
   * caller saves it. The same record where there was nothing to send. Takes about a minute at most.
   */
  tell(record: SessionRecord, notices: readonly Notice[]): Promise<SessionRecord>;
  /** What is configured and cannot work, e.g. since a secret is missing; a sentence each. */
  problems(): Promise<string[]>;
}
