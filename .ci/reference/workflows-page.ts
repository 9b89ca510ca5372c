import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { code, GENERATED, table } from "./table.ts";

const Value = z.union([z.string(), z.number(), z.boolean()]);
const Input = z.object({
  description: z.string().optional(),
  type: z.string().default("string"),
  required: z.boolean().default(false),
  default: Value.optional(),
});
const Named = z.record(z.string(), z.object({ description: z.string() }));
const Secrets = z.record(
  z.string(),
  z.object({ description: z.string().optional(), required: z.boolean().default(false) }),
);

const Called = z.object({
  on: z.object({
    workflow_call: z.object({
      inputs: z.record(z.string(), Input).default({}),
      secrets: Secrets.default({}),
      outputs: Named.default({}),
    }),
  }),
});
const Action = z.object({
  name: z.string(),
  description: z.string(),
  inputs: z.record(z.string(), Input).default({}),
  outputs: Named.default({}),
});

type Inputs = z.infer<typeof Action>["inputs"];

const yes = (is: boolean): string => (is ? "yes" : "no");

const read = (file: string) =>
  Called.parse(parse(readFileSync(`.github/workflows/${file}`, "utf8"))).on.workflow_call;

/** What is handed down from miyabi.yml is described there once. */
function described(name: string, description: string | undefined): string {
  const { inputs, secrets } = read("miyabi.yml");
  const text = description ?? inputs[name]?.description ?? secrets[name]?.description;
  if (text === undefined) throw new Error(`the input or secret ${name} has no description`);
  return text;
}

const inputRows = (inputs: Inputs) =>
  Object.entries(inputs).map(([name, { description, required, type, default: value = "" }]) => [
    code(name),
    described(name, description),
    type,
    yes(required),
    code(String(value)),
  ]);

const outputRows = (outputs: z.infer<typeof Named>) =>
  Object.entries(outputs).map(([name, { description }]) => [code(name), description]);

const INPUTS = ["input", "description", "type", "required", "default"];
const OUTPUTS = ["output", "description"];

/** Those that a repository calls, then those that they call themselves. */
const WORKFLOWS = [
  { file: "miyabi.yml", what: "From a labelled issue to production." },
  { file: "deploy.yml", what: "Staging, production, watch, release, of what people merge too." },
  { file: "sweep.yml", what: "Repairs labels and picks up sessions that stood still." },
  { file: "build.yml", what: "Called by `miyabi.yml`: waves of lanes, then the review." },
  { file: "land.yml", what: "Called by `miyabi.yml`: publish, and review again where it must." },
];

/** Files in .github/workflows/ that others can call; one that the list above lacks is an error. */
function calledWorkflows(): typeof WORKFLOWS {
  const files = readdirSync(".github/workflows").filter((file) =>
    readFileSync(`.github/workflows/${file}`, "utf8").includes("workflow_call:"),
  );
  const missing = files.find((file) => !WORKFLOWS.some((known) => known.file === file));
  if (missing !== undefined)
    throw new Error(`.ci/reference/workflows-page.ts does not say what ${missing} is`);
  return WORKFLOWS;
}

function workflow({ file, what }: (typeof WORKFLOWS)[number]): string[] {
  const { inputs, secrets, outputs } = read(file);
  const secretRows = Object.entries(secrets).map(([name, { description, required }]) => [
    code(name),
    described(name, description),
    yes(required),
  ]);
  return [
    `## ${file}`,
    "",
    what,
    "",
    ...table(INPUTS, inputRows(inputs)),
    ...table(["secret", "description", "required"], secretRows),
    ...table(OUTPUTS, outputRows(outputs)),
  ];
}

function action(name: string): string[] {
  const text = readFileSync(`actions/${name}/action.yml`, "utf8");
  const { description, inputs, outputs } = Action.parse(parse(text));
  return [
    `## actions/${name}`,
    "",
    `${description} [How it is used](../../actions/${name}/README.md).`,
    "",
    ...table(INPUTS, inputRows(inputs)),
    ...table(OUTPUTS, outputRows(outputs)),
  ];
}

/** Inputs, secrets and outputs of every reusable workflow and every action. */
export const workflowsPage = (): string =>
  [
    GENERATED,
    "",
    "# Workflows and actions",
    "",
    "A repository calls `miyabi.yml`, and `sweep.yml` and `deploy.yml` where it wants them ([install](../install.md)).",
    "The root `action.yml` is the orchestrator.",
    "",
    ...calledWorkflows().flatMap(workflow),
    ...readdirSync("actions").sort().flatMap(action),
  ].join("\n");
