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
  /** Branch or tag that the run belongs to, e.g. `refs/heads/main`. */
  ref: string;
  sha: string;
  serverUrl: string;
  /** Base of the REST API, e.g. `https://api.github.com`. */
  apiUrl: string;
  /** Absolute path of the job's temp folder. */
  tempDir: string;
};
