import type { KnowledgeSecrets } from "../../src/core/knowledge/knowledge-secrets.ts";
import type { NoticeSecrets } from "../../src/core/notices/notice-secrets.ts";
import { code, GENERATED, table } from "./table.ts";

type Names = Readonly<Record<string, string>>;

/** Settings > Secrets and variables > Actions: of the repository, its organisation or an environment. */
const VARIABLES: Names = {
  MIYABI_DISABLED:
    "any value but empty, `false` and `0` stops everything ([people](../people.md#kill-switches))",
  MIYABI_APP_CLIENT_ID:
    "the client id of a GitHub App that pushes the branch and opens the pull request ([GitHub App](../github-app.md))",
  MIYABI_URL:
    "of an environment: where its service answers; the deploy commands find the environment's other variables too",
};

/** Lines `NAME=value`; the types see to it that none is missing. */
const NOTICE_LINES: Readonly<Record<keyof NoticeSecrets, string>> = {
  SLACK_WEBHOOK_URL: "the incoming webhook of the channel",
  SMTP_USER: "who signs in at the mail server, where it wants that",
  SMTP_PASSWORD: "the password for it",
  WEBHOOK_KEY: "with which notices to your webhook are signed",
};
const KNOWLEDGE_LINES: Readonly<Record<keyof KnowledgeSecrets, string>> = {
  QDRANT_API_KEY: "the key of Qdrant, one that may write",
  EMBEDDINGS_API_KEY: "the key of the embeddings service, where it wants one",
};

const LINES: readonly (readonly [secret: string, name: string, meaning: string])[] = [
  ...Object.entries(NOTICE_LINES).map(
    ([name, meaning]) => ["MIYABI_NOTICE_SECRETS", name, meaning] as const,
  ),
  [
    "MIYABI_NOTICE_SECRETS",
    "OTEL_EXPORTER_OTLP_HEADERS",
    "headers for the collector of traces ([metrics](../metrics.md#traces))",
  ],
  ...Object.entries(KNOWLEDGE_LINES).map(
    ([name, meaning]) => ["MIYABI_KNOWLEDGE_SECRETS", name, meaning] as const,
  ),
  [
    "MIYABI_DEPLOY_SECRETS",
    "KUBECONFIG",
    "the kubeconfig in one line, or a path on the runner ([Kubernetes](../kubernetes.md))",
  ],
  ["MIYABI_DEPLOY_SECRETS", "any other", "the deploy commands find it in their environment"],
];

/** What commands of `deploy:` find besides. */
const DEPLOYING: Names = {
  MIYABI_SHA:
    "the merged commit that is checked out; not set for an `undo` that nobody knows a commit of",
  MIYABI_RELEASE: "the release's id, the same when a job is repeated",
  MIYABI_ENVIRONMENT: "`staging` or `production`",
};

/** Read by the command on your machine. */
const COMMAND: Names = {
  GITHUB_TOKEN: "the token for GitHub; `GH_TOKEN` where it is not set",
  GH_TOKEN: "the same",
  GITHUB_API_URL: "GitHub's REST API, where it is not github.com's",
  GITHUB_SERVER_URL: "GitHub's address, where it is not github.com",
  ANTHROPIC_API_KEY: "the key for `miyabi run --model claude` and `miyabi review --model`",
  QDRANT_API_KEY: "the key for `miyabi knowledge ... --qdrant`",
  EMBEDDINGS_API_KEY: "the same for the embeddings service",
  OTEL_EXPORTER_OTLP_HEADERS: "headers for `miyabi metrics --otlp`",
  MIYABI_TOOL_CACHE: "where `miyabi run` keeps what it loads; default `~/.cache/miyabi/tools`",
  XDG_CACHE_HOME: "below which the index of the log is kept; default `~/.cache`",
};

/** Read by the actions. The runner sets those that begin with GITHUB_ and RUNNER_. */
const ACTIONS: Names = {
  MIYABI_DISABLED: "the variable of that name, as the workflows hand it on",
  ANTHROPIC_BASE_URL: "the address of the model's API, where it is not Anthropic's",
  OTEL_EXPORTER_OTLP_ENDPOINT: "the collector of traces, where the configuration names none",
  OTEL_EXPORTER_OTLP_HEADERS: "its headers, where the secret has none",
  GITHUB_ACTOR: "who started the run",
  GITHUB_TRIGGERING_ACTOR: "who started this attempt of it",
  GITHUB_REPOSITORY: "`owner/name`",
  GITHUB_RUN_ID: "the run",
  GITHUB_RUN_ATTEMPT: "its attempt",
  GITHUB_EVENT_NAME: "what started it",
  GITHUB_EVENT_PATH: "the file of the event",
  GITHUB_REF: "the branch",
  GITHUB_SHA: "its commit",
  GITHUB_SERVER_URL: "GitHub's address",
  GITHUB_API_URL: "GitHub's REST API",
  GITHUB_STEP_SUMMARY: "the file of the step's summary",
  RUNNER_TEMP: "a folder of the job's own",
  RUNNER_TOOL_CACHE: "where Claude Code is kept on machines that outlive a job",
  RUNNER_ENVIRONMENT: "`github-hosted`, or the machine is yours and Miyabi installs nothing on it",
  ACTIONS_RUNTIME_TOKEN: "never shown: the token for artifacts",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "never shown: the token for the job's identity",
  PATH: "where programs are found",
  HOME: "where npm finds its settings, for Claude Code alone",
};

/** Every name that the pages below tell of. */
export const ENVIRONMENT_NAMES: ReadonlySet<string> = new Set([
  ...[VARIABLES, DEPLOYING, COMMAND, ACTIONS].flatMap((names) => Object.keys(names)),
  ...LINES.map(([, name]) => name),
]);

const names = (of: Names) => Object.entries(of).map(([name, meaning]) => [code(name), meaning]);
const HEAD = ["name", "meaning"];

/** Variables, the lines of secrets, and environment variables. The secrets themselves: the workflows' page. */
export const environmentPage = (): string =>
  [
    GENERATED,
    "",
    "# Variables and environment",
    "",
    "The secrets that a caller passes on are those of the [workflows](workflows.md).",
    "",
    "## Variables on GitHub",
    "",
    ...table(HEAD, names(VARIABLES)),
    "## Lines of secrets",
    "",
    "These secrets hold a line `NAME=value` for each thing.",
    "",
    ...table(
      ["secret", "line", "meaning"],
      LINES.map(([secret, name, meaning]) => [
        code(secret),
        /^[A-Z_]+$/.test(name) ? code(name) : name,
        meaning,
      ]),
    ),
    "## What deploy commands find",
    "",
    ...table(HEAD, names(DEPLOYING)),
    "## The command",
    "",
    ...table(HEAD, names(COMMAND)),
    "## The actions",
    "",
    ...table(HEAD, names(ACTIONS)),
  ].join("\n");
