import { readFile, realpath } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { ScenarioError } from "../scenario-error.ts";

/** The text of a file of the scenario folder. @throws ScenarioError where it is missing or lies outside */
export const readScenarioFile = async (dir: string, path: string): Promise<string> => {
  const root = await realpath(dir);
  const file = await realpath(join(root, path)).catch(() => undefined);
  if (isAbsolute(path) || (file !== undefined && relative(root, file).startsWith(".."))) {
    throw new ScenarioError(`"${path}" lies outside the scenario folder; copy the file into it`);
  }
  const text = file === undefined ? undefined : await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) {
    throw new ScenarioError(`there is no file "${path}"; paths start at the scenario folder`);
  }
  return text;
};
