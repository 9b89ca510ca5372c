import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { Expectation } from "../../../src/stage/scenario/expectation.ts";
import { readYaml } from "../../../src/stage/scenario/read-yaml.ts";
import { ScenarioFile } from "../../../src/stage/scenario/scenario-file.ts";

const PAGE = join(import.meta.dirname, "../../../docs/scenarios.md");

test.each<[string, z.ZodType]>([
  ["scenario.yml", ScenarioFile],
  ["expect.yml", Expectation],
])("the %s of docs/scenarios.md is a valid one", async (file, schema) => {
  const page = await readFile(PAGE, "utf8");
  const [, example = ""] = new RegExp(`## ${file}[^]*?\`\`\`yaml\n([^]*?)\`\`\``).exec(page) ?? [];
  expect(example).not.toBe("");
  expect(() => readYaml(file, example, schema)).not.toThrow();
});
