import { z } from "zod";
import { ALLOWED_HOST } from "./sandbox/allowed-hosts.ts";
import { UserError } from "./errors.ts";

const Command = z.array(z.string().min(1)).min(1);

const Check = z.strictObject({
  command: Command.describe("Program and arguments; no shell is involved"),
  report: z
    .strictObject({
      format: z.enum(["lcov", "cobertura", "junit", "sarif"]),
      path: z.string().describe("Where the command writes its report, inside the repository"),
    })
    .optional(),
});

const Health = z.strictObject({
  path: z.string().startsWith("/").default("/health"),
  intervalSeconds: z.number().positive().default(10),
  tries: z.number().int().positive().optional().describe("Default 5 in staging, 10 in production"),
  timeoutSeconds: z.number().positive().default(5),
  status: z
    .array(z.number().int().min(200).max(599))
    .min(1)
    .default([200])
    .describe("What a healthy service answers; a redirect is followed unless it is listed"),
  body: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe("Text in the first 64 KiB of the body; * stands for any text"),
});

const Observed = {
  url: z
    .url()
    .optional()
    .describe("Where the service answers; the environment's variable MIYABI_URL comes first"),
  health: Health.prefault({}),
};

const CommandEnvironment = z.strictObject({
  kind: z.literal("command").optional(),
  deploy: Command.describe("Deploys the checked-out commit"),
  undo: Command.optional().describe("Goes back to the release before"),
  status: Command.optional().describe("Exit code 0 while the release is up"),
  ...Observed,
});

const PathInside = z
  .string()
  .regex(/^(?!-)(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/, "must be a path inside the repository");
const DnsLabel = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be a name of Kubernetes, e.g. shop");

const Image = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.-]+(:\d+)?(\/[\w.-]+)*$/, "must be an image's name without tag and digest")
    .describe("As the manifests name it, e.g. ghcr.io/acme/shop"),
  build: Command.optional(),
  push: Command.optional(),
  digest: Command.optional().describe("Prints the digest; without it what push prints"),
});

const KubectlEnvironment = z.strictObject({
  kind: z.literal("kubectl"),
  manifests: z.union([
    z.array(PathInside).min(1),
    z.strictObject({ kustomize: PathInside.describe("Folder of a kustomization") }),
  ]),
  namespace: DnsLabel.describe("The only one that a release may write to"),
  context: z.string().regex(/^[^-]/, "must not begin with -").optional(),
  workloads: z
    .array(
      z
        .string()
        .regex(/^deployment\/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "must be deployment/<name>"),
    )
    .min(1)
    .describe("Whose rollout is waited for, and undone"),
  images: z
    .array(Image)
    .default([])
    .describe("{sha}, {release} and {environment} in arguments are replaced"),
  rolloutSeconds: z.number().int().positive().default(600),
  policy: z
    .strictObject({
      kinds: z.array(z.string()).default([]).describe("e.g. monitoring.coreos.com/ServiceMonitor"),
      capabilities: z
        .array(z.string().regex(/^(?!CAP_|ALL$)[A-Z_]+$/, "must be a single capability, not ALL"))
        .default([]),
      serviceAccounts: z.array(z.string()).default([]),
    })
    .prefault({})
    .describe("What manifests may have beyond the defaults"),
  ...Observed,
});

const PromQL = z.string().min(1).max(4000);

const MetricsConfig = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .regex(/^[^@]*$/, "must hold no credentials: name a secret in authorization")
    .describe("Of Prometheus; /api/v1/query is added"),
  errorRate: PromQL.describe(
    "PromQL for the share of failed requests, 0 to 1 (docs/deployment.md)",
  ),
  latency: PromQL.optional().describe("PromQL in seconds; without it the health checks are timed"),
  authorization: z
    .string()
    .regex(/^[A-Za-z_]\w{0,99}$/, "must be a secret's name")
    .optional()
    .describe("Name in MIYABI_DEPLOY_SECRETS of the whole header, e.g. Bearer ..."),
  timeoutSeconds: z.number().positive().default(10),
});

const Environment = z.discriminatedUnion("kind", [CommandEnvironment, KubectlEnvironment]);

