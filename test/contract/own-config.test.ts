import { readFile } from "node:fs/promises";
import { parseYaml } from "../../src/adapters/yaml/parse-yaml.ts";
import { CONFIG_PATH, configFromText } from "../../src/core/config-text.ts";

test("this repository's own settings are what the schema takes", async () => {
  const config = configFromText(await readFile(CONFIG_PATH, "utf8"), (text) =>
    parseYaml(text, CONFIG_PATH),
  );
  expect(config.projects.ignore).toEqual(["examples/**"]);
});
