import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { editYaml } from "../../adapters/yaml/edit-yaml.ts";
import { parseYaml } from "../../adapters/yaml/parse-yaml.ts";
import { calibrate } from "../../core/calibrate/calibrate.ts";
import { parseConfig } from "../../core/config.ts";
import { CONFIG_PATH } from "../../core/config-text.ts";
import { codeOf } from "../../core/error-code.ts";
import { UserError } from "../../core/errors.ts";
import { unifiedDiff } from "../unified-diff.ts";
import {
  readSource,
  sinceTime,
  withSource,
  type SourceOptions,
} from "../sources/session-source.ts";
import { calibrateView } from "./calibrate-view.ts";

type Options = SourceOptions & { since?: Date; json?: true; write?: true };

async function readConfigText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "";
    throw new UserError("invalid_input", `${file} cannot be read.`);
  }
}

async function run(options: Options, print: (text: string) => void): Promise<void> {
  const file = join(process.cwd(), CONFIG_PATH);
  const before = await readConfigText(file);
  const config = parseConfig(parseYaml(before, CONFIG_PATH));
  const { records: all } = await readSource(options);
  const from = options.since?.getTime() ?? 0;
  const records = all.filter(({ trigger }) => Date.parse(trigger.at) >= from);
  const proposals = calibrate(records, config);
  const edits = proposals.flatMap((one) =>
    one.kind === "change" ? [{ path: one.key, value: one.proposed }] : [],
  );
  const after = editYaml(before, edits);
  parseConfig(parseYaml(after, CONFIG_PATH)); // what is proposed can be taken as it is
  const diff = unifiedDiff(CONFIG_PATH, before, after);
  if (options.json)
    print(`${JSON.stringify({ sessions: records.length, proposals, diff }, null, 2)}\n`);
  else
    print(
      `${calibrateView(proposals, records.length)}\n\n${diff === "" ? "Nothing is proposed.\n" : diff}`,
    );
  if (options.write !== true || diff === "") return;
  try {
    await writeFile(file, after);
  } catch {
    throw new UserError("invalid_input", `${file} cannot be written. Make its folder first.`);
  }
  process.stderr.write(`miyabi: wrote ${CONFIG_PATH}; look at it and commit it.\n`);
}

/** `miyabi calibrate`: what past sessions say about the configuration, as a diff that nobody has to take. */
export const calibrateCommand = (print: (text: string) => void): Command =>
  withSource(new Command("calibrate"))
    .description("Proposes limits and budgets from what came of past sessions, as a diff")
    .option("--since <when>", "sessions that began since a date or an age such as 90d", (text) =>
      sinceTime(text),
    )
    .option("--json", "as JSON")
    .option("--write", `changes ${CONFIG_PATH} of the folder that you are in`)
    .action((options: Options) => run(options, print));
