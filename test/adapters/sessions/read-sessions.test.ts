import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clonedSessions, folderSessions } from "../../../src/adapters/sessions/read-sessions.ts";
import { session } from "../../fakes/records.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "miyabi-sessions-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, value: unknown): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof value === "string" ? value : JSON.stringify(value));
}

const record = (number: number, revision = 1) =>
  session({ issue: { ...session().issue, number }, revision });

test("a folder of artifacts: of each issue the highest revision, and other files are left alone", async () => {
  await put("session-5-r1/session.json", record(5));
  await put("session-5-r12/session.json", record(5, 12));
  await put("session-5-r9/session.json", record(5, 9));
  await put("7.json", record(7));
  await put("github.json", { schema: 1 });
  const { records, unreadable } = await folderSessions(folder);
  expect(records.map(({ issue, revision }) => [issue.number, revision])).toEqual([
    [5, 12],
    [7, 1],
  ]);
  expect(unreadable).toEqual([]);
});

test("what cannot be read is named with why, and the others are read", async () => {
  await put("session-1.json", '{"schema": 1, ');
  await put("session-2.json", "null");
  await put("session-3.json", { ...record(3), state: "lost" });
  await put("session-4.json", { ...record(4), schema: 99 });
  await put("session-5.json", record(5));
  const { records, unreadable } = await folderSessions(folder);
  expect(records.map(({ issue }) => issue.number)).toEqual([5]);
  expect(unreadable.map(({ path }) => path)).toEqual([
    "session-1.json",
    "session-2.json",
    "session-3.json",
    "session-4.json",
  ]);
  expect(unreadable.map(({ why }) => why).join("\n")).toMatch(
    /no JSON[^]*no session[^]*state[^]*newer Miyabi/,
  );
});

test("a link in the folder leads nowhere", async () => {
  await put("elsewhere/session-8.json", record(8));
  await mkdir(join(folder, "given"));
  await symlink(join(folder, "elsewhere"), join(folder, "given", "linked"));
  await symlink(
    join(folder, "elsewhere", "session-8.json"),
    join(folder, "given", "session-8.json"),
  );
  expect((await folderSessions(join(folder, "given"))).records).toEqual([]);
});

test("a folder that is not there is told", async () => {
  await expect(folderSessions(join(folder, "none"))).rejects.toThrow(/cannot be read/);
});

test("a clone's log branch, without a server", async () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
      cwd: join(folder, "repository"),
      stdio: ["ignore", "pipe", "ignore"],
    });
  await mkdir(join(folder, "repository"));
  await mkdir(join(folder, "home"));
  git("init", "--quiet", "-b", "main", ".");
  git("checkout", "--quiet", "--orphan", "miyabi/logs");
  await put("repository/.ai/sessions/5.json", record(5));
  await put("repository/.ai/sessions/6.json", "{");
  git("add", "--all", "--force");
  git("commit", "--quiet", "-m", "log");
  const read = await clonedSessions(join(folder, "repository"), join(folder, "home"));
  expect(read.records.map(({ issue }) => issue.number)).toEqual([5]);
  expect(read.unreadable.map(({ path }) => path)).toEqual([".ai/sessions/6.json"]);
  expect(read.source).toMatch(/^refs\/heads\/miyabi\/logs at [0-9a-f]{12}$/);
});
