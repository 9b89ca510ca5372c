import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { installClaudeCode } from "../../../src/adapters/claude-code/install.ts";
import { thisPlatform } from "../../../src/adapters/claude-code/platform.ts";
import { localToolCache } from "../../../src/cli/run/tool-cache.ts";

/** Where `npm run fetch:claude-code` leaves npm's cache with Claude Code; nothing else downloads it here. */
export const TOOL_CACHE = localToolCache(process.env);

/** Whether Claude Code was fetched. */
export const isFetched = (): boolean => existsSync(join(TOOL_CACHE, "miyabi/npm/_cacache"));

/** For whoever does without, to stderr; .ci/run fails over it. */
export const SKIPPED = "skipped: no Claude Code (npm run fetch:claude-code)\n";

/** Installs the pinned Claude Code below a folder, from the cache alone. @returns path of the program */
export const installed = (tempDir: string): Promise<string> =>
  installClaudeCode({
    tempDir,
    toolCache: TOOL_CACHE,
    env: { PATH: process.env["PATH"] ?? "", HOME: homedir(), npm_config_offline: "true" },
    platform: thisPlatform(),
  });
