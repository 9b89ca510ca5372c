import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { message } from "../language/values.ts";
import type { JobLog } from "./job-log.ts";
import { parseKeyValues } from "./key-values.ts";

const MAX_SUMMARY = 1024 * 1024;

/** The files behind GITHUB_OUTPUT, GITHUB_ENV, GITHUB_PATH, GITHUB_STATE and GITHUB_STEP_SUMMARY of one step. */
export type CommandFiles = Readonly<
  Record<"output" | "env" | "path" | "state" | "summary", string>
>;

export type FileCommands = {
  outputs: [string, string][];
  env: [string, string][];
  path: string[];
  state: [string, string][];
  summary: string;
  failed: boolean;
};

export const newCommandFiles = (temp: string): CommandFiles => {
  const id = randomUUID();
  const create = (name: string): string => {
    const file = join(temp, `${name}_${id}`);
    writeFileSync(file, "");
    return file;
  };
  return {
    output: create("set_output"),
    env: create("set_env"),
    path: create("add_path"),
    state: create("save_state"),
    summary: create("step_summary"),
  };
};

/** Reads and removes the files after the step. A file that is wrong fails the step, as on GitHub. */
export const readCommandFiles = (files: CommandFiles, log: JobLog): FileCommands => {
  let failed = false;
  const read = (file: string): string => {
    if (!existsSync(file)) return "";
    const content = readFileSync(file, "utf8");
    rmSync(file, { force: true });
    return content;
  };
  const keyValues = (file: string, name: string): [string, string][] => {
    try {
      return parseKeyValues(read(file));
    } catch (error) {
      failed = true;
      log.error(`Unable to process file command '${name}' successfully.`);
      log.error(message(error));
      return [];
    }
  };
  const env = keyValues(files.env, "env").filter(([key]) => {
    const blocked = key.toUpperCase() === "NODE_OPTIONS";
    if (blocked) log.error(`Can't store ${key} output parameter using '$GITHUB_ENV' command.`);
    return !blocked;
  });
  const outputs = keyValues(files.output, "output");
  const state = keyValues(files.state, "state");
  const path = read(files.path)
    .split(/\r?\n/)
    .filter((line) => line !== "");
  let summary = read(files.summary);
  const size = Buffer.byteLength(summary);
  if (size > MAX_SUMMARY) {
    log.error(
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${MAX_SUMMARY / 1024}k, ` +
        `got ${Math.floor(size / 1024)}k. For more information see: ` +
        "https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary",
    );
    summary = "";
  }
  return { outputs, env, path, state, summary, failed };
};
