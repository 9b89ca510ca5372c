import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

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

/** A server that says `text`, and on /env what it was started with. */
export const serverSaying = (text: string): string => `
import { createServer } from "node:http";
const server = createServer((request, response) => {
  response.end(request.url === "/env" ? JSON.stringify(process.env) : ${JSON.stringify(text)});
});
server.listen(process.env.PORT, "127.0.0.1");
process.on("SIGTERM", () => server.close());
`;

export type TinyRepository = {
  gitDir: string;
  /** Writes the files, commits, and gives the commit's id. */
  commit(files: Record<string, string>): Promise<string>;
  remove(): Promise<void>;
};

export const tinyRepository = async (): Promise<TinyRepository> => {
  const dir = await mkdtemp(join(tmpdir(), "tiny-repository-"));
  const git = async (...args: string[]) =>
    (await run("git", args, { cwd: dir, env: ENV })).stdout.trim();
  await git("init", "-q", "-b", "main");
  return {
    gitDir: join(dir, ".git"),
    commit: async (files) => {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(dir, path)), { recursive: true });
        await writeFile(join(dir, path), content);
      }
      await git("add", "-A");
      await git("commit", "-q", "--allow-empty", "-m", "change");
      return git("rev-parse", "HEAD");
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
};
