import { TransientError, UserError } from "../../core/errors.ts";
import { GitError } from "./run-git.ts";

const DENIED =
  /Authentication failed|could not read Username|Permission to \S+ denied|HTTP 40[13]|returned error: 40[13]|Write access to repository not granted|Invalid username or token/i;
const MISSING = /Repository not found|returned error: 404|repository '.*' not found/i;
const PASSING =
  /Could not resolve host|Failed to connect|Connection (?:refused|reset|timed out)|Operation too slow|early EOF|RPC failed|unexpected disconnect|Empty reply|hung up|HTTP (?:408|425|429|5\d\d)|returned error: (?:408|425|429|5\d\d)|GnuTLS|SSL_|TLS/i;

/** What went wrong between us and the remote, as the kinds of error that Miyabi knows. */
export function remoteError(error: unknown, what: string): unknown {
  if (!(error instanceof GitError)) return error;
  if (DENIED.test(error.stderr))
    return new UserError(
      "missing_permission",
      `GitHub refused to ${what}. Give the job's token the permission contents: read (write to push). Git said: ${error.message}`,
    );
  if (MISSING.test(error.stderr))
    return new UserError(
      "not_a_repository",
      `GitHub has no such repository for this token (${what}). Check the name and the token's access. Git said: ${error.message}`,
    );
  if (PASSING.test(error.stderr))
    return new TransientError(`GitHub could not be reached to ${what}: ${error.message}`, {
      cause: error,
    });
  return error;
}
