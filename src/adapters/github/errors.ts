import { TransientError, UserError } from "../../core/errors.ts";
import { isPassing, isRateLimit, type Fault } from "./faults.ts";
import { limitMs } from "./patience.ts";
import { permissionFor } from "./permissions.ts";

/** GitHub said no for a reason that the caller has to judge: 404, 405, 409, 410, 422 and the like. */
export class GithubRefusal extends Error {
  override readonly name = "GithubRefusal";
  readonly status: number;
  /** GitHub's own words. */
  readonly said: string;

  constructor(status: number, said: string, request: string) {
    super(`GitHub answered ${status} to ${request}: ${said}`);
    this.status = status;
    this.said = said;
  }
}

/** True for a refusal with one of the statuses. */
export const isRefusal = (error: unknown, ...statuses: number[]): error is GithubRefusal =>
  error instanceof GithubRefusal && statuses.includes(error.status);

/** The one place where what GitHub answers becomes an error of ours. `path` is the route's template. */
export function errorOf(fault: Fault, request: { method: string; path: string; now: Date }): Error {
  const { status, message } = fault;
  const what = `${request.method} ${request.path}`;
  if (isRateLimit(fault))
    return new TransientError(`GitHub's rate limit is used up (${what}): ${message}`, {
      retryAfterMs: limitMs(fault, request.now),
    });
  if (isPassing(fault))
    return new TransientError(
      status === 0
        ? `GitHub could not be reached (${what}): ${message}`
        : `GitHub answered ${status} (${what}): ${message}`,
    );
  if (status === 401)
    return new UserError(
      "missing_token",
      `GitHub does not accept the token (${what}: ${message}). Pass a valid one as github-token; the default \${{ github.token }} ends with its job.`,
    );
  if (status === 403) return forbidden(fault, request);
  return new GithubRefusal(status, message, what);
}

function forbidden(fault: Fault, { method, path }: { method: string; path: string }): UserError {
  const { message } = fault;
  const what = `${method} ${path}`;
  if (/locked/i.test(message))
    return new UserError("issue_locked", `The issue is locked (${message}). Unlock it.`);
  if (/not permitted to create or approve pull requests/i.test(message))
    return new UserError(
      "missing_permission",
      `${message}. Allow it under Settings > Actions > General > Workflow permissions, or pass the token of a GitHub App as github-token.`,
    );
  const permission = permissionFor({
    method,
    path,
    accepted: fault.header("x-accepted-github-permissions"),
  });
  return new UserError(
    "missing_permission",
    `The token may not do this (${what}: ${message}). It needs "${permission}": add it to "permissions:" of the job that calls Miyabi in your workflow.`,
  );
}
