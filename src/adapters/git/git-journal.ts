import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../ports/clock.ts";
import type { Journal } from "../../ports/journal.ts";
import { findGit } from "./find-git.ts";
import { authorization } from "./git-environment.ts";
import type { GitOptions } from "./git-workspaces.ts";
import { remoteError } from "./remote-error.ts";
import { GitError, gitAt, lineOf, type Git, type GitCall } from "./run-git.ts";
import { withRetries } from "./with-retries.ts";

/** Orphan branch of all logs (design: architecture, "Session store"). */
const LOG_BRANCH = "miyabi/logs";
const REF = `refs/heads/${LOG_BRANCH}`;
const FOLDER = ".ai/logs";
const HERE = "refs/miyabi/logs";

/** Writers of different issues meet here; each loser reads again and appends behind the winner. */
const TRIES = 5;
const PAUSE_MS = 500;

type Entry = { key: string; at: Date; markdown: string };

const mark = (key: string): string =>
  `<!-- miyabi:log:${key.replace(/[^\w:.-]+/g, "_").replace(/--+/g, "-")} -->`;

/** `.ai/logs/2025-10-24.md`, by the UTC day of the entry. */
const fileOf = ({ at }: Entry): string => `${FOLDER}/${at.toISOString().slice(0, 10)}.md`;

/** A bare repository with the branch's newest state in it, and how to talk to its remote. */
type Log = {
  git: (args: readonly string[], more?: Partial<GitCall>) => ReturnType<Git>;
  talk: (args: readonly string[], what: string) => ReturnType<Git>;
  url: string;
  clock: Clock;
};

/** The branch's head after fetching it; undefined where it is not there yet. */
async function fetchHead({ git, talk, url }: Log): Promise<string | undefined> {
  const listed = lineOf(await talk(["ls-remote", "--", url, REF], "read the log branch"));
  const [head = ""] = listed.split(/\s/);
  if (head === "") return undefined;
  await talk(
    ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", url, `+${REF}:${HERE}`],
    "fetch the log branch",
  );
  return lineOf(await git(["rev-parse", "--verify", HERE]));
}

/** Text of a file at the head, empty where there is none. */
async function textAt({ git }: Log, head: string | undefined, file: string): Promise<string> {
  if (head === undefined) return "";
  const found = await git(["cat-file", "blob", `${head}:${file}`], { accept: [0, 128] });
  return found.code === 0 ? found.stdout.toString("utf8") : "";
}

/** Those that no file of the branch holds, whatever day they were written on. */
async function missing(
  { git }: Log,
  head: string | undefined,
  entries: readonly Entry[],
): Promise<Entry[]> {
  if (head === undefined) return [...entries];
  const found = await git(
    ["grep", "-h", "-o", "-E", "^<!-- miyabi:log:[^ ]+ -->", head, "--", FOLDER],
    { accept: [0, 1] },
  );
  const known = new Set(found.stdout.toString("utf8").split("\n"));
  return entries.filter(({ key }) => !known.has(mark(key)));
}

/** A commit on top of the head with the entries at the end of their days' files. */
async function commitOn(log: Log, head: string | undefined, entries: readonly Entry[]) {
  const { git, clock } = log;
  const place = { GIT_INDEX_FILE: "miyabi-log-index" };
  await git(["read-tree", ...(head === undefined ? ["--empty"] : [head])], { place });
  for (const file of new Set(entries.map(fileOf))) {
    const added = entries
      .filter((entry) => fileOf(entry) === file)
      .sort((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ key, markdown }) => `${mark(key)}\n${markdown.trim()}\n`);
    const before = (await textAt(log, head, file)).trimEnd();
    const input = [...(before === "" ? [] : [`${before}\n`]), ...added].join("\n");
    const blob = lineOf(await git(["hash-object", "-w", "--stdin"], { input }));
    await git(["update-index", "--add", "--cacheinfo", `100644,${blob},${file}`], { place });
  }
  const tree = lineOf(await git(["write-tree"], { place }));
  const parent = head === undefined ? [] : ["-p", head];
  const input = `docs(logs): ${entries.length} ${entries.length === 1 ? "entry" : "entries"}\n`;
  const at = clock.now();
  return lineOf(await git(["commit-tree", tree, ...parent, "-F", "-"], { input, at }));
}

const isOvertaken = (error: unknown): boolean =>
  error instanceof GitError &&
  /stale info|\[rejected\]|\[remote rejected\]|cannot lock ref|failed to update ref/.test(
    error.stderr,
  );

/** The log on its branch, written with plain git: no work tree, no checkout, nothing of it is run. */
export function gitJournal({ serverUrl, repository, token, dir, clock }: GitOptions): Journal {
  const url = `${serverUrl.replace(/\/+$/, "")}/${repository}.git`;

  const open = async (): Promise<Log> => {
    await mkdir(dir, { recursive: true });
    const place = await mkdtemp(join(dir, "journal-"));
    const cwd = join(place, "log.git");
    const home = join(place, "home");
    for (const folder of [cwd, home]) await mkdir(folder);
    const run = gitAt(await findGit(), home);
    const git: Log["git"] = (args, more = {}) => run({ cwd, args, ...more });
    await git(["init", "--quiet", "--bare", "--template="]);
    const network: Partial<GitCall> = {
      protocols: ["https", "http"],
      settings: [authorization(serverUrl, token)],
    };
    const talk: Log["talk"] = (args, what) =>
      withRetries(clock, async () => {
        try {
          return await git(args, network);
        } catch (error) {
          throw isOvertaken(error) ? error : remoteError(error, what);
        }
      });
    return { git, talk, url, clock };
  };

  return {
    async append(entries) {
      if (entries.length === 0) return;
      const log = await open();
      for (let attempt = 1; ; attempt++) {
        const head = await fetchHead(log);
        const fresh = await missing(log, head, entries);
        if (fresh.length === 0) return;
        const commit = await commitOn(log, head, fresh);
        const lease = `--force-with-lease=${REF}:${head ?? ""}`;
        try {
          await log.talk(["push", "--quiet", lease, "--", url, `${commit}:${REF}`], "push the log");
          return;
        } catch (error) {
          if (!isOvertaken(error) || attempt === TRIES) throw error;
          await clock.sleep(PAUSE_MS * attempt);
        }
      }
    },
  };
}
