import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gitWorkspaces, type GitOptions } from "../../../src/adapters/git/git-workspaces.ts";
import { uniform } from "../../../src/stage/contract/permissions.ts";
import { ACTIONS_BOT, Tokens } from "../../../src/stage/contract/tokens.ts";
import { startGitRemote } from "../../../src/stage/remote/git-remote.ts";
import { FakeClock } from "../../fakes/clock.ts";

const run = promisify(execFile);
const ENV = {
  PATH: process.env["PATH"] ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Mona",
  GIT_AUTHOR_EMAIL: "mona@example.com",
  GIT_COMMITTER_NAME: "Mona",
  GIT_COMMITTER_EMAIL: "mona@example.com",
};

export const git = async (cwd: string, ...args: string[]): Promise<string> =>
  (await run("git", args, { cwd, env: ENV })).stdout.trim();

export const put = async (dir: string, files: Record<string, string>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
};

/** A bare repository with one commit, served over HTTP by the stage's git remote. */
export const servedRepository = async (files: Record<string, string>) => {
  const root = await mkdtemp(join(tmpdir(), "miyabi-git-"));
  const gitDir = join(root, "shop.git");
  const seed = join(root, "seed");
  await git(root, "init", "-q", "--bare", "-b", "main", gitDir);
  await git(root, "init", "-q", "-b", "main", seed);
  await put(seed, files);
  await git(seed, "add", "-A", "-f");
  await git(seed, "commit", "-q", "-m", "base");
  await git(seed, "push", "-q", gitDir, "main");
  const tokens = new Tokens();
  const remote = await startGitRemote({
    repository: { fullName: "acme/shop", gitDir },
    tokens,
    notePush: () => undefined,
  });
  const token = (contents: "read" | "write"): string =>
    tokens.mint({
      kind: "job",
      account: ACTIONS_BOT,
      permissions: { ...uniform("none"), contents },
      repository: "acme/shop",
      runId: 1,
      jobId: 2,
      jobName: "build",
    });
  const clock = new FakeClock();
  const options = (contents: "read" | "write" = "read"): GitOptions => ({
    serverUrl: remote.url,
    repository: "acme/shop",
    token: token(contents),
    dir: join(root, "temp"),
    clock,
  });
  return {
    root,
    gitDir,
    seed,
    clock,
    baseSha: await git(seed, "rev-parse", "HEAD"),
    token,
    url: remote.url,
    options,
    workspaces: (contents: "read" | "write" = "read", overrides: { token?: string } = {}) =>
      gitWorkspaces({ ...options(contents), ...overrides }),
    close: async () => {
      await remote.close();
      await rm(root, { recursive: true, force: true });
    },
  };
};

export type ServedRepository = Awaited<ReturnType<typeof servedRepository>>;
