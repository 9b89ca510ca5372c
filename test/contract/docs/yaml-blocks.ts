import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { Config, parseConfig } from "../../../src/core/config.ts";
import { callsIn, missingGrants, wantedBy } from "../../../src/core/doctor/caller.ts";
import { ScriptFile } from "../../../src/stage/model/script.ts";
import type { Source } from "../../../src/stage/runner/files/source.ts";
import { parseWorkflowFile } from "../../../src/stage/runner/workflow/workflow-file.ts";
import { Expectation } from "../../../src/stage/scenario/expectation.ts";
import { ScenarioFile } from "../../../src/stage/scenario/scenario-file.ts";
import type { Block } from "./pages.ts";

/** Of no repository: the parser keeps it for calls that it resolves, and resolves none here. */
const NOWHERE: Source = {
  repository: "octo/docs",
  ref: "main",
  sha: "0".repeat(40),
  read: () => undefined,
  folder: () => Promise.reject(new Error("a block has no folder")),
};

const Declared = z.record(
  z.string(),
  z.object({ required: z.boolean().default(false), default: z.unknown().optional() }),
);
const Callable = z.object({
  on: z.object({
    workflow_call: z.object({ inputs: Declared.default({}), secrets: Declared.default({}) }),
  }),
});
const Action = z.object({ inputs: Declared.default({}) });
const Given = z.record(z.string(), z.unknown()).default({});
const Use = z.looseObject({
  uses: z.string().optional(),
  with: Given,
  secrets: z.union([z.literal("inherit"), Given]).default({}),
});
const Jobs = z.looseObject({
  jobs: z.record(z.string(), Use.extend({ steps: z.array(Use).default([]) })),
});
/** A workflow's head alone. */
const Triggers = z.strictObject({
  name: z.string().optional(),
  on: z.unknown(),
  permissions: z.unknown().optional(),
});
const SOME_JOB = "jobs: { some: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] } }\n";
type Use = z.infer<typeof Use>;

const read = (path: string): unknown => parse(readFileSync(path, "utf8"));

function compare(
  given: Readonly<Record<string, unknown>>,
  declared: z.infer<typeof Declared>,
  what: string,
): string[] {
  const extra = Object.keys(given).filter((name) => declared[name] === undefined);
  const missing = Object.entries(declared).filter(
    ([name, { required, default: value }]) =>
      required && value === undefined && given[name] === undefined,
  );
  return [
    ...extra.map((name) => `${what} has no ${name}`),
    ...missing.map(([name]) => `${what} needs ${name}`),
  ];
}

/** What a job or step gives to one of our workflows or actions, against what that declares. */
function wrongUse({ uses = "", with: inputs, secrets }: Use): string[] {
  const [, path = ""] = /^[\w.-]+\/miyabi\/([^@]+)@\S+$/.exec(uses) ?? [];
  if (path === "") return [];
  if (path.startsWith("actions/")) {
    if (!existsSync(`${path}/action.yml`)) return [`there is no ${path}`];
    return compare(inputs, Action.parse(read(`${path}/action.yml`)).inputs, path);
  }
  if (!existsSync(path)) return [`there is no ${path}`];
  const { inputs: takes, secrets: knows } = Callable.parse(read(path)).on.workflow_call;
  return [
    ...compare(inputs, takes, path),
    ...(secrets === "inherit" ? [] : compare(secrets, knows, path)),
  ];
}

/** A workflow, or the `jobs:` of one. */
function wrongWorkflow(block: Block, value: unknown): string[] {
  if (z.looseObject({ on: z.unknown() }).safeParse(value).success)
    parseWorkflowFile(NOWHERE, block.page, block.text);
  const { jobs } = Jobs.parse(value);
  const uses = Object.values(jobs).flatMap((job) => [job, ...job.steps]);
  const grants = readdirSync(".github/workflows").flatMap((file) =>
    callsIn(value, file).flatMap(({ granted }) =>
      granted === undefined
        ? []
        : missingGrants(granted, wantedBy(read(`.github/workflows/${file}`))),
    ),
  );
  return [...uses.flatMap(wrongUse), ...grants.map((line) => `it does not grant ${line}`)];
}

const SCENARIO: Readonly<Record<string, z.ZodType>> = {
  "scenario.yml": ScenarioFile,
  "expect.yml": Expectation,
  "model.yml": ScriptFile,
};

const problemsOf = (schema: z.ZodType, value: unknown): string[] => {
  const { error } = schema.safeParse(value);
  return error === undefined ? [] : [z.prettifyError(error)];
};

/**
 * What is wrong with a block of YAML. What it is of says its fence (`yaml expect.yml`), else its keys: a workflow or its head,
 * steps of one, or `.github/miyabi.yml`.
 */
export function wrongYaml(block: Block): string[] {
  const value: unknown = parse(block.text);
  const scenario = SCENARIO[block.file];
  if (scenario !== undefined) return problemsOf(scenario, value);
  if (Array.isArray(value)) return z.array(Use).parse(value).flatMap(wrongUse);
  if (Jobs.safeParse(value).success) return wrongWorkflow(block, value);
  if (Triggers.safeParse(value).success) {
    parseWorkflowFile(NOWHERE, block.page, `${block.text}\n${SOME_JOB}`);
    return [];
  }
  if (block.file !== "") return []; // another's file: it is YAML, no more can be said
  const keys = Object.keys(z.record(z.string(), z.unknown()).parse(value));
  if (keys.some((key) => !(key in Config.shape)))
    return [`say behind \`yaml\` which file this is: ${keys.join(", ")} are no settings`];
  parseConfig(value);
  return [];
}
