import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { configKeys } from "../../.ci/reference/config-keys.ts";
import { ENVIRONMENT_NAMES } from "../../.ci/reference/environment.ts";
import { referencePages } from "../../.ci/reference/pages.ts";
import { miyabiProgram } from "../../src/cli/program.ts";
import { Config } from "../../src/core/config.ts";
import { LABELS } from "../../src/core/issue/labels.ts";
import { nothing } from "../nothing.ts";

const pages = await referencePages();

test("every page of the reference is there, and as the code has it: npm run generate", () => {
  const files = readdirSync("docs/reference").map((name) => join("docs/reference", name));
  expect(pages.map(({ file }) => file)).toEqual(expect.arrayContaining(files));
});

test.each(pages)("$file is up to date: npm run generate", ({ file, text }) => {
  expect(readFileSync(file, "utf8")).toBe(text);
});

const keys = configKeys(z.toJSONSchema(Config, { io: "input" }));

test("the keys of the configuration are found at every depth, once each", () => {
  const paths = keys.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      "model",
      "budget.usdPerDay",
      "checks.<build|test|lint|audit|docs>.report.format",
      "notices.routing.<name>",
      "deploy.<staging|production>.images[].name",
      "deploy.<staging|production>.manifests.kustomize",
    ]),
  );
  expect(paths.filter((path) => path.endsWith(".health.path"))).toHaveLength(1);
});

test.each(keys)("the key $path says what it is for", ({ description }) => {
  expect(description.replace(/\(\w+: [\w-]+\)$/, "").trim()).not.toBe("");
});

test.each(LABELS)("what $name means fits into GitHub's 100 characters", ({ meaning }) => {
  expect(meaning.length).toBeGreaterThan(0);
  expect(meaning.length).toBeLessThanOrEqual(100);
});

const sources = ["src/shell", "src/cli", "src/agents", "src/adapters"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8")),
);
const readNames = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/(?:env\[|fact\(|count\()"([A-Z][A-Z_]+)"/g)].map(([, name = ""]) => name),
  ),
);
const variables = new Set(
  readdirSync(".github/workflows")
    .map((file) => readFileSync(join(".github/workflows", file), "utf8"))
    .filter((text) => text.includes("workflow_call:")) // what our own repository sets is no matter of others
    .flatMap((text) => [...text.matchAll(/vars\.([A-Z_]+)/g)].map(([, name = ""]) => name)),
);

test("the environment is read in places that this test finds", () => {
  expect([...readNames]).toEqual(expect.arrayContaining(["GITHUB_RUN_ID", "MIYABI_TOOL_CACHE"]));
  expect([...variables]).toEqual(expect.arrayContaining(["MIYABI_DISABLED", "MIYABI_URL"]));
});

test.each([...readNames, ...variables])("%s is in docs/reference/environment.md", (name) => {
  expect([...ENVIRONMENT_NAMES]).toContain(name);
});

const guide = readFileSync("docs/cli.md", "utf8");
const commands = miyabiProgram({ report: nothing, print: nothing }).commands;

test.each(commands.map((command) => [command.name(), command] as const))(
  "docs/cli.md tells of miyabi %s and of each of its options",
  (name, command) => {
    expect(guide).toContain(`miyabi ${name}`);
    for (const one of [command, ...command.commands])
      for (const { long } of one.options) expect(guide).toContain(long ?? "");
  },
);
