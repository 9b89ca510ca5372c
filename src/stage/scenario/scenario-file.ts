import { z } from "zod";
import { TRIGGER_LABEL } from "../../core/names.ts";
import { SCOPES } from "../contract/permissions.ts";
import { PersonStep } from "./people.ts";
import { strictObject } from "./strict-object.ts";

const Values = z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string());

const ImageBehaviour = strictObject({
  start: z
    .enum(["ready", "image_pull_back_off", "crash_loop"])
    .default("ready")
    .describe("The other two never become ready."),
  health: z.number().int().min(200).max(599).default(200).describe("Status of /health."),
  errorRate: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe("Share of requests that are answered with 500."),
  latencyMs: z.number().nonnegative().default(0).describe("Before each answer."),
  log: z
    .string()
    .default("")
    .describe("What its containers write, for kubectl logs; a line or two without it."),
});

const Environment = strictObject({
  variables: Values.default({}).describe(
    "GitHub variables. The stage adds MIYABI_URL, and MIYABI_HOST_URL where there is no cluster.",
  ),
  secrets: Values.default({}).describe(
    "GitHub secrets. The stage adds the host's token, or the cluster's KUBECONFIG, to MIYABI_DEPLOY_SECRETS.",
  ),
  reviewers: z
    .array(z.string())
    .default([])
    .describe("Logins; not empty: a job that names the environment waits for one of them."),
  deployed: z
    .boolean()
    .default(false)
    .describe("The repository's first commit is up here before the scenario begins."),
  images: z
    .record(z.string().min(1), ImageBehaviour)
    .default({})
    .describe(
      "With a cluster: how containers behave here, by a text in their image's name; healthy where none fits, the last of several that fit decides.",
    ),
});

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const ClusterSettings = strictObject({
  service: z
    .string()
    .regex(DNS_LABEL, "must be a name of Kubernetes")
    .describe("The Service that MIYABI_URL leads to."),
  manifests: z
    .string()
    .default("k8s")
    .describe("What of the repository is applied where an environment says deployed."),
  speed: z
    .number()
    .positive()
    .default(20)
    .describe("Cluster seconds that pass in a real one, e.g. of a progress deadline."),
  prometheus: strictObject({
    visitors: z
      .number()
      .positive()
      .default(100)
      .describe("Requests a second to each environment's Service, from the beginning to the end."),
    errorRate: z.string().min(1).describe("PromQL, as deploy.metrics has it."),
    latency: z.string().min(1).optional().describe("PromQL, as deploy.metrics has it."),
  })
    .optional()
    .describe(
      "With Prometheus on PATH: it scrapes each environment's Service (job is the environment's name), and the configuration gets a deploy.metrics that asks it. Without it the configuration stays as it is.",
    ),
});

const Repository = strictObject({
  name: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, "owner/name")
    .default("octo/notes")
    .describe("Full name on the stage."),
  collaborators: z
    .record(z.string(), z.enum(["admin", "maintain", "write", "triage", "read", "none"]))
    .default({ alice: "admin" })
    .describe("Roles by login; everyone else may read."),
  labels: z
    .union([z.literal("installed"), z.array(z.string())])
    .default([])
    .describe(
      "Labels that exist before the run; installed: all of Miyabi's. Miyabi creates what it misses.",
    ),
  variables: Values.default({}).describe("GitHub variables of the repository."),
  secrets: Values.default({}).describe("GitHub secrets of the repository."),
  environments: z
    .record(z.string().regex(/^[\w-]+$/), Environment)
    .default({})
    .describe("GitHub environments, each with a place of its own on the stage's host."),
  protection: strictObject({
    checks: z
      .array(z.string().min(1))
      .default([])
      .describe("Names of the checks that must have passed before a merge."),
    reviews: z
      .number()
      .int()
      .nonnegative()
      .default(0)
      .describe("Approving reviews that a merge needs."),
    ruleset: z
      .boolean()
      .default(false)
      .describe("Set as a ruleset and not as the branch's own protection."),
  })
    .optional()
    .describe("What the default branch demands of a pull request; it holds admins, too."),
  app: strictObject({
    slug: z
      .string()
      .regex(/^[a-z0-9-]+$/, "letters, digits and -")
      .default("miyabi-app")
      .describe("Its account is slug[bot]."),
    permissions: z
      .record(z.string().regex(/^[a-z_]+$/), z.enum(["read", "write"]))
      .default({ contents: "write", pull_requests: "write" })
      .describe("Of its installation, as GitHub's API names them."),
  })
    .optional()
    .describe(
      "A GitHub App that is installed on the repository. The stage makes its key and sets MIYABI_APP_CLIENT_ID and MIYABI_APP_PRIVATE_KEY.",
    ),
  defaultPermissions: z
    .enum(["read", "write"])
    .default("read")
    .describe("Of GITHUB_TOKEN where a workflow declares none."),
});

