import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { uniform, type Permissions } from "../../../src/stage/contract/permissions.ts";
import { ACTIONS_BOT, Tokens, type Role } from "../../../src/stage/contract/tokens.ts";
import { startGitRemote, type GitRemoteOptions } from "../../../src/stage/remote/git-remote.ts";
import type { Pushed } from "../../../src/stage/remote/receive-pack.ts";

const run = promisify(execFile);

const CLIENT_ENV = {
  PATH: process.env["PATH"] ?? "",
  HOME: "/nonexistent",
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
  GIT_AUTHOR_NAME: "Mona",
  GIT_AUTHOR_EMAIL: "mona@example.com",
  GIT_COMMITTER_NAME: "Mona",
  GIT_COMMITTER_EMAIL: "mona@example.com",
};

/** What a git command did: never throws, so that a test can look at a refusal. */
export type Outcome = { code: number; out: string; err: string };

export const git = async (cwd: string, ...args: string[]): Promise<Outcome> =>
  run("git", args, { cwd, env: CLIENT_ENV, maxBuffer: 1 << 28 }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout.trim(), err: stderr }),
    (error: unknown) => {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout.trim(), err: stderr };
    },
  );

/** As `git`, for the steps that must work. */
export const must = async (cwd: string, ...args: string[]): Promise<string> => {
  const { code, out, err } = await git(cwd, ...args);
  if (code !== 0) throw new Error(`git ${args.join(" ")}: ${err}`);
  return out;
};

export const commitFile = async (
  dir: string,
  path: string,
  content: string | Buffer,
): Promise<string> => {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), content);
  await must(dir, "add", "-A");
  await must(dir, "commit", "-q", "-m", `change ${path}`);
  return must(dir, "rev-parse", "HEAD");
};

/** A bare repository with two commits on main, served over HTTP, and a folder for clones. */
export const stageRemote = async (options: Pick<GitRemoteOptions, "mayPush"> = {}) => {
  const root = await mkdtemp(join(tmpdir(), "miyabi-remote-"));
  const gitDir = join(root, "app.git");
  const seed = join(root, "seed");
  await must(root, "init", "-q", "--bare", "-b", "main", gitDir);
  await must(root, "init", "-q", "-b", "main", seed);
  await commitFile(seed, ".github/workflows/ci.yml", "on: push\n");
  const head = await commitFile(seed, "README.md", "# App\n");
  await must(seed, "push", "-q", gitDir, "main");

  const tokens = new Tokens();
  const pushed: Pushed[] = [];
  const server = await startGitRemote({
    repository: { fullName: "acme/app", gitDir },
    tokens,
    notePush: (change) => void pushed.push(change),
    ...options,
  });
  const url = `${server.url}/acme/app.git`;
  const jobToken = (contents: Permissions["contents"], repository = "acme/app") =>
    tokens.mint({
      kind: "job",
      account: ACTIONS_BOT,
      permissions: { ...uniform("none"), contents },
      repository,
      runId: 1,
      jobId: 2,
      jobName: "build",
    });
  const userToken = (role: Role) =>
    tokens.mint({ kind: "user", account: { login: "mona", id: 7, type: "User" }, role });
  return {
    root,
    gitDir,
    head,
    url,
    pushed,
    tokens,
    jobToken,
    userToken,
    as: (token: string) => url.replace("://", `://x-access-token:${token}@`),
    /** A clone whose remote carries the token, as actions/checkout leaves it. */
    clone: async (token: string, ...args: string[]) => {
      const dir = await mkdtemp(join(root, "clone-"));
      await must(
        root,
        "clone",
        "-q",
        ...args,
        url.replace("://", `://x-access-token:${token}@`),
        dir,
      );
      return dir;
    },
    close: async () => {
      await server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
};

export type StageRemote = Awaited<ReturnType<typeof stageRemote>>;
