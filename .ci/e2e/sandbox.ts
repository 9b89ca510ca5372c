import { UserError } from "../../src/core/errors.ts";
import type { GithubClient } from "../../src/adapters/github/client.ts";
import type { Place } from "../../src/adapters/github/place.ts";
import type { Clock } from "../../src/ports/clock.ts";

/** A repository that exists to be worked on by trials. */
export type Sandbox = { client: GithubClient; place: Place; clock: Clock };

/** Where the sandbox's workflow is, which the trial writes. */
export const WORKFLOW = ".github/workflows/miyabi.yml";

/**
 * A trial resets the default branch of the repository that it is given. So its name must end in `-sandbox`, and it must
 * be another one than ours.
 * @throws UserError invalid_input
 */
export function sandboxPlace(repository: string, own: string): Place {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+-sandbox)$/.exec(repository) ?? [];
  if (owner !== undefined && repo !== undefined && repository !== own) return { owner, repo };
  throw new UserError(
    "invalid_input",
    `E2E_REPOSITORY is "${repository}". It must be owner/name of a repository whose name ends in -sandbox: its default branch is reset after the trial.`,
  );
}

/** True where it is the answer that something is not there. */
export const isAbsent = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "status" in error && error.status === 404;
