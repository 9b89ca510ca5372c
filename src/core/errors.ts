/**
 * The user's mistake: bad input, bad configuration, a missing permission. Its message says what to
 * do. Shown without a stack, never retried.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Closed list, documented in docs/troubleshooting.md: people search for these words. */
export const USER_ERROR_CODES = [
  "invalid_input",
  "invalid_config",
  "invalid_event",
  "missing_token",
  "missing_secret",
  "missing_permission",
  "missing_tool",
  "not_a_repository",
  "issue_not_found",
  "issue_is_pull_request",
  "issue_closed",
  "issue_locked",
  "no_sandbox",
  "no_claude_code",
  "disk_full",
] as const;
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

/**
 * A fault that may pass by itself: network error, timeout, 408, 425, 429, 5xx, rate limit.
 * Adapters throw it when their own retries are used up; nothing else counts as transient.
 */
export class TransientError extends Error {
  override readonly name = "TransientError";
  /** Milliseconds until a further try makes sense, where the other side said so. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}
