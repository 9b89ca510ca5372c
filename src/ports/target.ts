import type { FailureReason } from "../core/deploy/failure.ts";

type Failed<R> = {
  ok: false;
  reason: R;
  /** One line: what people need to know first. No secret is in it. */
  cause: string;
  /** What the tools said, without secrets. */
  output: string;
};

/** What bringing a release to its place came to. */
export type TargetResult = { ok: true; output: string } | Failed<FailureReason>;

/**
 * `untouched`: the release never got there, the one before ran all the time. `nothing_before`: there is no
 * release to go back to, and nothing was done.
 */
export type UndoResult =
  { ok: true; output: string; untouched?: boolean } | Failed<FailureReason | "nothing_before">;

type Release = { id: string; path: string };

/** Where releases go. Repeating a call with the same release id does nothing twice. */
export interface Target {
  deploy(release: Release & { sha: string }): Promise<TargetResult>;
  undo(release: Release): Promise<UndoResult>;
  /** The end of the logs of a release's own pods, without secrets; undefined where there is none. */
  logs(release: Release): Promise<string | undefined>;
  /** For the record and for people: the command that would go back. */
  readonly rollbackCommand: string | undefined;
}
