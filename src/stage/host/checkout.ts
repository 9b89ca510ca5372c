import { spawn } from "node:child_process";
import { DEFAULT_SEARCH_PATH, runGit } from "../remote/git.ts";

/**
 * The files of one commit, without its history, in an existing folder.
 *
 * @param sha full commit id, checked by the caller
 * @throws Error where the repository has no such commit
 */
export async function checkOut(source: { gitDir: string; sha: string; into: string }) {
  const git = { gitDir: source.gitDir, searchPath: DEFAULT_SEARCH_PATH };
  const archive = await runGit(git, ["archive", "--format=tar", source.sha]);
  const tar = spawn("tar", ["-x", "-f", "-", "-C", source.into], {
    env: { PATH: DEFAULT_SEARCH_PATH },
    stdio: ["pipe", "ignore", "pipe"],
  });
  const errors: Buffer[] = [];
  tar.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  // tar may end before it has read everything; its exit code tells the story.
  tar.stdin.on("error", () => undefined);
  tar.stdin.end(archive);
  const code = await new Promise<number | null>((resolve, reject) => {
    tar.once("error", reject);
    tar.once("close", resolve);
  });
  if (code !== 0) throw new Error(`tar: ${Buffer.concat(errors).toString("utf8").trim()}`);
}
