/** The log of all sessions: `.ai/logs/YYYY-MM-DD.md` on the branch `miyabi/logs`. */
export interface Journal {
  /** Appends entries once each (by their key); concurrent writers lose nothing. */
  append(entries: readonly { key: string; at: Date; markdown: string }[]): Promise<void>;
}
