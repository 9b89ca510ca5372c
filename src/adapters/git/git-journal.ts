import { sessionFile } from "../../core/names.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { Journal, JournalEntry } from "../../ports/journal.ts";
import type { GitOptions } from "./git-workspaces.ts";
import {
  fetchFiles,
  fetchHead,
  isOvertaken,
  LOG_FOLDER,
  LOG_REF,
  logFiles,
  openLogBranch,
  type LogBranch,
} from "./log-branch.ts";
import { lineOf } from "./run-git.ts";

/** Writers of different issues meet here; one of them wins each round, the others append behind it. */
const TRIES = 20;
const PAUSE_MS = 500;

const mark = (key: string): string =>
  `<!-- miyabi:log:${key.replace(/[^\w:.-]+/g, "_").replace(/--+/g, "-")} -->`;

/** `.ai/logs/2025-10-24.md`, by the UTC day of the entry. */
const fileOf = ({ at }: JournalEntry): string =>
  `${LOG_FOLDER}/${at.toISOString().slice(0, 10)}.md`;

/** Text of a file at the head, empty where there is none. */
async function textAt({ git }: LogBranch, head: string | undefined, file: string): Promise<string> {
  if (head === undefined) return "";
  const found = await git(["cat-file", "blob", `${head}:${file}`], { accept: [0, 128] });
  return found.code === 0 ? found.stdout.toString("utf8") : "";
}

/** Those that no file of the branch holds, whatever day they were written on. */
async function missing(
  log: LogBranch,
  head: string | undefined,
  entries: readonly JournalEntry[],
): Promise<JournalEntry[]> {
  if (head === undefined) return [...entries];
  const { git } = log;
  const files = await logFiles(log, head);
  await fetchFiles(
    log,
    files.map(({ id }) => id),
  );
  const found = await git(
    ["grep", "-h", "-o", "-E", "^<!-- miyabi:log:[^ ]+ -->", head, "--", LOG_FOLDER],
    { accept: [0, 1] },
  );
  const known = new Set(found.stdout.toString("utf8").split("\n"));
  return entries.filter(({ key }) => !known.has(mark(key)));
}

/** What a commit adds: entries at the end of their days' files, and the newest record of a session. */
type Addition = { entries: readonly JournalEntry[]; session: SessionRecord | undefined };

const titleOf = ({ entries, session }: Addition): string =>
  entries.length > 0 || session === undefined
    ? `docs(logs): ${entries.length} ${entries.length === 1 ? "entry" : "entries"}`
    : `docs(logs): The session of #${session.issue.number}`;

/** The tree of the head with the addition in it. */
async function treeWith(log: LogBranch, head: string | undefined, { entries, session }: Addition) {
  const { git } = log;
  const place = { GIT_INDEX_FILE: "miyabi-log-index" };
  await git(["read-tree", ...(head === undefined ? ["--empty"] : [head])], { place });
  const put = async (file: string, input: string): Promise<void> => {
    const blob = lineOf(await git(["hash-object", "-w", "--stdin"], { input }));
    await git(["update-index", "--add", "--cacheinfo", `100644,${blob},${file}`], { place });
  };
  for (const file of new Set(entries.map(fileOf))) {
    const added = entries
      .filter((entry) => fileOf(entry) === file)
      .sort((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ key, markdown }) => `${mark(key)}\n${markdown.trim()}\n`);
    const before = (await textAt(log, head, file)).trimEnd();
    await put(file, [...(before === "" ? [] : [`${before}\n`]), ...added].join("\n"));
  }
  if (session !== undefined)
    await put(sessionFile(session.issue.number), `${JSON.stringify(session, null, 1)}\n`);
  // The files of other days and sessions were not fetched.
  return lineOf(await git(["write-tree", "--missing-ok"], { place }));
}

/** A commit on top of the head; undefined where nothing is new. */
async function commitOn(log: LogBranch, head: string | undefined, addition: Addition) {
  const { git, clock } = log;
  const tree = await treeWith(log, head, addition);
  if (head !== undefined && lineOf(await git(["rev-parse", `${head}^{tree}`])) === tree)
    return undefined;
  const parent = head === undefined ? [] : ["-p", head];
  const at = clock.now();
  const input = `${titleOf(addition)}\n`;
  return lineOf(await git(["commit-tree", tree, ...parent, "-F", "-"], { input, at }));
}

/** The log on its branch, written with plain git: no work tree, no checkout, nothing of it is run. */
export function gitJournal(options: GitOptions, random = Math.random): Journal {
  return {
    async append(entries, session) {
      if (entries.length === 0 && session === undefined) return;
      const log = await openLogBranch(options);
      for (let attempt = 1; ; attempt++) {
        const head = await fetchHead(log);
        const fresh = await missing(log, head, entries);
        if (fresh.length === 0 && session === undefined) return;
        const commit = await commitOn(log, head, { entries: fresh, session });
        if (commit === undefined) return;
        const lease = `--force-with-lease=${LOG_REF}:${head ?? ""}`;
        try {
          await log.talk(
            ["push", "--quiet", lease, "--", log.url, `${commit}:${LOG_REF}`],
            "push the log",
          );
          return;
        } catch (error) {
          if (!isOvertaken(error) || attempt === TRIES) throw error;
          await log.clock.sleep(PAUSE_MS * Math.min(attempt, 4) * (0.5 + random()));
        }
      }
    },
  };
}
