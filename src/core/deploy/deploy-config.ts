import { z } from "zod";
import { Command } from "../command-line.ts";

const Health = z.strictObject({
  path: z
    .string()
    .startsWith("/")
    .default("/health")
    .describe("What is asked for, below the address"),
  intervalSeconds: z.number().positive().default(10).describe("From one question to the next"),
  tries: z.number().int().positive().optional().describe("Default 5 in staging, 10 in production"),
  timeoutSeconds: z
    .number()
    .positive()
    .default(5)
    .describe("For one question, with its redirects and the body"),
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
  kind: z.literal("command").optional().describe("Commands of yours; also where kind is left out"),
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
  build: Command.optional().describe("Builds the image"),
  push: Command.optional().describe("Pushes it"),
  digest: Command.optional().describe("Prints the digest; without it what push prints"),
});

const KubectlEnvironment = z.strictObject({
  kind: z.literal("kubectl").describe("Miyabi runs kubectl itself (docs/kubernetes.md)"),
  manifests: z
    .union([
      z.array(PathInside).min(1),
      z.strictObject({ kustomize: PathInside.describe("Folder of a kustomization") }),
    ])
    .describe("Files and folders"),
  namespace: DnsLabel.describe("The only one that a release may write to"),
  context: z
    .string()
    .regex(/^[^-]/, "must not begin with -")
    .optional()
    .describe("Of the kubeconfig; its current one otherwise"),
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
  rolloutSeconds: z.number().int().positive().default(600).describe("How long a rollout may take"),
  policy: z
    .strictObject({
      kinds: z
        .array(z.string())
        .default([])
        .describe("More kinds, e.g. monitoring.coreos.com/ServiceMonitor"),
      capabilities: z
        .array(z.string().regex(/^(?!CAP_|ALL$)[A-Z_]+$/, "must be a single capability, not ALL"))
        .default([])
        .describe("Capabilities beyond the baseline of the Pod Security Standards"),
      serviceAccounts: z
        .array(z.string())
        .default([])
        .describe("Beside default and those among the manifests"),
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
  timeoutSeconds: z.number().positive().default(10).describe("For one query"),
});

const Environment = z.discriminatedUnion("kind", [CommandEnvironment, KubectlEnvironment]);

/** `deploy` in `.github/miyabi.yml`: where releases go, and how they are judged. */
export const DeployConfig = z.strictObject({
  staging: Environment.optional(),
  production: Environment.optional(),
  watchMinutes: z.number().nonnegative().default(5).describe("How long production is watched"),
  maxErrorRate: z.number().min(0).max(1).default(0.05).describe("Over it the release goes back"),
  maxSlowdown: z
    .number()
    .positive()
    .default(2)
    .describe("Times the response time before; over it the release goes back"),
  metrics: MetricsConfig.optional().describe("What the watch over production asks"),
});

/** Where the releases of an environment go, and how its health is seen. */
export type EnvironmentConfig = z.infer<typeof Environment>;
/** How an environment's error rate and latency are asked of Prometheus. */
export type MetricsConfig = z.infer<typeof MetricsConfig>;
/** An environment that commands of the repository's own bring a release to. */
export type CommandEnvironment = z.infer<typeof CommandEnvironment>;
/** An environment in a Kubernetes cluster. */
export type KubectlEnvironment = z.infer<typeof KubectlEnvironment>;
/** An image that is built and pushed for a release. */
export type ImageConfig = z.infer<typeof Image>;
