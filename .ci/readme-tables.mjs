/**
 * Writes what a README of an action says of its inputs and outputs, from its action.yml.
 *
 *   node .ci/readme-tables.mjs           writes actions/<name>/README.md between the marks
 *   node .ci/readme-tables.mjs --check   ends with 1 where one is not up to date
 *
 * What stands outside the marks is written by hand and kept.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { parse } from "yaml";

const ROOT = join(import.meta.dirname, "..");
const BEGIN = "<!-- generated from action.yml: npm run generate -->";
const END = "<!-- end -->";
const PUBLISHED = "OWNER/miyabi";
/** Values of inputs that a usage example shows; other inputs keep their default there. */
const EXAMPLES = {
  "anthropic-api-key": "${{ secrets.ANTHROPIC_API_KEY }}",
  "deploy-secrets": "${{ secrets.MIYABI_DEPLOY_SECRETS }}",
  issue: "${{ github.event.issue.number }}",
  lane: "w1-l1",
  sha: "${{ github.sha }}",
  environment: "staging",
};

const cell = (text) => String(text).replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
const code = (text) => (text === "" ? "" : `\`${text}\``);

const row = (...cells) => `| ${cells.map(cell).join(" | ")} |`;

const inputsTable = (inputs) => [
  row("name", "description", "required", "default"),
  "| --- | --- | --- | --- |",
  ...Object.entries(inputs).map(([name, { description, required = false, default: value = "" }]) =>
    row(code(name), description, required ? "yes" : "no", code(value)),
  ),
];

const outputsTable = (outputs) => [
  row("name", "description"),
  "| --- | --- |",
  ...Object.entries(outputs).map(([name, { description }]) => row(code(name), description)),
];

function usage(name, inputs) {
  const shown = Object.entries(inputs).filter(
    ([input, { required }]) => required || (input in EXAMPLES && input !== "issue"),
  );
  return [
    "```yaml",
    `- uses: ${PUBLISHED}/actions/${name}@v1`,
    ...(shown.length > 0 ? ["  with:"] : []),
    ...shown.map(([input]) => `    ${input}: ${EXAMPLES[input] ?? "..."}`),
    "```",
  ];
}

const generated = (name, { inputs = {}, outputs = {} }) =>
  [
    BEGIN,
    "",
    "## Usage",
    "",
    ...usage(name, inputs),
    "",
    "## Inputs",
    "",
    ...inputsTable(inputs),
    "",
    "## Outputs",
    "",
    ...outputsTable(outputs),
    "",
    END,
  ].join("\n");

/** The page as it should be: what is there with its generated part replaced, or a first one. */
async function page(name, present) {
  const manifest = parse(readFileSync(join(ROOT, "actions", name, "action.yml"), "utf8"));
  const part = generated(name, manifest);
  const [begin, end] = [present.indexOf(BEGIN), present.indexOf(END)];
  const text =
    begin >= 0 && end > begin
      ? present.slice(0, begin) + part + present.slice(end + END.length)
      : `# ${manifest.name}\n\n${manifest.description}\n\n${part}\n`;
  return format(text, { parser: "markdown", printWidth: 100 });
}

const checking = process.argv.includes("--check");
for (const name of readdirSync(join(ROOT, "actions")).sort()) {
  const file = join(ROOT, "actions", name, "README.md");
  const present = existsSync(file) ? readFileSync(file, "utf8") : "";
  const wanted = await page(name, present);
  if (wanted === present) continue;
  if (checking) {
    console.error(`actions/${name}/README.md is not up to date: npm run generate`);
    process.exitCode = 1;
  } else writeFileSync(file, wanted);
}
