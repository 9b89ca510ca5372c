import { readFile } from "node:fs/promises";
import { yamlReader } from "../../src/adapters/yaml/yaml-reader.ts";
import { z } from "zod";
import { CONFIG_PATH, configFromText } from "../../src/core/config-text.ts";
import { Config } from "../../src/core/config.ts";
import { FINDING_IDS } from "../../src/core/doctor/finding.ts";

test("this repository's own settings are what the schema takes", async () => {
  const config = configFromText(await readFile(CONFIG_PATH, "utf8"), yamlReader(CONFIG_PATH));
  expect(config.projects.ignore).toEqual(["examples/**"]);
});

test("schemas/config.json, which editors load, is the schema of the code; otherwise npm run generate", async () => {
  const kept: unknown = JSON.parse(await readFile("schemas/config.json", "utf8"));
  expect(kept).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(Config, { io: "input" }))));
});

test.each(FINDING_IDS)("docs/cli.md says what miyabi doctor looks at for %s", async (id) => {
  expect(await readFile("docs/cli.md", "utf8")).toContain(`| \`${id}\``);
});
