import type { Account, Tokens } from "../contract/tokens.ts";
import type { Permissions } from "../contract/permissions.ts";
import type { LibraryRepository, StageRepository } from "../contract/repository.ts";
import type { Builtin } from "./job/builtin.ts";

/** What the caller of the runner may want to know of a job about to start. */
export type JobIdentity = {
  runId: number;
  attempt: number;
  jobId: number;
  jobName: string;
  permissions: Permissions;
  actor: Account;
  /** GITHUB_TOKEN of the job. */
  token: string;
};

export type RunnerOptions = {
  repository: StageRepository;
  libraries: readonly LibraryRepository[];
  tokens: Tokens;
  /** Folder for jobs, actions and tools; created. */
  workRoot: string;
  /** RUNNER_TOOL_CACHE, kept from run to run; without it a folder of workRoot. Created. */
  toolCache?: string;
  /** GITHUB_SERVER_URL, GITHUB_API_URL, GITHUB_GRAPHQL_URL. */
  urls: { server: string; api: string; graphql: string };
  /** Executables by `runs.using`. */
  node: { node24: string; node20?: string };
  /** More variables for every process of a job. They can be overridden by `env:`. */
  env?: (job: JobIdentity) => Readonly<Record<string, string>>;
  /**
   * Variables for JavaScript actions only, as on GitHub: ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL,
   * ACTIONS_CACHE_SERVICE_V2, ACTIONS_ID_TOKEN_REQUEST_URL and -_TOKEN. Values are masked where the name
   * ends in TOKEN.
   */
  runtimeEnv?: (job: JobIdentity) => Readonly<Record<string, string>>;
  /** Actions made of code in this process, by `owner/repo`; `checkout` and `create-github-app-token` are there without saying. */
  builtins?: Readonly<Record<string, Builtin>>;
  clock?: () => Date;
  /** Jobs at the same time. Default 20, the limit of GitHub's free plan. */
  maxConcurrentJobs?: number;
  /** Keep the folders of jobs after they end. */
  keep?: boolean;
  /** Cancellation, in milliseconds. Defaults are GitHub's: 7500, 2500 and 300000 (5 minutes). */
  grace?: { interruptMs?: number; terminateMs?: number; forceMs?: number };
  /** Tells that the time of a job, by its full name, is over. Default: `minutes` after it began. */
  timeLimit?: (job: { name: string; minutes: number }) => AbortSignal;
};
