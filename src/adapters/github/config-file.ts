import { CONFIG_PATH, configFromText } from "../../core/config-text.ts";
import type { Config } from "../../core/config.ts";
import { UserError } from "../../core/errors.ts";
import type { JobMemory } from "../files/job-memory.ts";
import type { GithubClient } from "./client.ts";
import { isRefusal } from "./errors.ts";
import type { Place } from "./place.ts";

/** The configuration on the default branch, in one request; defaults where there is no file. @throws UserError */
export async function readConfig(
  client: GithubClient,
  place: Place,
  memory: JobMemory,
): Promise<Config> {
  const kept = await memory.recall(CONFIG_PATH);
  const text = kept ?? (await readText(client, place));
  if (kept === undefined && text !== undefined) await memory.keep(CONFIG_PATH, text);
  const { yamlReader } = await import("../yaml/yaml-reader.ts"); // 5 ms that few actions need
  return configFromText(text, yamlReader(CONFIG_PATH));
}

async function readText({ rest }: GithubClient, place: Place): Promise<string | undefined> {
  try {
    const { data } = await rest.repos.getContent({ ...place, path: CONFIG_PATH });
    if (Array.isArray(data) || data.type !== "file" || !("content" in data))
      throw new UserError("invalid_config", `${CONFIG_PATH} must be a file. Replace it by one.`);
    // GitHub leaves the content of files over 1 MB out.
    if (data.encoding !== "base64")
      throw new UserError("invalid_config", `${CONFIG_PATH} is too large. Shorten it.`);
    return Buffer.from(data.content, "base64").toString();
  } catch (error) {
    if (isRefusal(error, 404)) return undefined;
    throw error;
  }
}
