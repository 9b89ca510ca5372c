import { homedir } from "node:os";
import { join } from "node:path";

/**
 * What jobs of local runs find as RUNNER_TOOL_CACHE, kept from run to run: MIYABI_TOOL_CACHE, or
 * ~/.cache/miyabi/tools. Claude Code is loaded into it once.
 */
export const localToolCache = (env: Readonly<Record<string, string | undefined>>): string =>
  env["MIYABI_TOOL_CACHE"] ?? join(homedir(), ".cache", "miyabi", "tools");