const Issue = strictObject({
  number: z.number().int().positive().default(1),
  author: z.string().default("alice").describe("Login of who wrote it."),
  labels: z.array(z.string()).default([]).describe("Labels that it carries from the beginning."),
  comments: z
    .array(strictObject({ as: z.string(), body: z.string() }))
    .default([])
    .describe("Comments that were there before the session."),
  file: z
    .string()
    .optional()
    .describe("Its title and text; default: issue.md, among several issue-<number>.md."),
});

const Trigger = strictObject({
  as: z
    .string()
    .default("alice")
    .describe("Login of who labels the issue, or all of them at once."),
  label: z.string().default(TRIGGER_LABEL),
});

const Caller = strictObject({
  file: z
    .string()
    .optional()
    .describe("A workflow file of the scenario folder instead of examples/caller.yml."),
  permissions: z
    .partialRecord(z.enum(SCOPES), z.enum(["none", "read", "write"]))
    .default({})
    .describe("Changes to the calling job's permissions, e.g. deployments: none."),
});

/** `scenario.yml`: every key is optional. */
export const ScenarioFile = strictObject({
  $schema: z.string().optional(),
  title: z.string().optional().describe("What this scenario shows; default: the folder's name."),
  repo: z
    .string()
    .default("repo")
    .describe("Folder of the sample repository, seen from the scenario folder."),
  like: z
    .string()
    .optional()
    .describe(
      "Another scenario's folder: issue files, model.yml and .github/miyabi.yml that are not here are taken from there.",
    ),
  issue: Issue.optional(),
  issues: z
    .array(Issue)
    .min(1)
    .optional()
    .describe("Several issues that are labelled at the same moment, instead of issue."),
  repository: Repository.prefault({}),
  cluster: ClusterSettings.optional().describe(
    "A Kubernetes cluster for the real kubectl in place of the host: each environment is a namespace of its name.",
  ),
  trigger: Trigger.prefault({}),
  caller: Caller.prefault({}),
  people: z.array(PersonStep).default([]).describe("What people do while it runs."),
})
  .refine(({ issue, issues }) => issue === undefined || issues === undefined, {
    error: "one issue or several: write issue or issues, not both",
    path: ["issues"],
  })
  .refine(({ issues = [] }) => new Set(issues.map(({ number }) => number)).size === issues.length, {
    error: "each issue needs a number of its own",
    path: ["issues"],
  })
  .refine(
    ({ cluster, repository }) =>
      cluster === undefined ||
      Object.keys(repository.environments).every((name) => DNS_LABEL.test(name)),
    {
      error: "with a cluster each is a namespace: lowercase letters, digits and -",
      path: ["repository", "environments"],
    },
  )
  .refine(
    ({ cluster, repository }) =>
      cluster !== undefined ||
      Object.values(repository.environments).every(
        ({ images }) => Object.keys(images).length === 0,
      ),
    {
      error: "images run in a cluster: write cluster as well",
      path: ["repository", "environments"],
    },
  )
  .describe("scenario.yml: the world in which issues are played.");
export type ScenarioFile = z.infer<typeof ScenarioFile>;

/** The issues that the file names: one by default. */
export const issuesOf = ({ issue, issues }: ScenarioFile): z.infer<typeof Issue>[] =>
  issues ?? [issue ?? Issue.parse({})];
