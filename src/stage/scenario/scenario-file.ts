import { z } from "zod";
import { TRIGGER_LABEL } from "../../core/names.ts";
import { SCOPES } from "../contract/permissions.ts";
import { PersonStep } from "./people.ts";
import { strictObject } from "./strict-object.ts";

const Values = z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string());

const Environment = strictObject({
  variables: Values.default({}).describe(
    "GitHub variables. The stage adds MIYABI_URL and MIYABI_HOST_URL.",
  ),
  secrets: Values.default({}).describe(
    "GitHub secrets. The stage adds MIYABI_DEPLOY_SECRETS with the host's token.",
  ),
  reviewers: z
    .array(z.string())
    .default([])
    .describe("Logins; not empty: a job that names the environment waits for one of them."),
  deployed: z
    .boolean()
    .default(false)
    .describe("The repository's first commit is up here before the scenario begins."),
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
  issue: Issue.optional(),
  issues: z
    .array(Issue)
    .min(1)
    .optional()
    .describe("Several issues that are labelled at the same moment, instead of issue."),
  repository: Repository.prefault({}),
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
  .describe("scenario.yml: the world in which issues are played.");
export type ScenarioFile = z.infer<typeof ScenarioFile>;

/** The issues that the file names: one by default. */
export const issuesOf = ({ issue, issues }: ScenarioFile): z.infer<typeof Issue>[] =>
  issues ?? [issue ?? Issue.parse({})];