/** `.github/miyabi.yml` on the default branch: every key is optional and has a default. */
export const Config = z.strictObject({
  $schema: z.string().optional(),
  model: z.string().default("claude-sonnet-5-5").describe("Model for all agents"),
  engine: z
    .enum(["sdk", "claude-code"])
    .default("sdk")
    .describe("What writes the code: Miyabi's own loop, or Claude Code (docs/engines.md)"),
  sandbox: z
    .enum(["required", "off"])
    .default("required")
    .describe("off runs generated code without a sandbox; every report says so"),
  allowedHosts: z
    .array(
      z
        .string()
        .regex(ALLOWED_HOST, "must be a host, *.domain, or either with :port (443 otherwise)"),
    )
    .optional()
    .describe(
      "Hosts that generated code may reach from the sandbox; without this key the package registries of the repository's languages",
    ),
  gates: z
    .strictObject({
      notifyAt: z.number().default(5).describe("Complexity from which people are told first"),
      approveAbove: z.number().default(7).describe("Complexity above which people must approve"),
      graceMinutes: z.number().nonnegative().default(5),
    })
    .prefault({}),
  review: z
    .strictObject({
      coverageTarget: z.number().min(1).max(100).default(80),
      autoMerge: z.number().min(0).max(100).default(90),
      approve: z.number().min(0).max(100).default(80),
      human: z.number().min(0).max(100).default(60),
    })
    .prefault({}),
  merge: z
    .strictObject({
      waitMinutes: z
        .number()
        .nonnegative()
        .max(45)
        .default(30)
        .describe("How long the job waits for required checks; after that the sweep does"),
    })
    .prefault({}),
  checks: z
    .strictObject({
      build: Check.optional(),
      test: Check.optional(),
      lint: Check.optional(),
      audit: Check.optional(),
      docs: Check.optional(),
    })
    .prefault({}),
  projects: z
    .strictObject({
      ignore: z
        .array(z.string())
        .default([])
        .describe("Globs of folders whose manifests make no project, e.g. examples/**"),
    })
    .prefault({}),
  schedule: z
    .strictObject({
      maxParallel: z.number().int().positive().default(256),
      agentsPerRunner: z.number().int().positive().default(1),
      startupSeconds: z.number().nonnegative().default(40),
      maxTasks: z.number().int().positive().max(1000).default(30),
    })
    .prefault({}),
  plan: z
    .strictObject({
      subIssues: z
        .boolean()
        .default(false)
        .describe("true: an issue for each task, under the issue that is worked on"),
    })
    .prefault({}),
  budget: z
    .strictObject({
      turnsPerTask: z.number().int().positive().default(60),
      minutesPerTask: z.number().positive().default(45),
      tokensPerTask: z.number().int().positive().default(2_000_000),
      usdPerTask: z.number().positive().default(5),
      usdPerIssue: z.number().positive().default(25),
      usdPerDay: z
        .number()
        .positive()
        .default(100)
        .describe("All issues of the repository together, by UTC day"),
    })
    .prefault({}),
  protectedPaths: z
    .array(z.string())
    .default([
      ".github/**",
      ".claude/**",
      ".mcp.json",
      "**/CODEOWNERS",
      "CLAUDE.md",
      "AGENTS.md",
      "k8s/**",
      "deploy/**",
      "**/package-lock.json",
      "**/Cargo.lock",
      "**/pnpm-lock.yaml",
      "**/yarn.lock",
      "**/go.sum",
    ])
    .describe("Globs that a task may not change; a change is escalated"),
  approvers: z.array(z.string()).default([]).describe("Logins; empty: everyone with write access"),
  bots: z
    .array(z.string())
    .default([])
    .describe(
      "Logins of bots that may start and steer sessions, e.g. renovate[bot]; none otherwise",
    ),
  deploy: z
    .strictObject({
      staging: Environment.optional(),
      production: Environment.optional(),
      watchMinutes: z.number().nonnegative().default(5),
      maxErrorRate: z.number().min(0).max(1).default(0.05),
      maxSlowdown: z.number().positive().default(2),
      metrics: MetricsConfig.optional().describe("What the watch over production asks"),
    })
    .prefault({}),
});
export type Config = z.infer<typeof Config>;
export type EnvironmentConfig = z.infer<typeof Environment>;
/** How an environment's error rate and latency are asked of Prometheus. */
export type MetricsConfig = z.infer<typeof MetricsConfig>;
/** An environment that commands of the repository's own bring a release to. */
export type CommandEnvironment = z.infer<typeof CommandEnvironment>;
/** An environment in a Kubernetes cluster. */
export type KubectlEnvironment = z.infer<typeof KubectlEnvironment>;
/** An image that is built and pushed for a release. */
export type ImageConfig = z.infer<typeof Image>;
export type CheckConfig = z.infer<typeof Check>;

/** @throws UserError invalid_config, naming each key and what is wrong with it */
export function parseConfig(value: unknown): Config {
  const parsed = Config.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) =>
      `  ${issue.path.length > 0 ? issue.path.join(".") : "(top level)"}: ${issue.message}`,
  );
  throw new UserError(
    "invalid_config",
    `.github/miyabi.yml is not valid; nothing was started. Correct it on the default branch:\n${problems.join("\n")}`,
  );
}
