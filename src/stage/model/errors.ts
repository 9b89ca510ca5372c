/** Error types of the Messages API: https://platform.claude.com/docs/en/api/errors */
const TYPES: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  500: "api_error",
  504: "timeout_error",
  529: "overloaded_error",
};

const MESSAGES: Record<number, string> = {
  429: "This request would exceed the rate limit of your organization.",
  500: "Internal server error",
  529: "Overloaded",
};

/** A request that is answered with an error. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly retryAfter: number | undefined;

  constructor(status: number, message?: string, retryAfter?: number) {
    super(message ?? MESSAGES[status] ?? "The scripted error.");
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export const errorBody = (error: ApiError, requestId: string): unknown => ({
  type: "error",
  error: { type: TYPES[error.status] ?? "api_error", message: error.message },
  request_id: requestId,
});
