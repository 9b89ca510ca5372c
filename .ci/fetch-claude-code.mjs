/**
 * Fetches the pinned Claude Code (175 MB) into npm's cache in a folder that tests and `miyabi run --local` look into:
 * MIYABI_TOOL_CACHE, or ~/.cache/miyabi/tools. Installs it once to see that it is whole.
 *
 *   npm run fetch:claude-code
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installClaudeCode } from "../src/adapters/claude-code/install.ts";
import { thisPlatform } from "../src/adapters/claude-code/platform.ts";
import { VERSION } from "../src/adapters/claude-code/pinned.ts";
import { localToolCache } from "../src/cli/run/tool-cache.ts";

const tempDir = mkdtempSync(join(tmpdir(), "miyabi-claude-code-"));
try {
  const toolCache = localToolCache(process.env);
  await installClaudeCode({ tempDir, toolCache, env: process.env, platform: thisPlatform() });
  console.log(`Claude Code ${VERSION} is in npm's cache in ${toolCache}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(tempDir, { recursive: true });
}
