import type { ServerResponse } from "node:http";

/** Error types of the Messages API: https://platform.claude.com/docs/en/api/errors */
const TYPES = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "billing_error",
  404: "not_found_error",
  413: "request_too_large",
  502: "api_error",
} as const;

/**
 * An answer as the API itself would give it. Only 502 is worth a further try, and says so: clients retry
 * that, and nothing else here (no 403 of any client is, and the SDK heeds `x-should-retry`).
 */
export function refuse(
  response: ServerResponse,
  status: keyof typeof TYPES,
  message: string,
): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "x-should-retry": String(status === 502),
  });
  response.end(JSON.stringify({ type: "error", error: { type: TYPES[status], message } }));
}
