/** How much of the log is read, at most. */
export type LogLimits = {
  /** Newest days first. */
  files: number;
  /** Of all files together; a file that does not fit any more is left out. */
  bytes: number;
};

/** What earlier sessions of the repository did, as their log tells (core/log/log-entry.ts). */
export interface PastWork {
  /** Texts of the log's files, one for a day, newest first; none where there is no log yet. */
  logs(limits: LogLimits): Promise<string[]>;
}
