import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { gitJournal } from "../../../src/adapters/git/git-journal.ts";
import { gitPastWork } from "../../../src/adapters/git/git-past-work.ts";
import { git, put, servedRepository, type ServedRepository } from "./served-repository.ts";

let served: ServedRepository;
beforeEach(async () => {
  served = await servedRepository({ "README.md": "shop\n" });
});
afterEach(() => served.close());

const options = (token: string) => ({
  serverUrl: served.url,
  repository: "acme/shop",
  token,
  dir: join(served.root, "temp"),
  clock: served.clock,
});
const LIMITS = { files: 60, bytes: 2_000_000 };
const logs = (limits: Partial<typeof LIMITS> = {}, token = served.token("read")) =>
  gitPastWork(options(token)).logs({ ...LIMITS, ...limits });

/** Days of the log, written as finalize does. */
async function write(...days: string[]): Promise<void> {
  for (const day of days)
    await gitJournal(options(served.token("write"))).append([
      { key: day, at: new Date(`${day}T10:00:00.000Z`), markdown: `## ${day}` },
    ]);
}

/** A commit of anybody's on the log branch. */
async function commit(files: Record<string, string>): Promise<void> {
  const clone = join(served.root, "clone");
  await git(served.root, "clone", "-q", "-b", "miyabi/logs", served.gitDir, clone);
  await put(clone, files);
  await git(clone, "add", "-A");
  await git(clone, "commit", "-q", "-m", "by hand");
  await git(clone, "push", "-q", "origin", "miyabi/logs");
}

const days = (texts: readonly string[]) => texts.map((text) => /## (\S+)/.exec(text)?.[1]);

test("the log's files are read newest first, with a token that may only read", async () => {
  await write("2026-01-05", "2025-12-31", "2026-01-06");
  expect(await logs()).toEqual([
    "<!-- miyabi:log:2026-01-06 -->\n## 2026-01-06\n",
    "<!-- miyabi:log:2026-01-05 -->\n## 2026-01-05\n",
    "<!-- miyabi:log:2025-12-31 -->\n## 2025-12-31\n",
  ]);
});

test("a repository without a log has none", async () => {
  expect(await logs()).toEqual([]);
});

test("only so many files are read, the newest", async () => {
  await write("2026-01-05", "2026-01-06", "2026-01-07");
  expect(days(await logs({ files: 2 }))).toEqual(["2026-01-07", "2026-01-06"]);
});

test("a file that does not fit into the bytes is left out, and older ones are read", async () => {
  await write("2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07");
  await commit({ ".ai/logs/2026-01-06.md": `## 2026-01-06\n${"x".repeat(200)}` });
  expect(days(await logs({ bytes: 100 }))).toEqual(["2026-01-07", "2026-01-05"]);
});

test("what is no file of a day is not read", async () => {
  await write("2026-01-05");
  await commit({
    "2026-01-06.md": "## elsewhere",
    ".ai/logs/notes.md": "## notes",
    ".ai/logs/2026-01-07.md/2026-01-08.md": "## below",
  });
  expect(days(await logs())).toEqual(["2026-01-05"]);
});

test("two days with the same text are two files", async () => {
  await write("2026-01-05");
  await commit({ ".ai/logs/2026-01-06.md": "## same", ".ai/logs/2026-01-07.md": "## same" });
  expect(days(await logs())).toEqual(["same", "same", "2026-01-05"]);
});

test("neither the history nor other days' files are fetched", async () => {
  await write("2026-01-05", "2026-01-06", "2026-01-07");
  const dir = join(served.root, "only");
  await gitPastWork({ ...options(served.token("read")), dir }).logs({ ...LIMITS, files: 1 });
  const [place = ""] = await readdir(dir);
  const objects = await git(
    join(dir, place, "log.git"),
    "cat-file",
    "--batch-all-objects",
    "--batch-check=%(objecttype)",
  );
  expect(objects.split("\n").filter((type) => type === "blob")).toHaveLength(1);
  expect(objects.split("\n").filter((type) => type === "commit")).toHaveLength(1);
});

test("a server that refuses is an error with its reason", async () => {
  await write("2026-01-05");
  await expect(logs({}, "nobody")).rejects.toThrow(/refused to read the log branch/);
});
