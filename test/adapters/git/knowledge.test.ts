import { join } from "node:path";
import { gitJournal } from "../../../src/adapters/git/git-journal.ts";
import { openKnowledge } from "../../../src/adapters/git/git-knowledge.ts";
import { gitPastWork } from "../../../src/adapters/git/git-past-work.ts";
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
const open = () => openKnowledge(gitPastWork(options(served.token("read"))));

/** The log of a session that was merged, written as finalize does. */
const write = async (): Promise<void> => {
  const at = new Date("2026-01-05T12:00:00.000Z");
  const record = session({
    state: "done",
    plan: plan(
      task(1, { title: "Add User model" }),
      task(2, { title: "Describe the login", type: "docs" }),
    ),
    tasks: [
      taskResult(1, { filesCreated: ["src/userModel.ts"] }),
      taskResult(2, { filesCreated: ["docs/login.md"], summary: "Wrote how a User logs in" }),
      taskResult(3, { status: "failed", error: "login is broken" }),
    ],
    pull: {
      ...{ number: 501, url: "u", branch: "feature/issue-500", base: "main", draft: false },
      ...{ headSha: "b".repeat(40), merged: { sha: "d".repeat(40), at: at.toISOString() } },
    },
  });
  await gitJournal(options(served.token("write"))).append(logEntries(record, at));
};

test("a repository without a log, or with nothing merged, has nothing to search", async () => {
  expect(await open()).toBeUndefined();
});

test("the log is searched with a token that may only read, best first, within the filters", async () => {
  await write();
  const knowledge = await open();
  const sources = async (text: string, more = {}): Promise<string[]> =>
    ((await knowledge?.search({ text, limit: 5, types: ["task"], ...more })) ?? []).map(
      ({ document }) => document.task ?? document.type,
    );
  expect((await sources("userModel"))[0]).toBe("task-500-1");
  expect((await sources("login")).sort()).toEqual(["task-500-2", "task-500-3"]);
  expect(await sources("login", { outcomes: ["success"] })).toEqual(["task-500-2"]);
  expect(await sources("user", { taskType: "docs" })).toEqual(["task-500-2"]);
  expect(await sources("user", { limit: 1 })).toHaveLength(1);
  expect(await sources("user", { agent: "ReviewAgent" })).toEqual([]);
  expect(await sources("user", { since: new Date("2026-01-06T00:00:00Z") })).toEqual([]);
  expect(await sources("nothing like it")).toEqual([]);
});
