import { z } from "zod";

const PackageJson = z.object({ scripts: z.object({ start: z.string().optional() }).optional() });

const WORD = /"([^"]*)"|'([^']*)'|(\S+)/g;
const SHELL_ONLY = /[;&|<>$`()\\*?]/;

export class StartCommandError extends Error {
  override readonly name = "StartCommandError";
}

/**
 * Arguments for Node that start a service: those of `scripts.start` where package.json has one,
 * else `src/server.js`. No shell is involved, so the script must be a plain call of node.
 *
 * @param packageJson text of the release's package.json, undefined where it has none
 * @throws StartCommandError that says what the script may look like
 */
export function startCommand(packageJson: string | undefined): string[] {
  const script = packageJson === undefined ? undefined : startScriptOf(packageJson);
  if (script === undefined) return ["src/server.js"];
  const words = [...script.matchAll(WORD)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
  const [program, ...args] = words;
  if (program !== "node" || args.length === 0 || SHELL_ONLY.test(script))
    throw new StartCommandError(
      `scripts.start is "${script}": the host starts "node <file> [arguments]" without a shell; write it so`,
    );
  return args;
}

function startScriptOf(packageJson: string): string | undefined {
  try {
    return PackageJson.parse(JSON.parse(packageJson)).scripts?.start;
  } catch (error) {
    throw new StartCommandError(`package.json cannot be read: ${String(error)}`);
  }
}
