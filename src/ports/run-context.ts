/** Facts about the run that an action is part of. */
export type RunContext = {
  repository: string;
  runId: number;
  runAttempt: number;
  eventName: string;
  /** The webhook payload as it stands in GITHUB_EVENT_PATH: untrusted. */
  event: unknown;
  actor: string;
  /** Who started this attempt: another one than `actor` at a re-run (threat 29). */
  triggeringActor: string;
  serverUrl: string;
  /** Absolute path of the job's temp folder. */
  tempDir: string;
};
