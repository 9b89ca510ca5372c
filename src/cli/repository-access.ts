import { InvalidArgumentError } from "commander";
import { systemClock } from "../adapters/clock/system-clock.ts";
import { githubClient, type GithubClient } from "../adapters/github/client.ts";
import type { Place } from "../adapters/github/place.ts";
import { UserError } from "../core/errors.ts";

/** A repository on GitHub, with a person's own token. */
export type RepositoryAccess = {
  /** `owner/name` */
  repository: string;
  place: Place;
  client: GithubClient;
  token: string;
  serverUrl: string;
};

/** For an option: `owner/name`. */
export function repositoryName(text: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(text)) return text;
  throw new InvalidArgumentError("Give it as owner/name.");
}

/** For an option: the number of an issue. */
export function issueNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give the number of an issue.");
}

/**
 * Reaches a repository from a laptop: GITHUB_TOKEN or GH_TOKEN, and GITHUB_API_URL and GITHUB_SERVER_URL where
 * it is not on github.com.
 * @throws UserError missing_token
 */
export async function accessRepository(
  repository: string,
  env: NodeJS.ProcessEnv,
): Promise<RepositoryAccess> {
  const token = env["GITHUB_TOKEN"] ?? env["GH_TOKEN"] ?? "";
  if (token === "")
    throw new UserError(
      "missing_token",
      "There is no GitHub token. Set GITHUB_TOKEN, e.g. to what `gh auth token` prints.",
    );
  const client = await githubClient({
    token,
    baseUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
    clock: systemClock(),
    log: { warn: (text) => void process.stderr.write(`miyabi: ${text}\n`) },
  });
  const [owner = "", repo = ""] = repository.split("/");
  return {
    repository,
    place: { owner, repo },
    client,
    token,
    serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com",
  };
}
