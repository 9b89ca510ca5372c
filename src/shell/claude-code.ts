import { cleanPath } from "../adapters/process/clean-path.ts";
import type { RunContext } from "../ports/run-context.ts";

/** What tells npm where packages come from, and how to get there. */
const NPM_SETTINGS =
  /^(npm_config_.*|https?_proxy|no_proxy|node_extra_ca_certs|ssl_cert_file|ssl_cert_dir)$/i;

function npmEnvironment(): Record<string, string> {
  const settings = Object.entries(process.env).filter(
    (entry): entry is [string, string] => NPM_SETTINGS.test(entry[0]) && entry[1] !== undefined,
  );
  const home = process.env["HOME"];
  return {
    ...Object.fromEntries(settings),
    PATH: cleanPath(process.env["PATH"]),
    ...(home === undefined ? {} : { HOME: home }),
  };
}

/**
 * The pinned Claude Code for this job, from the registry that the machine's npm is set to. To be called
 * before anything of the repository has run.
 * @returns absolute path of the program
 * @throws UserError no_claude_code, TransientError where the network fails
 */
export async function connectClaudeCode({ tempDir }: Pick<RunContext, "tempDir">): Promise<string> {
  const { installClaudeCode } = await import("../adapters/claude-code/install.ts"); // not before it is needed
  const { thisPlatform } = await import("../adapters/claude-code/platform.ts");
  return installClaudeCode({
    tempDir,
    toolCache: process.env["RUNNER_TOOL_CACHE"],
    env: npmEnvironment(),
    platform: thisPlatform(),
  });
}
