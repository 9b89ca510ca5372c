import { z } from "zod";
import { Command } from "./command-line.ts";
import { configProblems, type PlaceOf } from "./config-problems.ts";
import { DeployConfig } from "./deploy/deploy-config.ts";
import { ALLOWED_HOST } from "./sandbox/allowed-hosts.ts";
import { UserError } from "./errors.ts";
import { ModelAccess, usesIdentity } from "./model-access/model-access.ts";
import { KnowledgeConfig } from "./knowledge/knowledge-config.ts";
import { NoticesConfig } from "./notices/notices-config.ts";
import { TelemetryConfig } from "./telemetry/telemetry-config.ts";

const Check = z.strictObject({
  command: Command.describe("Program and arguments; no shell is involved"),
  report: z
    .strictObject({
      format: z
        .enum(["lcov", "cobertura", "junit", "sarif"])
        .describe("What the report is written in"),
      path: z.string().describe("Where the command writes its report, inside the repository"),
    })
    .optional(),
});

const Keys = z.strictObject({
  $schema: z.string().optional().describe("For editors; Miyabi does not read it"),
  model: z.string().default("claude-sonnet-5-5").describe("Model for all agents"),
  modelAccess: ModelAccess.describe("Where the model answers (docs/model-access.md)"),
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
      graceMinutes: z
        .number()
        .nonnegative()
        .default(5)
        .describe("After the notice, before the work starts"),
      remindHours: z
        .number()
        .nonnegative()
        .default(24)
        .describe("After this an unanswered question is asked about once more; 0: never"),
      expireDays: z
        .number()
        .nonnegative()
        .default(7)
        .describe(
          "After this an unanswered question expires, and the session is blocked; 0: never",
        ),
    })
    .prefault({}),
  review: z
    .strictObject({
      coverageTarget: z
        .number()
        .min(1)
        .max(100)
        .default(80)
        .describe("Percent of lines that earns all points for tests"),
      autoMerge: z
        .number()
        .min(0)
        .max(100)
        .default(90)
        .describe("Points from which Miyabi merges by itself"),
      approve: z
        .number()
        .min(0)
        .max(100)
        .default(80)
        .describe("Points from which the pull request is open, and no draft"),
      human: z
        .number()
        .min(0)
        .max(100)
        .default(60)
        .describe("Points under which the tasks run again"),
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
      maxParallel: z
        .number()
        .int()
        .positive()
        .default(256)
        .describe("Lanes of a wave at the same time"),
      agentsPerRunner: z
        .number()
        .int()
        .positive()
        .default(1)
        .describe("Tasks that a lane works on at the same time"),
      startupSeconds: z
        .number()
        .nonnegative()
        .default(40)
        .describe("From the start of a wave until its jobs work"),
      maxTasks: z.number().int().positive().max(1000).default(30).describe("Tasks of a plan"),
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
      turnsPerTask: z.number().int().positive().default(60).describe("Answers of the model"),
      minutesPerTask: z.number().positive().default(45).describe("Time, checks included"),
      tokensPerTask: z
        .number()
        .int()
        .positive()
        .default(2_000_000)
        .describe("Tokens; from the cache they count a tenth"),
      usdPerTask: z.number().positive().default(5).describe("US dollars"),
      usdPerIssue: z
        .number()
        .positive()
        .default(25)
        .describe("US dollars, all runs of the session together"),
      usdPerDay: z
        .number()
        .positive()
        .default(100)
        .describe("US dollars, all issues of the repository together, by UTC day"),
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
  notices: NoticesConfig.prefault({}),
  knowledge: KnowledgeConfig.prefault({}),
  deploy: DeployConfig.prefault({}),
  telemetry: TelemetryConfig.prefault({}),
});

/** `.github/miyabi.yml` on the default branch: every key is optional and has a default. */
export const Config = Keys.superRefine(({ sandbox, modelAccess }, context) => {
  if (sandbox === "off" && usesIdentity(modelAccess))
    context.addIssue({
      code: "custom",
      path: ["sandbox"],
      message:
        "must not be off where the run's identity opens the model: generated code could prove to be the run, to any service that trusts it",
    });
});
export type Config = z.infer<typeof Config>;
export type CheckConfig = z.infer<typeof Check>;

/**
 * @param placeOf where things stand in the file; left out where it came from no file
 * @throws UserError invalid_config, naming each key and what is wrong with it
 */
export function parseConfig(value: unknown, placeOf: PlaceOf = () => undefined): Config {
  const parsed = Config.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const problems = configProblems(parsed.error.issues, Config, placeOf).map((line) => `  ${line}`);
  throw new UserError(
    "invalid_config",
    `.github/miyabi.yml is not valid; nothing was started. Correct it on the default branch:\n${problems.join("\n")}`,
  );
}
