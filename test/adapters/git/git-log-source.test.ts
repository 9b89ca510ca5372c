import { join } from "node:path";
import { gitJournal } from "../../../src/adapters/git/git-journal.ts";
import { gitLogSource } from "../../../src/adapters/git/git-log-source.ts";
import { openLogIndex } from "../../../src/adapters/knowledge/log-index.ts";
import { logEntries } from "../../../src/core/log/log-entry.ts";
import { taskResult } from "../../fakes/quality.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { servedRepository, type ServedRepository } from "./served-repository.ts";

let served: ServedRepository;
beforeEach(async () => {
  served = await servedRepository({ "README.md": "shop\n" });
});
afterEach(() => served.close());

const options = (token: string) => ({
  ...{ serverUrl: served.url, repository: "acme/shop", token },
  ...{ dir: join(served.root, "temp"), clock: served.clock },
});

/** The log of a session that was merged, written as finalize does. */
const write = async (day: string): Promise<void> => {
  const at = new Date(`${day}T12:00:00.000Z`);
  const startedAt = `${day}T10:00:00.000Z`;
  const record = session({
    state: "done",
    runs: [at.getDate()],
    plan: plan(
      task(1, { title: "Add User model" }),
      task(2, { title: "Describe the login", type: "docs" }),
    ),
    tasks: [
      taskResult(1, { startedAt, filesCreated: ["src/userModel.ts"] }),
      taskResult(2, { startedAt, filesCreated: ["docs/login.md"] }),
      taskResult(3, { startedAt, status: "failed", error: "login is broken" }),
    ],
    pull: {
      ...{ number: 501, url: "u", branch: "feature/issue-500", base: "main", draft: false },
      ...{ headSha: "b".repeat(40), merged: { sha: "d".repeat(40), at: at.toISOString() } },
    },
  });
  await gitJournal(options(served.token("write"))).append(logEntries(record, at));
};

test("a repository without a log has nothing to read", async () => {
  expect(await gitLogSource(options(served.token("read")))).toBeUndefined();
});

test("the log is indexed with a token that may only read, and later only what is new of it", async () => {
  await write("2026-01-05");
  const source = await gitLogSource(options(served.token("read")));
  if (source === undefined) throw new Error("there is a log");
  expect(Object.keys(source.files)).toEqual([".ai/logs/2026-01-05.md"]);
  const file = join(served.root, "job.idx");
  const { store } = await openLogIndex({ source, file, clock: served.clock });
  const tasks = async (text: string): Promise<(string | undefined)[]> =>
    (await store.search({ text, limit: 5, types: ["task"] })).map(({ document }) => document.task);
  expect((await tasks("userModel"))[0]).toBe("task-500-1");
  expect((await tasks("login")).sort()).toEqual(["task-500-2", "task-500-3"]);
  await write("2026-01-06");
  const later = await gitLogSource(options(served.token("read")));
  if (later === undefined) throw new Error("there is a log");
  expect(later.commit).not.toBe(source.commit);
  expect((await openLogIndex({ source: later, file, clock: served.clock })).read).toBe(1);
});
