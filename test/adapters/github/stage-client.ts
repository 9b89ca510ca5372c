import { githubClient, type GithubClientOptions } from "../../../src/adapters/github/client.ts";
import type { GitHubOptions } from "../../../src/stage/github/server.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { rig } from "../../stage/github/rig.ts";

/** A GitHub on loopback and our client on it, with time in the test's hands. */
export async function stageClient(
  options: { stage?: Partial<GitHubOptions>; client?: Partial<GithubClientOptions> } = {},
) {
  const stage = await rig(options.stage);
  const clock = new FakeClock("2026-03-01T09:00:00.000Z");
  const warnings: string[] = [];
  const client = await githubClient({
    token: stage.token(),
    baseUrl: stage.gitHub.url,
    clock,
    log: { warn: (text) => void warnings.push(text) },
    random: () => 0,
    ...options.client,
  });
  /** Requests since the last call, e.g. `GET /issues/1`. */
  const requests = (): string[] =>
    stage.log
      .splice(0)
      .map(
        ({ method, path }) =>
          `${method} ${decodeURIComponent(path).replace("/repos/octo/shop", "")}`,
      );
  return { ...stage, stage, clock, warnings, client, requests };
}
