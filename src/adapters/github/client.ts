import type { GitHub } from "@actions/github/lib/utils";
import { z } from "zod";
import { UserError } from "../../core/errors.ts";
import type { Clock } from "../../ports/clock.ts";
import { createOnce, type CreateOnce, RETRIES } from "../once/create-once.ts";
import { errorOf, GithubRefusal } from "./errors.ts";
import { faultOf } from "./faults.ts";
import { writePace } from "./pacing.ts";
import { waitBeforeRetry } from "./patience.ts";

export type GithubClient = {
  readonly rest: InstanceType<typeof GitHub>["rest"];
  /** For what REST does not have. @throws GithubRefusal with the words of the first error, status 422 */
  graphql(query: string, variables: Readonly<Record<string, unknown>>): Promise<void>;
  readonly createOnce: CreateOnce;
};

export type GithubClientOptions = {
  token: string;
  /** GITHUB_API_URL. */
  baseUrl: string;
  clock: Clock;
  log: { warn(text: string): void };
  userAgent?: string;
  /** A fresh token, asked for once where GitHub does not accept the present one (App tokens). */
  renew?: () => Promise<string>;
  /** The longest wait for a rate limit. Default 8 minutes: less than the shortest job's time limit. */
  maxLimitMs?: number;
  /** A reply that takes longer counts as lost. Default 30 s. */
  timeoutMs?: number;
  random?: () => number;
};

/**
 * Octokit of @actions/github with our patience around every request and our errors out of it.
 *
 * Its own retry plugin would wait 1, 4, 9 s without jitter and repeat a POST whose reply was lost,
 * which makes a comment twice; its throttling plugin shares module-level state and waits 3 s between
 * any two comments. So both rules are here, pure in patience.ts.
 *
 * Loaded on demand: @actions/github costs some 20 ms at start, and reads the event file when it is
 * imported, before anyone could say that it is broken.
 *
 * @throws UserError missing_token
 */
export async function githubClient(options: GithubClientOptions): Promise<GithubClient> {
  const { baseUrl, clock, log, random = Math.random, maxLimitMs = 8 * 60_000 } = options;
  const { timeoutMs = 30_000 } = options;
  if (options.token === "")
    throw new UserError(
      "missing_token",
      "There is no GitHub token. Pass github-token, or set GITHUB_TOKEN on a laptop.",
    );
  const { GitHub } = await import("@actions/github/lib/utils");
  const octokit = new GitHub({
    baseUrl,
    userAgent: options.userAgent ?? "miyabi",
    log: { debug: ignore, info: ignore, warn: (text: string) => log.warn(text), error: ignore },
  });
  const turn = writePace(clock);
  let token = options.token;
  let renewed = false;

  octokit.hook.wrap("request", async (request, parameters) => {
    const { method, url: path } = parameters;
    if (method !== "GET") await turn();
    for (let retries = 0; ; retries++) {
      try {
        return await request({
          ...parameters,
          headers: { ...parameters.headers, authorization: `Bearer ${token}` },
          request: { ...parameters.request, signal: AbortSignal.timeout(timeoutMs) },
        });
      } catch (error) {
        const fault = faultOf(error);
        if (!fault) throw error;
        if (fault.status === 401 && options.renew && !renewed) {
          renewed = true;
          token = await options.renew();
          continue;
        }
        const now = clock.now();
        const attempt = { method, retriesSoFar: retries, now, random: random(), maxLimitMs };
        const wait = waitBeforeRetry(fault, attempt);
        if (wait === undefined) throw errorOf(fault, { method, path, now });
        log.warn(
          `GitHub ${fault.status || "gave no reply"} (${method} ${path}): retry ${retries + 1} of ${RETRIES} in ${Math.round(wait / 1000)} s`,
        );
        await clock.sleep(wait);
      }
    }
  });

  return {
    rest: octokit.rest,
    async graphql(query, variables) {
      // Not octokit.graphql: a refusal comes with status 200, and is a refusal like any other here.
      const reply = await octokit.request("POST /graphql", { query, variables });
      const [first] = GraphqlReply.parse(reply.data).errors;
      if (first !== undefined) throw new GithubRefusal(422, first.message, "POST /graphql");
    },
    createOnce: createOnce({ clock, log, random }),
  };
}

const GraphqlReply = z.object({ errors: z.array(z.object({ message: z.string() })).default([]) });

const ignore = (): void => undefined;
