import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { LOG_BRANCH } from "../../core/names.ts";
import type { Clock } from "../../ports/clock.ts";
import { findGit } from "./find-git.ts";
import { authorization } from "./git-environment.ts";
import type { GitOptions } from "./git-workspaces.ts";
import { remoteError } from "./remote-error.ts";
import { fieldsOf, GitError, gitAt, lineOf, type Git, type GitCall } from "./run-git.ts";
import { withRetries } from "./with-retries.ts";

export const LOG_REF = `refs/heads/${LOG_BRANCH}`;
export const LOG_FOLDER = ".ai/logs";
const HERE = "refs/miyabi/logs";

/** An empty bare repository for the branch's state, and how to talk to its remote. */
export type LogBranch = {
  git: (args: readonly string[], more?: Partial<GitCall>) => ReturnType<Git>;
  /** `what` is for people, e.g. `read the log branch`. */
  talk: (args: readonly string[], what: string) => ReturnType<Git>;
  url: string;
  clock: Clock;
};

/** Someone else wrote the branch between our reading and our pushing. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof GitError &&
  /stale info|\[rejected\]|\[remote rejected\]|cannot lock ref|failed to update ref/.test(
    error.stderr,
  );

/** A place of its own in the job's temp, where nothing of the branch is ever checked out or run. */
export async function openLogBranch({
  serverUrl,
  repository,
  token,
  dir,
  clock,
}: GitOptions): Promise<LogBranch> {
  await mkdir(dir, { recursive: true });
  const place = await mkdtemp(join(dir, "log-"));
  const cwd = join(place, "log.git");
  const home = join(place, "home");
  for (const folder of [cwd, home]) await mkdir(folder);
  const run = gitAt(await findGit(), home);
  const git: LogBranch["git"] = (args, more = {}) => run({ cwd, args, ...more });
  await git(["init", "--quiet", "--bare", "--template="]);
  const network: Partial<GitCall> = {
    protocols: ["https", "http"],
    settings: [authorization(serverUrl, token)],
  };
  const talk: LogBranch["talk"] = (args, what) =>
    withRetries(clock, async () => {
      try {
        return await git(args, network);
      } catch (error) {
        throw isOvertaken(error) ? error : remoteError(error, what);
      }
    });
  return { git, talk, url: `${serverUrl.replace(/\/+$/, "")}/${repository}.git`, clock };
}

/** No tags, no note of what was fetched, nothing said of what went well. */
const FETCH = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];

/** The newest commit without its files: a log of years costs no more than one of days. */
const BARE = ["--depth=1", "--filter=blob:none"];
/** Without it the server takes the files of the commit that we have for files that we have. */
const NOTHING_HERE = ["-c", "fetch.negotiationAlgorithm=noop"];

/** The branch's head after fetching its commit and folders; undefined where it is not there yet. */
export async function fetchHead({ git, talk, url }: LogBranch): Promise<string | undefined> {
  const listed = lineOf(await talk(["ls-remote", "--", url, LOG_REF], "read the log branch"));
  const [head = ""] = listed.split(/\s/);
  if (head === "") return undefined;
  await talk([...FETCH, ...BARE, "--", url, `+${LOG_REF}:${HERE}`], "fetch the log branch");
  return lineOf(await git(["rev-parse", "--verify", HERE]));
}

/** A day of the log: the object that holds it, and its date, e.g. 2025-10-24. */
export type LogFile = { id: string; day: string };

const DAY = /^100644 blob ([0-9a-f]+)\t.*\/(\d{4}-\d\d-\d\d)\.md$/;

/** The days that the log has at a head. */
export async function logFiles({ git }: LogBranch, head: string): Promise<LogFile[]> {
  const listed = fieldsOf(await git(["ls-tree", "-z", head, "--", `${LOG_FOLDER}/`]));
  return listed.flatMap((line) => {
    const [, id = "", day = ""] = DAY.exec(line) ?? [];
    return id === "" ? [] : [{ id, day }];
  });
}

/** Fetches files of the branch by their objects. */
export async function fetchFiles({ talk, url }: LogBranch, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const fetch = [...NOTHING_HERE, ...FETCH, ...BARE, "--", url, ...new Set(ids)];
  await talk(fetch, "fetch the log's files");
}
