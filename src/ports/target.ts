export type TargetResult = { ok: boolean; output: string };

/** Where releases go. Repeating a call with the same release id does nothing twice. */
export interface Target {
  deploy(release: { id: string; sha: string; path: string }): Promise<TargetResult>;
  undo(release: { id: string; path: string }): Promise<TargetResult>;
  /** For the record and for people: the command that would go back. */
  readonly rollbackCommand: string | undefined;
}
