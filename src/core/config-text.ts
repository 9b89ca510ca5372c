import { parseConfig, type Config } from "./config.ts";
import { messageOf } from "./error-code.ts";
import { UserError } from "./errors.ts";

/** Where the configuration lies in a repository. */
export const CONFIG_PATH = ".github/miyabi.yml";

/** Reads YAML; `placeIn` says where in the text a key stands, e.g. `.github/miyabi.yml:3:5`. */
export type ReadYaml = {
  (text: string): unknown;
  placeIn?: (text: string, path: readonly PropertyKey[]) => string;
};

/**
 * The configuration from the file's text, defaults where there is none. `parseYaml` is passed in: the
 * core knows no parser.
 * @throws UserError invalid_config
 */
export function configFromText(text: string | undefined, parseYaml: ReadYaml): Config {
  if (text === undefined) return parseConfig({});
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      "invalid_config",
      `${CONFIG_PATH} is not valid YAML; nothing was started. Correct it on the default branch:\n${messageOf(error)}`,
    );
  }
  return parseConfig(value, (path) => parseYaml.placeIn?.(text, path));
}
