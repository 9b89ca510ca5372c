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

const textOf = (file: string): string => readFileSync(`.github/workflows/${file}`, "utf8");

const read = (file: string) => Called.parse(parse(textOf(file))).on.workflow_call;

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

/** Those that a repository calls most; the others are called by them, or in their place. */
const CALLED_BY_PEOPLE = ["miyabi.yml", "deploy.yml", "sweep.yml"];

/** Files in .github/workflows/ that others can call, those for people first. */
function calledWorkflows(): string[] {
  const files = readdirSync(".github/workflows").filter((file) =>
    textOf(file).includes("workflow_call:"),
  );
  const inner = files.filter((file) => !CALLED_BY_PEOPLE.includes(file));
  return [...CALLED_BY_PEOPLE, ...inner.sort()];
}

/** The comment at the head of a file. */
const headOf = (file: string): string =>
  (/^(?:#.*\n)+/.exec(textOf(file))?.[0] ?? "").replaceAll(/^# ?/gm, "").trim();

function workflow(file: string): string[] {
  const { inputs, secrets, outputs } = read(file);
  const secretRows = Object.entries(secrets).map(([name, { description, required }]) => [
    code(name),
    described(name, description),
    yes(required),
  ]);
  return [
    `## ${file}`,
    "",
    headOf(file),
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
