import { access, constants, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TransientError, UserError } from "../../core/errors.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import type { CommandResult } from "../../ports/commands.ts";
import { runProgram } from "../process/run-program.ts";
import { lockFiles, packageOf } from "./lock-file.ts";
import { VERSION } from "./pinned.ts";

const MINUTES = 10;
/** As a shell has it: the program was not found. */
const NOT_FOUND = 127;

/** https://docs.npmjs.com/cli/commands/npm-ci: no script of any package is run, no setting of a project read. */
const NPM_CI = [
  ...["npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"],
  ...["--no-update-notifier", "--loglevel", "error"],
];

/** npm's words for what may pass by itself. */
const PASSING =
  /\b(EAI_AGAIN|ENOTFOUND|ECONNRESET|ECONNREFUSED|ECONNABORTED|ETIMEDOUT|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|E429|E5\d\d|network)\b/;

export type InstallOptions = {
  /** The job's temp, outside of every clone. */
  tempDir: string;
  /** Folder that jobs share where the machine has one (RUNNER_TOOL_CACHE). */
  toolCache?: string | undefined;
  /** The environment of npm: PATH, HOME, where it gets packages from. No key and no token of the job. */
  env: Readonly<Record<string, string>>;
  /** E.g. `linux-x64`, `linux-x64-musl`. */
  platform: string;
};

const noClaudeCode = (why: string): UserError =>
  new UserError(
    "no_claude_code",
    `Claude Code ${VERSION} could not be installed: ${why} Or choose our own engine: engine: sdk in .github/miyabi.yml.`,
  );

/** @throws UserError no_claude_code, TransientError */
function check({ code, stderr, timedOut }: CommandResult): void {
  if (code === 0) return;
  if (code === NOT_FOUND)
    throw noClaudeCode("there is no npm in PATH. Install Node.js with npm on the runner.");
  const said = inertLine(stderr);
  if (timedOut || PASSING.test(stderr))
    throw new TransientError(`Claude Code could not be loaded from npm's registry: ${said}`);
  throw noClaudeCode(`npm said: ${said} See that the runner reaches npm's registry.`);
}

const canWrite = (folder: string): Promise<boolean> =>
  mkdir(folder, { recursive: true })
    .then(() => access(folder, constants.W_OK))
    .then(
      () => true,
      () => false,
    );

/** npm's own cache, shared by jobs where they can share: it checks what it takes from there. */
async function cacheIn({ tempDir, toolCache }: InstallOptions): Promise<string> {
  const shared = toolCache === undefined ? undefined : join(toolCache, "miyabi", "npm");
  return shared !== undefined && (await canWrite(shared)) ? shared : join(tempDir, "npm-cache");
}

/**
 * Installs the pinned Claude Code into a fresh folder of the job. The lock's integrity holds for what comes
 * from the network and for what comes from the cache, at each installation: 4 s of the latter for 364 MB.
 *
 * @returns absolute path of the program
 * @throws UserError no_claude_code, TransientError where the network fails
 */
export async function installClaudeCode(options: InstallOptions): Promise<string> {
  const { tempDir, env, platform } = options;
  const files = lockFiles(platform);
  if (!files) throw noClaudeCode(`there is none for ${platform}.`);
  await mkdir(tempDir, { recursive: true });
  const folder = await mkdtemp(join(tempDir, "claude-code-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  check(
    await runProgram({
      command: [...NPM_CI, "--prefix", folder, "--cache", await cacheIn(options)],
      cwd: folder,
      env,
      timeoutSeconds: MINUTES * 60,
    }),
  );
  return join(folder, "node_modules", packageOf(platform), "claude");
}
