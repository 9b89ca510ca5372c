import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";

/** A bare repository and the way to run git in it. */
export type Git = {
  gitDir: string;
  /** Where `git` is looked for; nothing else of the host's environment reaches it. */
  searchPath: string;
};

export const DEFAULT_SEARCH_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

export class GitFailure extends Error {
  override name = "GitFailure";
}

/** What GitHub's servers allow and refuse, said to git for this one process; nothing is left in the repository. */
const SERVER_CONFIG: Record<string, string> = {
  "core.hooksPath": "/dev/null",
  "gc.auto": "0",
  "receive.autogc": "false",
  // Pull request refs are read-only on GitHub.
  "receive.hideRefs": "refs/pull",
  "safe.directory": "*",
  "uploadpack.allowFilter": "true",
  // actions/checkout fetches by commit id.
  "uploadpack.allowAnySHA1InWant": "true",
};

const configEnvironment = (): Record<string, string> => {
  const entries = Object.entries(SERVER_CONFIG).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    GIT_CONFIG_COUNT: String(Object.keys(SERVER_CONFIG).length),
    ...(Object.fromEntries(entries) as Record<string, string>),
  };
};

export type GitOptions = { env?: Record<string, string>; stdin?: Buffer | string };

export const spawnGit = (
  git: Git,
  args: string[],
  env: Record<string, string> = {},
): ChildProcessWithoutNullStreams =>
  spawn("git", args, {
    cwd: git.gitDir,
    env: {
      PATH: git.searchPath,
      HOME: "/nonexistent",
      LC_ALL: "C",
      GIT_DIR: git.gitDir,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_TERMINAL_PROMPT: "0",
      ...configEnvironment(),
      ...env,
    },
  });

/** Runs git to its end. @throws GitFailure with what git said on stderr */
export const runGit = async (
  git: Git,
  args: string[],
  { env, stdin }: GitOptions = {},
): Promise<Buffer> => {
  const child = spawnGit(git, args, env);
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  // git may end before it has read everything (a refused pack); its exit code tells the story.
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin ?? "");
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    const said = Buffer.concat(errors).toString("utf8").trim();
    throw new GitFailure(`git ${args[0] ?? ""} ended with ${code ?? "a signal"}: ${said}`);
  }
  return Buffer.concat(output);
};

export const gitLines = async (
  git: Git,
  args: string[],
  options?: GitOptions,
): Promise<string[]> => {
  const text = (await runGit(git, args, options)).toString("utf8");
  return text.split("\n").filter((line) => line !== "");
};
