import type { Journal } from "../../ports/journal.ts";
import type { GitOptions } from "./git-workspaces.ts";
import {
  fetchHead,
  isOvertaken,
  LOG_FOLDER,
  LOG_REF,
  openLogBranch,
  type LogBranch,
} from "./log-branch.ts";
import { lineOf } from "./run-git.ts";

/** Writers of different issues meet here; each loser reads again and appends behind the winner. */
const TRIES = 5;
const PAUSE_MS = 500;

type Entry = { key: string; at: Date; markdown: string };

const mark = (key: string): string =>
  `<!-- miyabi:log:${key.replace(/[^\w:.-]+/g, "_").replace(/--+/g, "-")} -->`;

/** `.ai/logs/2025-10-24.md`, by the UTC day of the entry. */
const fileOf = ({ at }: Entry): string => `${LOG_FOLDER}/${at.toISOString().slice(0, 10)}.md`;

/** Text of a file at the head, empty where there is none. */
async function textAt({ git }: LogBranch, head: string | undefined, file: string): Promise<string> {
  if (head === undefined) return "";
  const found = await git(["cat-file", "blob", `${head}:${file}`], { accept: [0, 128] });
  return found.code === 0 ? found.stdout.toString("utf8") : "";
}

/** Those that no file of the branch holds, whatever day they were written on. */
async function missing(
  { git }: LogBranch,
  head: string | undefined,
  entries: readonly Entry[],
): Promise<Entry[]> {
  if (head === undefined) return [...entries];
  const found = await git(
    ["grep", "-h", "-o", "-E", "^<!-- miyabi:log:[^ ]+ -->", head, "--", LOG_FOLDER],
    { accept: [0, 1] },
  );
  const known = new Set(found.stdout.toString("utf8").split("\n"));
  return entries.filter(({ key }) => !known.has(mark(key)));
}

/** A commit on top of the head with the entries at the end of their days' files. */
async function commitOn(log: LogBranch, head: string | undefined, entries: readonly Entry[]) {
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

/** The log on its branch, written with plain git: no work tree, no checkout, nothing of it is run. */
export function gitJournal(options: GitOptions): Journal {
  return {
    async append(entries) {
      if (entries.length === 0) return;
      const log = await openLogBranch(options);
      for (let attempt = 1; ; attempt++) {
        const head = await fetchHead(log);
        const fresh = await missing(log, head, entries);
        if (fresh.length === 0) return;
        const commit = await commitOn(log, head, fresh);
        const lease = `--force-with-lease=${LOG_REF}:${head ?? ""}`;
        try {
          await log.talk(
            ["push", "--quiet", lease, "--", log.url, `${commit}:${LOG_REF}`],
            "push the log",
          );
          return;
        } catch (error) {
          if (!isOvertaken(error) || attempt === TRIES) throw error;
          await log.clock.sleep(PAUSE_MS * attempt);
        }
      }
    },
  };
}
