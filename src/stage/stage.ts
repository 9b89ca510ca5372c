import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { RunChange } from "./contract/runs.ts";
import type { LibraryRepository, StageRepository } from "./contract/repository.ts";
import type { WriteDoor } from "./contract/writes.ts";
import { Tokens } from "./contract/tokens.ts";
import { createGitHub, type GitHub } from "./github/server.ts";
import type { RateLimitSettings } from "./github/http/rate-limits.ts";
import type { RequestLogEntry } from "./github/http/request-log.ts";
import type { Addresses } from "./github/urls.ts";
import { listen } from "./loopback.ts";
import type { ModelRequestEntry } from "./model/request-log.ts";
import type { Script } from "./model/script.ts";
import { startScriptedModel } from "./model/scripted-model.ts";
import { findNode24 } from "./node24.ts";
import { gitRemote } from "./remote/git-remote.ts";
import { startResults, type ResultsService } from "./results/results-service.ts";
import type { RunnerOptions } from "./runner/options.ts";
import { createRunner, type Runner } from "./runner/runner.ts";

export type StageOptions = {
  repository: StageRepository;
  libraries: readonly LibraryRepository[];
  /** Empty folder for jobs and actions. */
  workRoot: string;
  /** What the model answers; without it the jobs reach the real one with the repository's own secret. */
  script?: Script;
  onRun?: (change: RunChange) => void;
  onRequest?: (entry: RequestLogEntry) => void;
  onModelRequest?: (entry: ModelRequestEntry) => void;
  /** Sees each request to the model as it came. */
  onModelBody?: (body: string) => void;
  /** Told of every value that a job gets and nobody may see: its tokens, the model's key. */
  onSecret?: (value: string) => void;
  /** Told of a request to the model before it is answered. */
  onModelAsked?: (entry: ModelRequestEntry) => void;
  /** Tells that a job's time is over; by default after its `timeout-minutes`. */
  timeLimit?: RunnerOptions["timeLimit"];
  rateLimits?: Partial<RateLimitSettings>;
  /** Every write of every job passes here, except those to the host: `prepare` takes them. */
  writes?: WriteDoor;
  keepJobs?: boolean;
  /** RUNNER_TOOL_CACHE of all jobs, kept from run to run. */
  toolCache?: string;
  /** Where tokens are minted, for whoever lets another runner at the stage's services; its own by default. */
  tokens?: Tokens;
};

/** GitHub, its runner and its services on loopback, around one repository. */
export type Stage = {
  github: GitHub;
  runner: Runner;
  results: ResultsService;
  /** GITHUB_API_URL. */
  apiUrl: string;
  /** GITHUB_SERVER_URL: git remotes live below it. */
  serverUrl: string;
  /** What the stage did that GitHub would not: any entry is a fault of ours. */
  faults(): readonly string[];
  close(): Promise<void>;
};

/** The secret under which the actions expect the model's key. */
export const MODEL_SECRET = "ANTHROPIC_API_KEY";

/**
 * Starts everything on free ports of loopback and wires it: what REST and pushes cause is delivered to
 * the runner, each job gets a token with its permissions and a runtime token for its artifacts.
 */
export async function startStage(options: StageOptions): Promise<Stage> {
  const { repository } = options;
  const node24 = findNode24();
  const clock = (): Date => new Date();
  const secret = (value: string): string => {
    options.onSecret?.(value);
    return value;
  };
  const tokens = options.tokens ?? new Tokens(secret);
  const writes = options.writes ? { writes: options.writes } : {};
  const results = await startResults({ now: clock, ...writes });
  const addresses: Addresses = { api: "", server: "" };
  const github = createGitHub({
    repository,
    tokens,
    clock,
    addresses,
    artifacts: results.shelf,
    ...writes,
    deliver: (event) => void runner.deliver(event),
    ...(options.onRequest ? { onRequest: options.onRequest } : {}),
    ...(options.rateLimits ? { rateLimits: options.rateLimits } : {}),
  });
  const api = await listen(github.handler);
  const git = await listen(
    gitRemote({
      repository,
      tokens,
      ...writes,
      mayPush: (update, principal) => github.protection({ ...update, principal }),
      notePush: (move) => github.notePush(move),
    }),
  );
  addresses.api = api.url;
  // A name that @actions/artifact does not take for a GitHub Enterprise Server.
  addresses.server = `http://github.localhost:${git.port}`;

  const modelKey = `sk-stage-${randomBytes(12).toString("hex")}`;
  const model =
    options.script &&
    (await startScriptedModel({
      script: options.script,
      apiKey: modelKey,
      ...(options.onModelRequest ? { onRequest: options.onModelRequest } : {}),
      ...(options.onModelBody ? { onBody: options.onModelBody } : {}),
      ...(options.onModelAsked ? { onAsked: options.onModelAsked } : {}),
    }));
  if (model) repository.settings.secrets[MODEL_SECRET] = secret(modelKey);

  const runner = createRunner({
    repository,
    libraries: options.libraries,
    tokens,
    workRoot: join(options.workRoot, "jobs"),
    urls: { server: addresses.server, api: addresses.api, graphql: `${addresses.api}/graphql` },
    node: { node24 },
    runtimeEnv: (job) => ({
      ACTIONS_RESULTS_URL: `${results.url}/`,
      ACTIONS_CACHE_SERVICE_V2: "true",
      ACTIONS_RUNTIME_TOKEN: secret(
        results.runtimeToken({
          runId: job.runId,
          jobId: job.jobId,
          attempt: job.attempt,
          cacheScopes: [`refs/heads/${repository.defaultBranch}`],
        }),
      ),
      ...(model ? { ANTHROPIC_BASE_URL: model.url } : {}),
    }),
    clock,
    keep: options.keepJobs ?? false,
    ...(options.toolCache === undefined ? {} : { toolCache: options.toolCache }),
    ...(options.timeLimit ? { timeLimit: options.timeLimit } : {}),
  });
  github.bindRuns(runner);
  if (options.onRun) runner.on(options.onRun);

  return {
    github,
    runner,
    results,
    apiUrl: addresses.api,
    serverUrl: addresses.server,
    faults: () => github.faults,
    close: async () => {
      await runner.close();
      await Promise.all([api.close(), git.close(), results.close(), model?.close()]);
    },
  };
}
