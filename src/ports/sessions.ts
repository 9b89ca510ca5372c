import type { SessionRecord } from "../core/session/session.ts";

/**
 * Where session records live. Read-check-write: `save` takes the record as it was loaded plus the
 * changes, gives it the next revision and refuses (Error) if that revision exists already.
 */
export interface Sessions {
  /**
   * The newest record of the issue: of this job, else of this run, else (`elsewhere`) of any run. Where its
   * artifact has expired, the record that the log branch keeps; `worked` says that the issue was worked on, so
   * that this is looked at where no artifact is left at all. A record that fails its schema or digest is a
   * fault, never silently dropped.
   */
  load(
    issue: number,
    options?: { elsewhere: boolean; worked?: boolean },
  ): Promise<SessionRecord | undefined>;
  /** Stores the record under its next revision and returns it. */
  save(record: SessionRecord): Promise<SessionRecord>;
}
