import { join } from "node:path";
import { gitJournal } from "../../../src/adapters/git/git-journal.ts";
import { session } from "../../fakes/records.ts";
import { git, put, servedRepository, type ServedRepository } from "./served-repository.ts";

let served: ServedRepository;
beforeEach(async () => {
  served = await servedRepository({ "README.md": "shop\n" });
});
afterEach(() => served.close());

const journal = (contents: "read" | "write" = "write") =>
  gitJournal({
    serverUrl: served.url,
    repository: "acme/shop",
    token: served.token(contents),
    dir: join(served.root, "temp"),
    clock: served.clock,
  });
const entry = (key: string, day = "2026-01-05") => ({
  key,
  at: new Date(`${day}T10:18:32.000Z`),
  markdown: `## ${day} 10:18:32 - ${key}\n`,
});
const file = (day = "2026-01-05") => git(served.gitDir, "show", `miyabi/logs:.ai/logs/${day}.md`);
const count = () => git(served.gitDir, "rev-list", "--count", "miyabi/logs");

test("the first entry makes the branch, which has no history and no file of the code", async () => {
  await journal().append([entry("one")]);
  expect(await file()).toBe("<!-- miyabi:log:one -->\n## 2026-01-05 10:18:32 - one");
  expect(await git(served.gitDir, "ls-tree", "-r", "--name-only", "miyabi/logs")).toBe(
    ".ai/logs/2026-01-05.md",
  );
  expect(await count()).toBe("1");
});

test("entries are appended in order, by their day, and each key once", async () => {
  await journal().append([entry("one"), entry("two")]);
  await journal().append([entry("two"), entry("three"), entry("four", "2026-01-06")]);
  expect((await file()).match(/ - \w+$/gm)).toEqual([" - one", " - two", " - three"]);
  expect(await file("2026-01-06")).toContain(" - four");
  expect(await count()).toBe("2");
});

test("the same entries again change nothing, also under another day", async () => {
  await journal().append([entry("one")]);
  await journal().append([entry("one", "2026-01-06")]);
  await journal().append([]);
  expect(await count()).toBe("1");
});

test("writers at the same time lose nothing", async () => {
  await Promise.all(["a", "b", "c"].map((key) => journal().append([entry(key)])));
  expect((await file()).match(/ - \w$/gm)?.sort()).toEqual([" - a", " - b", " - c"]);
});

test("a key cannot end its hidden line", async () => {
  await journal().append([entry("a --> <b>\n--x")]);
  expect((await file()).split("\n", 1)[0]).toBe("<!-- miyabi:log:a_-_b_-x -->");
});

test("other files of the branch stay", async () => {
  await journal().append([entry("one")]);
  const clone = join(served.root, "clone");
  await git(served.root, "clone", "-q", "-b", "miyabi/logs", served.gitDir, clone);
  await put(clone, { "NOTES.md": "ours\n" });
  await git(clone, "add", "-A");
  await git(clone, "commit", "-q", "-m", "notes");
  await git(clone, "push", "-q", "origin", "miyabi/logs");
  await journal().append([entry("two")]);
  expect(await git(served.gitDir, "show", "miyabi/logs:NOTES.md")).toBe("ours");
});

test("the newest record of a session lies beside the log, one file for each issue", async () => {
  const kept = async (issue: number): Promise<unknown> =>
    JSON.parse(await git(served.gitDir, "show", `miyabi/logs:.ai/sessions/${issue}.json`));
  const first = session({ revision: 3 });
  await journal().append([entry("one")], first);
  expect(await kept(500)).toEqual(first);
  await journal().append([entry("one")], { ...first, revision: 7 });
  const other = session({ issue: { ...first.issue, number: 7 } });
  await journal().append([], other);
  await journal().append([], other);
  expect([await kept(500), await kept(7)]).toEqual([{ ...first, revision: 7 }, other]);
  expect(await count()).toBe("3");
  expect(await file()).toContain("one");
});

test("a token that may not write is told what it needs", async () => {
  await expect(journal("read").append([entry("one")])).rejects.toThrow(
    /contents: read \(write to push\)/,
  );
});
